package dev.secant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link Main} in a process of its own: streams, signals, and what is loaded to start. */
@Timeout(120) // a process that hangs is a failure, not a build without end
class MainTest {
  @TempDir private Path folder;
  private Path out;
  private Path err;

  @BeforeEach
  void nameFiles() {
    out = folder.resolve("stdout");
    err = folder.resolve("stderr");
  }

  private Process start(List<String> options, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SECANT_"));
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return builder.start();
  }

  @Test
  void aRunWithNothingToLogDoesNotLoadTheLogging() throws Exception {
    Path loaded = folder.resolve("loaded");
    Process process =
        start(
            List.of("-Xlog:class+load:file=" + loaded),
            "diff",
            "square",
            "exp",
            "square",
            "--at",
            "0.5");
    assertThat(process.waitFor()).isZero();
    assertThat(out).hasContent("3.2974426293330694");
    assertThat(err).isEmptyFile();
    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains(" dev.secant.cli.Main "))
        .noneMatch(line -> line.contains(" ch.qos.logback.") || line.contains(" org.slf4j."));
  }

  @Test
  void textIsUtf8WhateverTheLocaleAndTheEncoding() throws Exception {
    Process process =
        start(
            List.of("-Duser.language=de", "-Dfile.encoding=ISO-8859-1"),
            "eval",
            "square",
            "--format",
            "csv");
    try (OutputStream input = process.getOutputStream()) {
      input.write("é,x\nü,1.5\nü,zz\n".getBytes(UTF_8));
    }
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(out).hasContent("x,value\n1.5,2.25\nNaN,NaN\n");
    assertThat(Files.readString(err))
        .startsWith("secant: standard input:3: 'zz' is not a number: ü,zz");
  }

  @Test
  void aRunThatIsInterruptedLeavesNoFileAndSaysNothing() throws Exception {
    Path results = Files.createDirectory(folder.resolve("results"));
    Process process =
        start(List.of(), "eval", "square", "--output", results.resolve("out.csv").toString());
    OutputStream input = process.getOutputStream(); // open, so that the run waits for more
    input.write("1\n2\n".getBytes(UTF_8));
    input.flush();
    while (isEmpty(results)) {
      assertThat(process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    process.toHandle().destroy(); // the signal alone: Process.destroy() ends the input as well
    process.waitFor();
    assertThat(isEmpty(results)).isTrue();
    assertThat(err).isEmptyFile();
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }
}
