package dev.secant.benchmarks.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reloads a plug-in in a small JVM; {@code -Dsecant.reloads=10000} as often as the figure in
 * RESULTS.md has it.
 */
class ReloadsTest {
  /** Some seconds on a slow machine; a leak would show at the first. */
  private static final int COUNT = Integer.getInteger("secant.reloads", 400);

  @Test
  void leaveNoClassLoaderAndNoFileAndNeverGiveAWrongAnswer() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-XX:MaxMetaspaceSize=32m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Reloads.class.getName(),
                    Integer.toString(COUNT)))
            .redirectErrorStream(true)
            .start();
    String printed = read(process);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed.strip())
        .matches(
            "reloads="
                + COUNT
                + " ms=[0-9.]+ cpu-ms=[0-9.]+ answers=[1-9][0-9]* wrong=0 loaders=0 files=0");
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
