package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code secant --version} says. */
class VersionIT {
  @TempDir private Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(folder.toRealPath());
  }

  @Test
  void hasTheVersionAloneInTheFirstLineAndWhatAReportNeedsInTheOthers() throws Exception {
    Command.Result result = installation.secant("--version").run();
    assertThat(result.err()).isEmpty();
    List<String> lines = result.out().lines().toList();
    String archive = Installation.property("secant.archives").getFileName().toString();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).isEqualTo(archive.replace("secant-", "secant "));
    assertThat(lines.get(1))
        .startsWith("JDK " + System.getProperty("java.runtime.version") + " (")
        .endsWith(") in " + System.getProperty("java.home"));
    assertThat(lines.get(2))
        .isEqualTo("kernels scalar, as the JVM runs without --add-modules=jdk.incubator.vector");
    assertThat(lines.get(3))
        .startsWith("machine " + System.getProperty("os.name") + " ")
        .matches(".*, \\d+ processors, heap of at most \\d+ MB");
    assertThat(lines.get(4))
        .isEqualTo(
            "installed in " + installation.home() + ", plug-ins in " + installation.plugins());
  }

  @Test
  void namesTheKernelsThatUseVectors() throws Exception {
    assertThat(
            installation
                .secant("--version")
                .with("SECANT_JAVA_OPTS", "--add-modules=jdk.incubator.vector")
                .run()
                .out())
        .containsAnyOf(
            "\nkernels vector from 67108864 numbers on for exp, expm1, log, sigmoid, tanh, else"
                + " scalar\n",
            "\nkernels scalar, as vectors are shorter than 256 bits here");
  }
}
