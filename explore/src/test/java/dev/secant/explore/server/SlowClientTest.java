package dev.secant.explore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.explore.answer.Answers;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that clients which are slow, or wait, do not keep others from the page. */
class SlowClientTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int CLIENTS = 40;

  /** Ends when its thread is interrupted, as it is at the latest with the server. */
  private static final PluginJar SLEEPING =
      PluginJar.empty()
          .source(
              """
              package org.acme;
              import dev.secant.api.ElementwiseFunction;
              public final class Sleep implements ElementwiseFunction {
                @Override public double forward(double x) {
                  try {
                    Thread.sleep(60_000);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return x;
                }
              }
              """)
          .listing("org.acme.Sleep");

  private final List<Socket> sockets = new ArrayList<>();
  @TempDir private Path folder;
  private FunctionRegistry registry;
  private PageServer server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    SLEEPING.writeTo(folder.resolve("sleep.jar"));
    registry = FunctionRegistry.builder().classPath().directory(folder).withoutCache().build();
    server = PageServer.start(new Answers(registry), 0, LIMIT);
    client = new Client(server.url());
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
    registry.close();
  }

  private void open(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort());
    sockets.add(socket);
    socket.setSoTimeout(1);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Neither answered nor closed. */
  private void assertTheFirstStillWaits() {
    assertThatThrownBy(() -> sockets.get(0).getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void thePageComesWhileOthersSendTheHeadOfARequest() throws Exception {
    for (int i = 0; i < CLIENTS; i++) {
      open("GET /x HTTP/1.1\r\nHo");
    }
    assertThat(client.send("GET", "").statusCode()).isEqualTo(200);
    assertTheFirstStillWaits();
  }

  @Test
  void thePageComesWhileOthersWaitForCalculations() throws Exception {
    String body = "{\"chain\":\"sleep\",\"x\":1,\"eps\":1}";
    URI url = server.url().resolve("ask/point");
    for (int i = 0; i < CLIENTS; i++) {
      open(
          String.join(
              "\r\n",
              "POST " + url.getRawPath() + " HTTP/1.1",
              client.host(),
              "Content-Type: application/json",
              "Content-Length: " + body.length(),
              "",
              body));
    }
    assertThat(client.send("GET", "").statusCode()).isEqualTo(200);
    assertTheFirstStillWaits();
    assertThat(client.send("GET", "/").statusCode()).isEqualTo(403);
    assertTheFirstStillWaits();
  }
}
