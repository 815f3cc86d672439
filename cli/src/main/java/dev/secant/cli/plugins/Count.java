package dev.secant.cli.plugins;

/** Numbers of things, as sentences have them. */
final class Count {
  private Count() {}

  /** Returns {@code 1 problem} or {@code 2 problems}. */
  static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
