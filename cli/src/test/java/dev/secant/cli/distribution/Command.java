package dev.secant.cli.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command line to be run as a process of its own, in an environment that holds nothing of ours.
 */
final class Command {
  /** Only ends a test that hangs; nothing here takes a tenth of it. */
  private static final long LONGEST_MINUTES = 5;

  /** What would change, or add to, what a JVM or Secant prints. */
  private static final List<String> FOREIGN =
      List.of(
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "_JAVA_OPTIONS",
          "SECANT_CACHE_WAIT",
          "SECANT_JAVA_OPTS",
          "SECANT_LOG",
          "SECANT_PLUGINS",
          "SECANT_POLICY",
          "SECANT_PLUGINS_HOME",
          "SECANT_BUILD_VERBOSE");

  private final ProcessBuilder builder;
  private final Path out;
  private final Path err;

  /** Creates a command that runs in {@code folder}, by the JDK that runs this test. */
  Command(Path folder, List<String> words) throws IOException {
    builder = new ProcessBuilder(new ArrayList<>(words)).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    FOREIGN.forEach(environment::remove);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("SECANT_CACHE", "off"); // it would be made when the test has gone
    environment.put("SECANT_CONFIG", "off"); // whoever runs this may have one
    environment.put("SECANT_CHAINS", "off");
    out = Files.createTempFile("secant-test", ".out");
    err = Files.createTempFile("secant-test", ".err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
  }

  Command with(String variable, String value) {
    builder.environment().put(variable, value);
    return this;
  }

  Command without(String variable) {
    builder.environment().remove(variable);
    return this;
  }

  /** Runs it to its end, with an empty standard input. */
  Result run() throws IOException, InterruptedException {
    Process process = start();
    process.getOutputStream().close();
    return end(process);
  }

  /** Starts it; its standard input is the process's output stream. */
  Process start() throws IOException {
    return builder.start();
  }

  /** Waits for the end of what {@link #start()} started. */
  Result end(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("still running: " + builder.command() + "\n" + read(err));
    }
    Result result = new Result(process.exitValue(), read(out), read(err));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** What a process left: its exit code and what it printed. */
  record Result(int code, String out, String err) {}
}
