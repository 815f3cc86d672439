package dev.secant.explore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.explore.answer.Answers;
import dev.secant.explore.answer.RefusalCode;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests who is let in, what is refused and how, and that the page keeps to itself. */
class PageServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private FunctionRegistry registry;
  private PageServer server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    registry = FunctionRegistry.builder().classPath().withoutCache().build();
    server = PageServer.start(new Answers(registry), 0, LIMIT);
    client = new Client(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
    registry.close();
  }

  private static void assertRefused(HttpResponse<String> response, RefusalCode code, String why) {
    assertThat(response.statusCode()).isEqualTo(code.status());
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body())
        .startsWith("{\"error\":{\"code\":\"" + code.anchor() + "\",\"message\":\"" + why)
        .endsWith("\"see\":\"docs/errors.md#" + code.anchor() + "\"}}");
  }

  @Nested
  class Page {
    @Test
    void comesWithHeadersThatKeepItToItself() throws Exception {
      HttpResponse<String> page = client.send("GET", "");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).startsWith("<!doctype html>").doesNotContain("<!--", "http://");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(page.headers().map().keySet())
          .noneMatch(name -> name.equalsIgnoreCase("Set-Cookie"))
          .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void hasAllFilesThatItNames() throws Exception {
      var names =
          Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(client.send("GET", "").body());
      int count = 0;
      while (names.find()) {
        HttpResponse<String> file = client.send("GET", names.group(1));
        assertThat(file.statusCode()).as(names.group(1)).isEqualTo(200);
        assertThat(file.body()).isNotBlank();
        count++;
      }
      assertThat(count).isEqualTo(4);
    }

    @Test
    void shipsTheLicenceOfTheChartLibrary() throws Exception {
      assertThat(client.send("GET", "chart.js").body())
          .startsWith("/*!\nThe MIT License (MIT)")
          .contains("Permission is hereby granted");
    }

    @Test
    void answersHeadWithTheHeadersAlone() throws Exception {
      HttpResponse<String> head = client.send("HEAD", "style.css");
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
    }

    @Test
    void leadsFromTheTokenWithoutASlashToThePage() throws Exception {
      String path = server.url().getPath().replaceAll("/$", "");
      HttpResponse<String> response = client.send("GET", path);
      assertThat(response.statusCode()).isEqualTo(308);
      assertThat(response.headers().firstValue("Location")).hasValue(path + "/");
    }

    @Test
    void isAtAnotherAddressEachTime() throws IOException {
      try (PageServer other = PageServer.start(new Answers(registry), 0, LIMIT)) {
        assertThat(other.url().getPath()).matches("/[0-9a-f]{32}/");
        assertThat(other.url().getPath()).isNotEqualTo(server.url().getPath());
      }
    }
  }

  @Nested
  class Gatekeeping {
    @ParameterizedTest
    @ValueSource(
        strings = {"/", "/ask/functions", "/favicon.ico", "/00000000000000000000000000000000/"})
    void refusesWhoHasNotTheToken(String path) throws Exception {
      assertRefused(
          client.send("GET", path), RefusalCode.WRONG_TOKEN, "the URL must hold the token of this");
    }

    @Test
    void refusesATokenThatIsLongerOrShorter() throws Exception {
      String path = server.url().getPath();
      for (String wrong :
          new String[] {path.substring(0, path.length() - 2) + "/", path.replaceAll("/$", "0/")}) {
        assertRefused(client.send("GET", wrong), RefusalCode.WRONG_TOKEN, "the URL must hold");
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"Host: evil.example", "Host: 127.0.0.1:1", "Host: 127.0.0.1", "Host:", "X-Y: z"})
    void refusesAForeignHost(String header) throws IOException {
      assertThat(client.raw("GET " + server.url().getPath() + " HTTP/1.1", header))
          .startsWith("HTTP/1.1 403 ")
          .contains(
              "{\"error\":{\"code\":\"foreign-request\",\"message\":\"the Host header must be");
    }

    @Test
    void refusesTwoHosts() throws IOException {
      assertThat(
              client.raw(
                  "GET " + server.url().getPath() + " HTTP/1.1",
                  client.host(),
                  "Host: evil.example"))
          .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void refusesAnAddressOfAnotherInTheRequestLine() throws IOException {
      String line = "GET http://evil.example" + server.url().getPath() + " HTTP/1.1";
      assertThat(client.raw(line, client.host())).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void acceptsLocalhostInAnyCase() throws IOException {
      for (String name : new String[] {"localhost", "LOCALHOST"}) {
        assertThat(
                client.raw(
                    "GET " + server.url().getPath() + " HTTP/1.1",
                    "Host: " + name + ":" + server.url().getPort(),
                    "Origin: http://localhost:" + server.url().getPort()))
            .as(name)
            .startsWith("HTTP/1.1 200 ");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", ""})
    void refusesAForeignOrigin(String origin) throws Exception {
      assertRefused(
          client.send(
              HttpRequest.newBuilder(client.url().resolve("ask/functions"))
                  .header("Origin", origin)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))),
          RefusalCode.FOREIGN_REQUEST,
          "the Origin header must be this page's, was '" + origin);
    }

    @Test
    void refusesWhatAnotherPageLoads() throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(client.url().resolve("app.js"))
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "no-cors");
      assertRefused(
          client.send(request), RefusalCode.FOREIGN_REQUEST, "another page led here; open the URL");
    }

    @Test
    void followsALinkFromAnywhere() throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(client.url())
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "navigate");
      assertThat(client.send(request).statusCode()).isEqualTo(200);
    }

    @Test
    void cannotBeReachedButByThisMachine() {
      assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
      // Another address of the loopback network is another interface to a server.
      assertThatThrownBy(() -> new Socket(otherAddress(), server.url().getPort()).close())
          .isInstanceOf(ConnectException.class);
    }

    private static InetAddress otherAddress() throws IOException {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    }

    @Test
    void saysThatAPortIsInUse() {
      assertThatThrownBy(
              () -> PageServer.start(new Answers(registry), server.url().getPort(), LIMIT))
          .isInstanceOf(BindException.class)
          .hasMessageContaining("in use");
    }
  }

  @Nested
  class Requests {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "nothing",
          "ask/",
          "ask/nothing",
          "app.js/",
          "%2e%2e/app.js",
          "..%2fapp.js",
          ".",
          "%00"
        })
    void findNothingElse(String path) throws IOException {
      assertThat(client.raw("GET " + server.url().getPath() + path + " HTTP/1.1", client.host()))
          .startsWith("HTTP/1.1 404 ")
          .contains("{\"error\":{\"code\":\"no-such-page\",\"message\":\"there is nothing under");
    }

    @Test
    void cannotLeaveThePageByDots() throws IOException {
      String path = server.url().getPath();
      assertThat(client.raw("GET " + path + "../../../etc/passwd HTTP/1.1", client.host()))
          .startsWith("HTTP/1.1 404 ");
      assertThat(client.raw("GET /../etc/passwd HTTP/1.1", client.host()))
          .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void mustUseTheRightMethod() throws Exception {
      HttpResponse<String> asked = client.send("GET", "ask/point");
      assertRefused(asked, RefusalCode.WRONG_METHOD, "the method must be POST");
      assertThat(asked.headers().firstValue("Allow")).hasValue("POST");
      HttpResponse<String> put = client.send("PUT", "app.js");
      assertRefused(put, RefusalCode.WRONG_METHOD, "the method must be GET, HEAD");
      assertThat(put.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void learnTheMethodsByOptionsButNoLeaveForOtherPages() throws Exception {
      HttpResponse<String> options = client.send("OPTIONS", "ask/point");
      assertThat(options.statusCode()).isEqualTo(204);
      assertThat(options.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
      assertThat(options.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(client.send("OPTIONS", "app.js").headers().firstValue("Allow"))
          .hasValue("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void mustBeOfJson(String type) throws Exception {
      assertRefused(
          client.send(
              HttpRequest.newBuilder(client.url().resolve("ask/functions"))
                  .header("Content-Type", type)
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))),
          RefusalCode.WRONG_CONTENT_TYPE,
          "the Content-Type must be application/json");
    }

    @Test
    void mayHaveSixtyFourKilobytes() throws Exception {
      String most = "{\"name\":\"" + "x".repeat(PageHandler.MOST_BYTES - 11) + "\"}";
      assertThat(client.ask("describe", most).statusCode()).isEqualTo(200);
      assertRefused(
          client.ask("describe", most + " "),
          RefusalCode.BODY_TOO_LARGE,
          "the body must have at most 65536 bytes");
      assertRefused(
          client.ask("describe", " ".repeat(500_000)),
          RefusalCode.BODY_TOO_LARGE,
          "the body must have at most 65536 bytes");
    }

    @Test
    void mustBeAnObject() throws Exception {
      assertRefused(
          client.ask("point", "{\"chain\":"),
          RefusalCode.BAD_REQUEST,
          "the body must be a JSON object of texts and numbers; at character 10: expected a");
      assertRefused(
          client.ask("point", "\ud83d \0"),
          RefusalCode.BAD_REQUEST,
          "the body must be a JSON object of texts and numbers; at character 1: expected {");
    }

    @Test
    void areAnsweredAfterAllOfThis() throws Exception {
      HttpResponse<String> answer =
          client.ask("point", "{\"chain\":\"square | exp | square\",\"x\":0.5,\"eps\":1e-4}");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"value\":1.648721270700128,", "\"slope\":3.2974426293330694,");
    }
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void eachRefusalIsExplained(RefusalCode code) throws IOException {
    String errors = Files.readString(Path.of("../docs/errors.md"));
    assertThat(errors).containsPattern("(?m)^### " + code.anchor() + "$");
  }
}
