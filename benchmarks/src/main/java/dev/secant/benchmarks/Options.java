package dev.secant.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What to run.
 *
 * @param seed of the problems
 * @param count of problems, spread evenly over the families
 * @param worst how many of the worst verdicts to print
 * @param only a family, or a problem as {@code family#number}; empty for all
 */
record Options(long seed, int count, int worst, String only) {
  static final String USAGE =
      "options: --seed N (1), --count N (2080), --worst N (10), --only FAMILY or FAMILY#NUMBER";

  /**
   * Returns the options of a command line.
   *
   * @throws IllegalArgumentException if an option is unknown or has no value or not a fit one
   */
  static Options of(String... args) {
    Options options = new Options(1, 2080, 10, "");
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value; " + USAGE);
      }
      options = options.with(args[i], args[i + 1]);
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--seed" -> new Options(number(name, value), count, worst, only);
      case "--count" -> new Options(seed, positive(name, value), worst, only);
      case "--worst" -> new Options(seed, count, positive(name, value), only);
      case "--only" -> new Options(seed, count, worst, known(value));
      default -> throw new IllegalArgumentException("no option " + name + "; " + USAGE);
    };
  }

  private static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a whole number, was " + value, e);
    }
  }

  private static int positive(String name, String value) {
    long number = number(name, value);
    if (number < 1 || number > 1_000_000) {
      throw new IllegalArgumentException(name + " must be in 1..1000000, was " + value);
    }
    return (int) number;
  }

  private static String known(String value) {
    String family = value.replaceFirst("#[0-9]{1,7}$", "");
    if (Arrays.stream(Family.values()).noneMatch(f -> f.toString().equals(family))) {
      throw new IllegalArgumentException(
          "--only must be one of " + Arrays.toString(Family.values()) + ", was " + value);
    }
    return value;
  }

  /** Returns the problems, family after family. */
  List<Problem> problems() {
    int hash = only.indexOf('#');
    String family = hash < 0 ? only : only.substring(0, hash);
    List<Family> families = new ArrayList<>(List.of(Family.values()));
    families.removeIf(f -> !family.isEmpty() && !f.toString().equals(family));
    if (hash >= 0) {
      int number = Integer.parseInt(only.substring(hash + 1));
      return List.of(Problem.of(families.get(0), number, seed));
    }
    List<Problem> problems = new ArrayList<>();
    int share = Math.max(1, count / families.size());
    for (Family f : families) {
      for (int number = 0; number < share; number++) {
        problems.add(Problem.of(f, number, seed));
      }
    }
    return problems;
  }
}
