package dev.secant.benchmarks.compare;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A figure to reach, and how it is found.
 *
 * @param work what is done, and beside what
 * @param reach the bound to meet, as a number
 * @param stretch the bound to aim at
 * @param measured the figure of a configuration; empty if it could not be measured
 */
record Row(
    String work, double reach, double stretch, Function<Configuration, OptionalDouble> measured) {
  /** A speed-up has a reach below its stretch: more is better. */
  private boolean isSpeedUp() {
    return stretch > reach;
  }

  String bound(double limit) {
    return (isSpeedUp() ? ">= " : "<= ") + String.format(Locale.ROOT, "%.2f", limit);
  }

  String cell(Configuration configuration) {
    OptionalDouble figure = measured.apply(configuration);
    return figure.isEmpty() ? "not measured" : text(figure.getAsDouble());
  }

  private String text(double figure) {
    String number = String.format(Locale.ROOT, "%.2f", figure);
    if (meets(figure, stretch)) {
      return number + " stretch";
    }
    return meets(figure, reach) ? number + " reached" : "**" + number + " missed**";
  }

  private boolean meets(double figure, double limit) {
    return isSpeedUp() ? figure >= limit : figure <= limit;
  }

  /** Returns the quotient of two times. */
  static OptionalDouble ratio(OptionalDouble time, OptionalDouble other) {
    return time.isPresent() && other.isPresent()
        ? OptionalDouble.of(time.getAsDouble() / other.getAsDouble())
        : OptionalDouble.empty();
  }
}
