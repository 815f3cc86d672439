package dev.secant.benchmarks;

import dev.secant.api.Decimal;
import java.util.Locale;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;

/**
 * An expression whose values in doubles are disturbed, always in the same way for the same x. The
 * exact function is the undisturbed one.
 */
record Disturbed(Expression inner, Kind kind, double amount) implements Expression {

  /** The disturbance; amount is that of the enclosing record. */
  enum Kind {
    /** Rounded to a multiple of amount. */
    ROUND,
    /** Cut down to a multiple of amount. */
    TRUNCATE,
    /** Rounded to single precision; amount has no meaning. */
    FLOAT,
    /** Times {@code 1 + amount u}, u uniform in -1 to 1, a hash of x. */
    RELATIVE_NOISE,
    /** Plus {@code amount u}. */
    NOISE
  }

  @Override
  public double value(double[] point) {
    double y = inner.value(point);
    return switch (kind) {
      case ROUND -> Math.rint(y / amount) * amount;
      case TRUNCATE -> Math.floor(y / amount) * amount;
      case FLOAT -> (float) y;
      case RELATIVE_NOISE -> y * (1 + amount * hash(point));
      case NOISE -> y + amount * hash(point);
    };
  }

  /** Returns a number in [-1, 1) that depends on every bit of the point and nothing else. */
  private static double hash(double[] point) {
    long bits = 0;
    for (double x : point) {
      bits = mixed(bits ^ Double.doubleToLongBits(x));
    }
    return (bits >> 11) * 0x1p-52;
  }

  /** The finaliser of SplitMix64: G. Steele and others, OOPSLA 2014. */
  private static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public FieldDerivativeStructure<Dfp> exact(ExactPoint point) {
    return inner.exact(point);
  }

  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return name + "(" + inner + (kind == Kind.FLOAT ? ")" : ", " + Decimal.toString(amount) + ")");
  }
}
