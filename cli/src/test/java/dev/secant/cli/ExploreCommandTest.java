package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code secant explore}: its address, its end, and what it refuses before it serves. */
class ExploreCommandTest {
  private static final String SEE_USAGE = "\nsee docs/errors.md#";

  @Test
  void printsItsAddressServesUntilItIsInterruptedAndEndsWell() throws Exception {
    PipedOutputStream out = new PipedOutputStream();
    CompletableFuture<Result> ended = new CompletableFuture<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8))) {
      Thread command =
          new Thread(
              () ->
                  ended.complete(
                      new CliRun()
                          .withOutput(out, "explore", "abs", "sin", "--from", "-3", "--to", "3")));
      command.start();
      URI url = URI.create(lines.readLine());
      assertThat(url.toString())
          .matches("http://127\\.0\\.0\\.1:[0-9]+/[0-9a-f]{32}/#.*")
          .endsWith("/#chain=abs+%7C+sin&x=0.5&eps=1.0E-4&from=-3.0&to=3.0&points=1000");
      HttpResponse<String> page =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      command.interrupt();
    }
    assertThat(ended.get(1, TimeUnit.MINUTES))
        .isEqualTo(new Result(0, "", "secant: open this address in a browser; Ctrl-C ends it\n"));
  }

  @Test
  void saysThatItsPortIsInUse() throws Exception {
    try (ServerSocket other =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      int port = other.getLocalPort();
      Result result = run("explore", "--port", Integer.toString(port));
      assertThat(result)
          .isEqualTo(
              new Result(
                  1,
                  "",
                  "secant: cannot listen on port "
                      + port
                      + " of 127.0.0.1: Address already in use\n"
                      + "choose another --port, or leave it out for one that is free"
                      + SEE_USAGE
                      + "port-not-available\n"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "--port 65536~--port must be from 0 to 65535, was 65536~invalid-setting",
        "--port -1~--port must be from 0 to 65535, was -1~invalid-setting",
        "--from 1 --to 1~--from must be below --to, were 1 and 1~invalid-point",
        "--from x~--from: 'x' is not a number~invalid-point",
        "--at Infinity~--at must be finite, was Infinity~invalid-point",
        "--eps 0~--eps must be above 0 and finite, was 0~invalid-step",
        "--points 1~--points must be a whole number from 2 to 10000, was 1~invalid-setting",
        "--points 10001~--points must be a whole number from 2 to 10000, was 10001~invalid-setting",
        "--points 2.5~--points must be a whole number from 2 to 10000, was 2.5~invalid-setting"
      })
  void refusesASettingBeforeItServes(String options, String sentence, String anchor) {
    Result result = run(("explore exp " + options).split(" "));
    assertThat(result)
        .isEqualTo(new Result(2, "", "secant: " + sentence + SEE_USAGE + anchor + "\n"));
  }

  @Test
  void refusesAChainBeforeItServes() {
    assertThat(run("explore", "sqare").err())
        .startsWith("secant: unknown function 'sqare'; did you mean square?\n  sqare\n  ^\n");
  }
}
