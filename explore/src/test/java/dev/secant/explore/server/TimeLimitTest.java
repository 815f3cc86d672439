package dev.secant.explore.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.explore.answer.Answers;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.testkit.jar.PluginJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that functions which never return cost their own answers only. */
class TimeLimitTest {
  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final PluginJar HANGING =
      PluginJar.empty()
          .source(
              """
              package org.acme;
              import dev.secant.api.ElementwiseFunction;
              public final class Hang implements ElementwiseFunction {
                private static volatile boolean forever = true;
                @Override public double forward(double x) { while (forever) { } return x; }
              }
              """)
          .listing("org.acme.Hang");

  @TempDir private Path folder;

  @Test
  void aFunctionThatNeverReturnsIsGivenUpAndOthersAreAnswered() throws Exception {
    HANGING.writeTo(folder.resolve("hang.jar"));
    try (FunctionRegistry registry =
            FunctionRegistry.builder().classPath().directory(folder).withoutCache().build();
        PageServer server = PageServer.start(new Answers(registry), 0, LIMIT)) {
      Client client = new Client(server.url());
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < Computations.MOST_LOST + 4; i++) {
        answers.add(client.ask("point", "{\"chain\":\"hang\",\"x\":1,\"eps\":1}").body());
        if (i < 2) { // while there are threads
          assertThat(client.ask("point", "{\"chain\":\"exp\",\"x\":0,\"eps\":1}").body())
              .startsWith("{\"x\":0.0,\"value\":1.0,");
        }
      }
      assertThat(answers.get(0))
          .isEqualTo(
              "{\"error\":{\"code\":\"time-limit\",\"message\":\"no answer within 0.3 s; ask for"
                  + " fewer points, or use --isolate for functions that never return\","
                  + "\"see\":\"docs/errors.md#time-limit\"}}");
      assertThat(answers.get(answers.size() - 1))
          .contains("\"code\":\"too-busy\"", "calculations that took too long are still running");
    }
  }
}
