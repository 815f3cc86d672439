package dev.secant.runtime.diff.check;

import dev.secant.runtime.diff.scale.Scale;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What the remainder {@code R(h) = max |f(x +- h) -+ h a - f(x)|} says about a claimed derivative
 * a, without a numerical derivative: it falls as {@code h^2} if a is right, as h if it is wrong.
 * For a second derivative c, {@code |f(x + h) - 2 f(x) + f(x - h) - h^2 c|} falls as {@code h^4}
 * and {@code h^2}.
 */
final class TaylorRemainder {
  private static final int FINEST = 44;
  private static final int LEVEL_STEP = 2;

  /** The rate is read from so many of the finest remainders that stand out of the rounding. */
  private static final int LEVELS_READ = 7;

  private static final double STANDS_OUT = 8;

  private final double[] steps = new double[FINEST / LEVEL_STEP];
  private final double[] remainders = new double[FINEST / LEVEL_STEP];
  private final double[] noises = new double[FINEST / LEVEL_STEP];
  private int count;

  private TaylorRemainder() {}

  /** Calls f about 40 times; where f fails, it is undefined. */
  static TaylorRemainder of(DoubleUnaryOperator f, double x, double claimed) {
    return of(
        f,
        x,
        (h, above, below) -> Math.max(Math.abs(above - h * claimed), Math.abs(below + h * claimed)),
        1);
  }

  /** As {@link #of}, for a claimed second derivative. */
  static TaylorRemainder ofSecond(DoubleUnaryOperator f, double x, double claimed) {
    return of(f, x, (h, above, below) -> Math.abs(above + below - h * h * claimed), 2);
  }

  private static TaylorRemainder of(DoubleUnaryOperator f, double x, Remainder formula, int order) {
    TaylorRemainder result = new TaylorRemainder();
    double atPoint = f.applyAsDouble(x);
    double unit = x == 0 ? 1 : Math.scalb(1.0, Scale.exponentOf(x));
    for (int k = 1; k < FINEST; k += LEVEL_STEP) {
      double h = Math.scalb(unit, -k);
      double above = valueAt(f, x + h);
      double below = valueAt(f, x - h);
      double remainder = formula.of(h, above - atPoint, below - atPoint);
      double noise = 2 * (Math.ulp(above) + Math.ulp(below) + Math.ulp(atPoint));
      boolean exact = x + h - x == h && x - (x - h) == h; // else h is not the step taken
      if (exact && Double.isFinite(remainder + noise)) {
        result.add(order == 1 ? h : h * h, remainder, noise);
      }
    }
    return result;
  }

  /** The remainder from the changes of f over h to both sides. */
  @FunctionalInterface
  private interface Remainder {
    double of(double h, double above, double below);
  }

  private static double valueAt(DoubleUnaryOperator f, double t) {
    try {
      return f.applyAsDouble(t);
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      return Double.NaN;
    }
  }

  private void add(double step, double remainder, double noise) {
    steps[count] = step;
    remainders[count] = remainder;
    noises[count] = noise;
    count++;
  }

  /**
   * Returns the exponent of h (of {@code h^2} for a second derivative), from the median of the
   * finest steps: about 2 if the claim is right, 1 if it is wrong; NaN if the remainder does not
   * stand out of the rounding of f.
   */
  double rate() {
    double[] rates = new double[LEVELS_READ - 1];
    int found = 0;
    for (int i = count - 1; i > 0 && found < rates.length; i--) {
      if (standsOut(i) && standsOut(i - 1)) {
        double ratio = remainders[i - 1] / remainders[i];
        rates[found++] = Math.log(ratio) / Math.log(steps[i - 1] / steps[i]);
      }
    }
    if (found < 2) {
      return Double.NaN;
    }
    Arrays.sort(rates, 0, found);
    return found % 2 == 1 ? rates[found / 2] : (rates[found / 2] + rates[found / 2 - 1]) / 2;
  }

  private boolean standsOut(int level) {
    return remainders[level] > STANDS_OUT * noises[level];
  }

  /**
   * Returns whether the remainder is too small for a claim wrong by {@code gap}, for which {@code
   * R(h) / h} would be near gap at the finest step at which rounding leaves that visible.
   */
  boolean excludes(double gap) {
    for (int i = count - 1; i >= 0; i--) {
      if (noises[i] < gap / 8 * steps[i]) {
        return remainders[i] < gap / 2 * steps[i];
      }
    }
    return false;
  }
}
