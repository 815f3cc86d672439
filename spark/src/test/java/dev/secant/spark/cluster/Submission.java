package dev.secant.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A driver process, from its start to its end. Closing it ends what is left of it.
 *
 * @param process the script or JVM
 * @param out what it prints
 * @param err what it logs
 */
record Submission(Process process, Path out, Path err) implements AutoCloseable {
  private static final long LONGEST_MINUTES = 3;

  /**
   * Starts one.
   *
   * @param home the Spark of the machine of the driver
   * @param logs where {@code name.out} and {@code name.err} are written
   */
  static Submission start(SparkHome home, Path logs, String name, List<String> command)
      throws IOException {
    Path out = logs.resolve(name + ".out");
    Path err = logs.resolve(name + ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(home.environment());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return new Submission(process, out, err);
  }

  /** Returns the exit code. */
  int await() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      throw new IOException("still running: " + err);
    }
    return process.exitValue();
  }

  /** Returns what it logged. */
  List<String> errors() throws IOException {
    return Files.readAllLines(err);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
