package dev.secant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests, in processes of their own, functions that attack the process they run in. */
@Timeout(120) // a process that hangs is a failure, not a build without end
class HostileCallsTest {
  private static final String ROWS = "x,value\n1.0,1.0\n2.0,2.0\n3.0,3.0\n";

  @TempDir private Path folder;
  private Path plugins;
  private Path results;

  @BeforeEach
  void makeFolders() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    results = Files.createDirectory(folder.resolve("results"));
  }

  /** Puts a plug-in into the folder whose function returns its argument after doing something. */
  private void write(String deed) {
    PluginJar.empty()
        .source(
            "package h; import java.util.*; public class Bad implements"
                + " dev.secant.api.ElementwiseFunction {"
                + " static <T extends Throwable> void raise(Throwable t) throws T { throw (T) t; }"
                + " public double forward(double x) { "
                + deed
                + " return x; } }")
        .listing("h.Bad")
        .writeTo(plugins.resolve("bad.jar"));
  }

  private CliRun.Result eval(String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("eval", "bad", "--plugins", plugins.toString()));
    command.addAll(List.of(args));
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SECANT_"));
    builder.environment().put("SECANT_CACHE", "off");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    int code = process.waitFor();
    return new CliRun.Result(code, Files.readString(out), Files.readString(err));
  }

  private Path points(int count) throws IOException {
    return Files.writeString(
        folder.resolve("points.csv"),
        IntStream.rangeClosed(1, count).mapToObj(i -> i + "\n").collect(Collectors.joining()));
  }

  private List<String> resultFiles() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void whoEndsTheProcessIsNamedAndIsNoSuccess() throws Exception {
    write("if (x == 2) System.exit(0);");
    assertThat(eval("--at", "1,2,3", "--format", "csv"))
        .isEqualTo(
            new CliRun.Result(
                1,
                "",
                "secant: class h.Bad of plug-in bad ended the process by System.exit, before all was"
                    + " done\n"
                    + "run it with --isolate, and it ends a process of its own\n"
                    + "see docs/errors.md#process-ended\n"));
  }

  @Test
  void whoEndsTheProcessLeavesNoHalfOfAFile() throws Exception {
    write("if (x == 2000) System.exit(0);");
    CliRun.Result result =
        eval("--input", points(3000).toString(), "--output", results.resolve("out.csv").toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("secant: class h.Bad of plug-in bad ended the process");
    assertThat(resultFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.currentThread().interrupt();",
        "Thread[] all = new Thread[100]; int n = Thread.enumerate(all);"
            + " for (int i = 0; i < n; i++) all[i].interrupt();"
      })
  void interruptsDoNotSpoilFiles(String deed) throws Exception {
    write(deed);
    assertThat(
            eval(
                "--input",
                points(3000).toString(),
                "--output",
                results.resolve("out.csv").toString()))
        .isEqualTo(new CliRun.Result(0, "", ""));
    assertThat(results.resolve("out.csv"))
        .content(UTF_8)
        .hasLineCount(3001)
        .endsWith("3000,3000.0\n");
  }

  @Test
  void whatIsPrintedIsNotAmongTheResults() throws Exception {
    write("System.out.println(\"out\"); System.err.println(\"err\");");
    CliRun.Result result = eval("--at", "1,2,3", "--format", "csv");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo(ROWS);
    assertThat(result.err()).isEqualTo("out\nerr\nout\nerr\nout\nerr\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.setOut(null); System.setErr(null); System.setIn(null);",
        "Locale.setDefault(Locale.forLanguageTag(\"ar-EG-u-nu-arab\"));",
        "System.setProperty(\"line.separator\", \"X\"); System.clearProperty(\"java.home\");",
        "Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.exit(9));",
        "Thread.currentThread().setContextClassLoader(null);",
        "System.getProperties().clear();"
      })
  void theStateOfTheJvmDoesNotMatter(String deed) throws Exception {
    write(deed);
    assertThat(eval("--at", "1,2,3", "--format", "csv")).isEqualTo(new CliRun.Result(0, ROWS, ""));
  }
}
