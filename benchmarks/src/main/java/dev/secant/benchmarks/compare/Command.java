package dev.secant.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process, run to its end.
 *
 * @param words of the command
 * @param environment variables set besides those of this process
 */
record Command(List<String> words, Map<String, String> environment) {
  /** Longer than anything here takes. */
  private static final int LONGEST_SECONDS = 600;

  /**
   * What came of a process.
   *
   * @param exit its code, or -1 if it could not be started or took too long
   * @param text of both streams
   * @param nanoseconds from its start to its end
   * @param peakKilobytes the most memory it held at a time; 0 if that cannot be told
   */
  record Outcome(int exit, String text, long nanoseconds, long peakKilobytes) {
    boolean succeeded() {
      return exit == 0;
    }
  }

  Command(String... words) {
    this(List.of(words), Map.of());
  }

  /** Returns whether it can be run and exits with 0. */
  boolean succeeds() {
    return run().succeeded();
  }

  /** Returns what the first line of its output is; empty if it fails. */
  String firstLine() {
    Outcome outcome = run();
    return outcome.succeeded() ? outcome.text().lines().findFirst().orElse("") : "";
  }

  /** Runs it. */
  Outcome run() {
    try {
      Path output = Files.createTempFile("secant-compare", ".txt");
      try {
        return run(output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return new Outcome(-1, String.valueOf(e.getMessage()), 0, 0);
    }
  }

  private Outcome run(Path output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      long peak = watch(process);
      long time = System.nanoTime() - start;
      return new Outcome(
          process.waitFor(), Files.readString(output, StandardCharsets.UTF_8), time, peak);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Waits for the end and returns the peak of the memory, which Linux tells until then. */
  private static long watch(Process process) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    long peak = 0;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
      peak = Math.max(peak, peakKilobytes(process.pid()));
    }
    if (process.isAlive()) {
      process.destroyForcibly().waitFor();
    }
    return peak;
  }

  private static long peakKilobytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }
}
