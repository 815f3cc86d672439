package dev.secant.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The central difference over arrays, on one thread and on two, beside numpy and C. */
final class BulkComparison {
  static final List<String> POINTS = List.of("1e3", "1e5", "1e7");

  private static final String AGREEMENT_POINTS = "1e5";

  private final Runner runner;
  private final Settings settings;
  private final List<Configuration> configurations;
  private final Map<String, Double> differences = new TreeMap<>();
  private boolean hasC;

  BulkComparison(Runner runner, Settings settings, List<Configuration> configurations) {
    this.runner = runner;
    this.settings = settings;
    this.configurations = configurations;
  }

  void run() {
    hasC = runner.compileC();
    compareResults();
    for (int round = 1; round <= settings.rounds(); round++) {
      runner.say("round " + round + " of " + settings.rounds());
      POINTS.forEach(this::onOneThread);
      onTwoThreads();
      inOneJvm();
    }
    runner.say("what one measurement tells");
    once();
  }

  /**
   * Largest difference of a derivative from that of numpy, relative to it where it is above 1: that
   * at 0 is rounding in all of them.
   */
  Map<String, Double> differences() {
    return differences;
  }

  private void onOneThread(String points) {
    String seconds = Double.toString(settings.seconds());
    runner.numpy("numpy", points, "1", seconds);
    if (hasC) {
      runner.c("fused", points, seconds);
    }
    for (Configuration configuration : configurations) {
      runner.secant(
          configuration,
          "central",
          "--points",
          points,
          "--seconds",
          configuration.seconds(settings.seconds()));
    }
  }

  private void onTwoThreads() {
    for (Configuration configuration : configurations) {
      runner.secantUnpinned(
          configuration,
          "threads",
          "--points",
          "1e7",
          "--threads",
          "2",
          "--seconds",
          configuration.seconds(settings.seconds()));
    }
    if (hasC) {
      String seconds = Double.toString(settings.seconds());
      runner.c("fused", "1e7", seconds);
      runner.cOnThreads("fused", "1e7", 2, seconds);
    }
  }

  /** Both sides in one JVM, chunk by chunk; nothing in it has a form in vectors. */
  private void inOneJvm() {
    String seconds = Double.toString(settings.secondsInOneJvm());
    for (Configuration configuration : withDefaultFlags()) {
      runner.secant(configuration, "plugins", "--points", "1e5", "--seconds", seconds);
      runner.secant(configuration, "point", "--points", "1e3", "--seconds", seconds);
    }
  }

  private void once() {
    String seconds = Double.toString(settings.secondsInOneJvm());
    String gradients = settings.isQuick() ? "1e3,1e4" : "1e3,1e4,1e5";
    if (hasC) {
      runner.c("exp", "1e3", seconds);
      runner.c("copy", "1e7", seconds);
    }
    runner.numpy("exp", "1e3", "1", seconds);
    runner.numpy("blocked", "1e5", "1", seconds);
    for (Configuration configuration : configurations) {
      String longer = configuration.seconds(settings.secondsInOneJvm());
      runner.secant(configuration, "kernels", "--points", "1e3", "--seconds", longer);
      runner.secant(configuration, "profile", "--points", "512", "--seconds", longer);
    }
    for (Configuration configuration : withDefaultFlags()) {
      runner.secant(configuration, "passes", "--points", "1e5", "--seconds", seconds);
      runner.secant(configuration, "gradient", "--points", gradients, "--seconds", seconds);
      runner.secant(configuration, "adaptive", "--points", "1e4", "--seconds", seconds);
    }
  }

  private List<Configuration> withDefaultFlags() {
    return configurations.stream().filter(configuration -> !configuration.isVector()).toList();
  }

  private void compareResults() {
    Path expected = runner.folder().resolve("numpy.bin");
    Path actual = runner.folder().resolve("actual.bin");
    runner.numpy("numpy", AGREEMENT_POINTS, "1", "0.1", expected.toString());
    if (!Files.exists(expected)) {
      return;
    }
    if (hasC) {
      runner.c("fused", AGREEMENT_POINTS, "0.1", actual.toString());
      differences.put("C", largestDifference(expected, actual));
    }
    for (Configuration configuration : configurations) {
      runner.secant(
          configuration,
          "central",
          "--points",
          AGREEMENT_POINTS,
          "--seconds",
          "0.1",
          "--file",
          actual.toString());
      differences.put(configuration.toString(), largestDifference(expected, actual));
    }
  }

  /** Takes the file away, so that the next one cannot be taken for it. */
  private static double largestDifference(Path expected, Path actual) {
    try {
      ByteBuffer wanted = read(expected);
      ByteBuffer found = read(actual);
      Files.delete(actual);
      if (wanted.remaining() != found.remaining()) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT, "%d bytes of results, not %d", found.remaining(), wanted.remaining()));
      }
      double largest = 0;
      while (wanted.hasRemaining()) {
        double one = wanted.getDouble();
        largest = Math.max(largest, Math.abs(found.getDouble() - one) / Math.max(1, Math.abs(one)));
      }
      return largest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer read(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
