package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.testkit.jar.PluginJar;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code secant explore} as a process of its own, with a function that never returns. */
class ExploreIT {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final PluginJar HANGING =
      PluginJar.empty()
          .source(
              """
              package org.acme;
              import dev.secant.api.ElementwiseFunction;
              public final class Hang implements ElementwiseFunction {
                private static volatile boolean forever = true;
                @Override public double forward(double x) {
                  System.err.println("hanging");
                  while (forever) { }
                  return x;
                }
              }
              """)
          .listing("org.acme.Hang");

  @TempDir private Path folder;

  @Test
  void answersBesideAFunctionThatHangsAndEndsByASignal() throws Exception {
    Installation installation = Installation.in(folder.toRealPath());
    HANGING.writeTo(installation.plugins().resolve("hang.jar"));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Command command = installation.shell("exec secant explore exp >'" + out + "' 2>'" + err + "'");
    Process process = command.start();
    URI page = URI.create(await(out, "#").replaceAll("#(?s).*", ""));
    HttpClient client = HttpClient.newHttpClient();
    CompletableFuture<HttpResponse<String>> hanging =
        client.sendAsync(point(page, "hang"), HttpResponse.BodyHandlers.ofString());
    await(err, "hanging");
    String answer = client.send(point(page, "exp"), HttpResponse.BodyHandlers.ofString()).body();
    assertThat(answer).startsWith("{\"x\":0.0,\"value\":1.0,");
    assertThat(hanging).isNotDone();
    process.destroy(); // SIGTERM
    assertThat(command.end(process).code()).isEqualTo(143);
    assertThat(Files.readString(err))
        .isEqualTo("secant: open this address in a browser; Ctrl-C ends it\nhanging\n");
  }

  private static HttpRequest point(URI page, String chain) {
    return HttpRequest.newBuilder(page.resolve("ask/point"))
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"chain\":\"" + chain + "\",\"x\":0,\"eps\":1e-4}"))
        .build();
  }

  private static String await(Path file, String text) throws Exception {
    long end = System.nanoTime() + LONGEST_NANOS;
    String found = "";
    while (!found.contains(text) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      found = Files.exists(file) ? Files.readString(file) : "";
    }
    assertThat(found).contains(text);
    return found;
  }
}
