package dev.secant.benchmarks.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment is run.
 *
 * @param experiment which
 * @param points sizes of the arrays, each at least 1
 * @param threads at least 1
 * @param seconds for each task, about
 * @param file to read, or to write results to; null for none
 */
record Settings(
    String experiment, List<Integer> points, int threads, double seconds, @Nullable Path file) {
  static final String USAGE =
      "usage: Speed EXPERIMENT [--points 1e3,1e5] [--threads 1] [--seconds 1] [--file FILE]\n"
          + "experiments: "
          + String.join(", ", Speed.experiments());

  /**
   * Returns the settings of a command line.
   *
   * @throws IllegalArgumentException if there is no experiment, an option is unknown, or a value is
   *     missing or unfit
   */
  static Settings of(String... args) {
    if (args.length == 0 || args.length % 2 == 0) {
      throw new IllegalArgumentException(USAGE);
    }
    Settings settings = new Settings(args[0], List.of(1_000, 100_000, 10_000_000), 1, 1, null);
    for (int i = 1; i < args.length; i += 2) {
      settings = settings.with(args[i], args[i + 1]);
    }
    return settings;
  }

  private Settings with(String name, String value) {
    return switch (name) {
      case "--points" -> new Settings(experiment, sizes(value), threads, seconds, file);
      case "--threads" -> new Settings(experiment, points, size(value), seconds, file);
      case "--seconds" -> new Settings(experiment, points, threads, positive(value), file);
      case "--file" -> new Settings(experiment, points, threads, seconds, Path.of(value));
      default -> throw new IllegalArgumentException("no option " + name + "; " + USAGE);
    };
  }

  private static List<Integer> sizes(String text) {
    List<Integer> sizes = new ArrayList<>();
    for (String size : text.split(",", -1)) {
      sizes.add(size(size));
    }
    return List.copyOf(sizes);
  }

  /** Also as 1e5. */
  private static int size(String text) {
    double number = positive(text);
    if (number != (int) number) {
      throw new IllegalArgumentException("a whole number is needed, was " + text);
    }
    return (int) number;
  }

  private static double positive(String text) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number is needed, was " + text, e);
    }
    if (!(number > 0 && number <= 1e9)) {
      throw new IllegalArgumentException("a number above 0 and up to 1e9 is needed, was " + text);
    }
    return number;
  }
}
