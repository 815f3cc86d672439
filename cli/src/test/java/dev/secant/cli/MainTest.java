package dev.secant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.cli.sample.Hostile;
import dev.secant.cli.sample.Talks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    builder
        .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
        .redirectError(err.toFile());
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
            "0.5",
            "--eps",
            "1e-4");
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
    assertThat(out).hasContent("é,x,value\nü,1.5,2.25\nü,zz,NaN\n");
    assertThat(Files.readString(err))
        .startsWith("secant: standard input:3: 'zz' is not a number: ü,zz");
  }

  @Test
  void aRunThatIsInterruptedLeavesNoFileAndSaysSo() throws Exception {
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
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(isEmpty(results)).isTrue();
    assertThat(Files.readString(err))
        .matches(
            "secant: interrupted (after [02] rows; "
                + Pattern.quote(results.resolve("out.csv").toString())
                + " was not written, and|before anything was written;) nothing is left behind\n"
                + "see docs/errors.md#interrupted\n");
  }

  @Test
  void aRunThatIsInterruptedEndsItsOutputBehindAWholeRowAndCountsThem() throws Exception {
    Process process = start(List.of(), "eval", "square", "--range", "0:1:1e15", "--format", "csv");
    while (Files.size(out) < 100_000) {
      assertThat(process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    process.toHandle().destroy();
    assertThat(process.waitFor()).isEqualTo(143);
    String text = Files.readString(out);
    assertThat(text).endsWith("\n");
    assertThat(err)
        .hasContent(
            "secant: interrupted; "
                + (text.lines().count() - 1)
                + " rows were written to standard output\nsee docs/errors.md#interrupted");
  }

  @Test
  void theEndOfTheProgramThatWritesThePointsMayBeThatOfAnInterruption() throws Exception {
    Path results = Files.createDirectory(folder.resolve("results"));
    Process process =
        start(List.of(), "eval", "square", "--output", results.resolve("out.csv").toString());
    OutputStream input = process.getOutputStream();
    input.write("1\n2\n".getBytes(UTF_8));
    input.flush();
    while (isEmpty(results)) {
      assertThat(process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    input.close(); // first, as a pipeline may do it
    process.toHandle().destroy();
    assertThat(process.waitFor()).isEqualTo(143); // 128 and SIGTERM
    assertThat(isEmpty(results)).isTrue();
    assertThat(err).content().startsWith("secant: interrupted ");
  }

  @Test
  void aReaderThatGoesAwayEndsTheRunWithoutAWord() throws Exception {
    Path code = folder.resolve("code");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "{ \"$@\" 2>\"$0.err\"; echo $? >\"$0\"; } | head -n 1",
                code.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "eval",
                "square",
                "--range",
                "0:1:1e9",
                "--format",
                "csv")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(out).hasContent("x,value");
    assertThat(code).hasContent("141"); // 128 and SIGPIPE
    assertThat(folder.resolve("code.err")).isEmptyFile();
    assertThat(err).isEmptyFile();
  }

  /** {@code script} of util-linux, which every Debian has, gives the process a terminal. */
  @Test
  void aLongRunShowsItsProgressOnATerminalAndWipesItAway() throws Exception {
    Path screen = folder.resolve("screen");
    Path results = folder.resolve("results.csv");
    Path fifo = folder.resolve("points");
    assumeTrue(makePipe(fifo), "needs mkfifo");
    String command =
        Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "eval",
                "square",
                "--input",
                fifo.toString(),
                "--output",
                results.toString())
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qefc", command, screen.toString())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("TERM", "xterm");
    Process started = startIfThere(builder);
    assumeTrue(started != null, "needs script, of util-linux");
    Process process = Objects.requireNonNull(started);
    try (OutputStream points = Files.newOutputStream(fifo)) {
      points.write("1\nabc\n".getBytes(UTF_8));
      points.flush();
      while (!Files.exists(screen) || !Files.readString(screen).contains(" failed")) {
        assertThat(process.isAlive()).as("%s", err).isTrue();
        Thread.onSpinWait();
      }
    }
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(results).hasContent("x,value\n1,1.0\nabc,NaN\n");
    String text = Files.readString(screen);
    assertThat(text).contains("\r\u001b[Ksecant: 2 rows, ").contains("/s, 1 failed\r\u001b[K");
    assertThat(text.substring(text.lastIndexOf("\u001b[K") + 3))
        .startsWith("secant: 1 of 2 points failed; see docs/errors.md#row-failed\r\n");
  }

  private static @Nullable Process startIfThere(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) { // no such program
      return null;
    }
  }

  @Test
  void aPipeWithANameIsAnsweredBeforeItIsWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(makePipe(pipe), "needs mkfifo");
    Process process = start(List.of(), "eval", "square", "--input", pipe.toString());
    try (OutputStream points = Files.newOutputStream(pipe)) {
      points.write("1\n2\n".getBytes(UTF_8));
      points.flush();
      while (!Files.readString(out).endsWith("2,4.0\n")) {
        assertThat(process.isAlive()).as("%s", err).isTrue();
        Thread.onSpinWait();
      }
      points.write("3\n".getBytes(UTF_8));
    }
    assertThat(process.waitFor()).isZero();
    assertThat(out).hasContent("x,value\n1,1.0\n2,4.0\n3,9.0");
    assertThat(err).isEmptyFile();
  }

  private static boolean makePipe(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) { // no such program
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
  void anOpenStreamIsWrittenOnAndNotReplaced(String name) throws Exception {
    assumeTrue(Files.exists(Path.of(name)), "needs " + name);
    Path log = Files.writeString(folder.resolve("log"), "before\n");
    Process process = toLog(log, "eval", "square", "--at", "3", "--output", name);
    assertThat(process.waitFor()).isZero();
    assertThat(log).hasContent("before\nx,value\n3.0,9.0");
    assertThat(err).isEmptyFile();
  }

  private Process toLog(Path log, String... args) throws IOException {
    out = log;
    return start(List.of(), args);
  }

  @Nested
  class AHostilePlugin {
    private Path plugins;

    @BeforeEach
    void write() throws IOException {
      plugins = Files.createDirectory(folder.resolve("plugins"));
      String name = Hostile.class.getName();
      String entry = name.replace('.', '/') + ".class";
      try (JarOutputStream jar =
              new JarOutputStream(Files.newOutputStream(plugins.resolve("hostile-1.0.jar")));
          InputStream bytes = Hostile.class.getClassLoader().getResourceAsStream(entry)) {
        jar.putNextEntry(new JarEntry("META-INF/services/dev.secant.api.Function"));
        jar.write(name.getBytes(UTF_8));
        jar.putNextEntry(new JarEntry(entry));
        jar.write(bytes.readAllBytes());
      }
    }

    @Test
    void neitherSilencesTheProgramNorKeepsIt() throws Exception {
      Process process =
          start(List.of(), "eval", "hostile", "--at", "1,2", "--plugins", plugins.toString());
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(Files.readString(out)).contains("1.0").contains("NaN");
      assertThat(Files.readString(err))
          .contains("two is too much")
          .contains("secant: 1 of 2 points failed");
    }

    @Test
    void doesNotKeepItFromEndingBySignal() throws Exception {
      Process process =
          start(List.of(), "eval", "hostile", "--format", "csv", "--plugins", plugins.toString());
      OutputStream input = process.getOutputStream();
      input.write("1\n".getBytes(UTF_8));
      input.flush();
      while (!Files.readString(out).contains("1.0")) {
        assertThat(process.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      process.toHandle().destroy();
      assertThat(process.waitFor()).isEqualTo(143);
    }
  }

  @Test
  void whatAPluginPrintsInAWorkerIsShown() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    SamplePlugin.write(plugins.resolve("talks.jar"), List.of(Talks.class));
    Process process =
        start(
            List.of(),
            "eval",
            "talks",
            "--at",
            "1,2",
            "--format",
            "csv",
            "--isolate",
            "--plugins",
            plugins.toString());
    assertThat(process.waitFor()).isZero();
    assertThat(out).hasContent("x,value\n1.0,1.0\n2.0,2.0");
    assertThat(err)
        .hasContent(
            """
            WARN  talks: out 1.0
            WARN  talks: err 1.0
            WARN  talks: out 2.0
            WARN  talks: err 2.0
            """);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }
}
