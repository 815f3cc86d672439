package dev.secant.runtime.diff.bar;

import dev.secant.api.Variable;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.scale.Scale;
import java.util.function.IntFunction;

/**
 * A derivative on its way through a computation: a number, how far it may be from the truth, and
 * what is known about it.
 *
 * <p>Bars are carried by interval arithmetic: the truth lies in the sum or product of the intervals
 * {@code [value - error, value + error]}, to which the rounding of the operation itself is added.
 *
 * @param value the derivative; NaN or infinite where the status has no value
 * @param error half width of the interval, at least 0
 * @param status what is known about the number
 */
public record Slope(double value, double error, DerivativeStatus status) {
  /** A claimed derivative is taken to be within so many ulp of the exact one. */
  private static final double CLAIMED_ULPS = 4;

  private static final double CERTAIN = 3;

  /** Beyond this a bar is called wide, see {@link DerivativeStatus#LOW_ACCURACY}. */
  private static final double WIDE = 1e-3;

  public static final Slope ZERO = new Slope(0, 0, DerivativeStatus.OK);

  /** Returns a measured slope; one beyond the range of doubles has no value to go on with. */
  public static Slope of(Derivative derivative) {
    double value = derivative.value();
    double error = derivative.error();
    boolean overflown = !(Double.isFinite(value) && Double.isFinite(error));
    // A higher derivative at a kink has an infinite bar, and is a kink all the same.
    boolean promised =
        derivative.status().hasValue() && derivative.status() != DerivativeStatus.KINK;
    return promised && overflown ? unreliable(value) : new Slope(value, error, derivative.status());
  }

  /** Returns a slope that a function knows of itself: right but for rounding. */
  public static Slope claimed(double value) {
    return Double.isFinite(value)
        ? new Slope(value, CLAIMED_ULPS * Math.ulp(value), DerivativeStatus.OK)
        : new Slope(value, Double.POSITIVE_INFINITY, DerivativeStatus.UNRELIABLE);
  }

  /** Returns a best guess without any bar. */
  public static Slope unreliable(double value) {
    return new Slope(value, Double.POSITIVE_INFINITY, DerivativeStatus.UNRELIABLE);
  }

  /** Returns a number without any error. */
  public static Slope exact(double value) {
    return new Slope(value, 0, DerivativeStatus.OK);
  }

  /**
   * Returns whether a claim cannot be this derivative. A promise may be broken by a little, so only
   * a claim beyond three bars is refuted; at a kink, one that is not between the slopes; at a
   * vertical tangent, only an infinity of the wrong sign. Without a value, nothing is.
   *
   * @param tolerance the rounding allowed to the claim, relative to the derivative
   */
  public boolean refutes(double claimed, double tolerance) {
    double gap = Math.abs(claimed - value);
    return switch (status) {
      case JUMP, UNRELIABLE, NOT_REPEATABLE, OUT_OF_DOMAIN -> false;
      case VERTICAL_TANGENT -> claimed == -value;
      case KINK -> !(gap <= error + tolerance * (Math.abs(value) + error));
      default -> !(gap <= CERTAIN * error + tolerance * Math.abs(value));
    };
  }

  /** Returns whether there is one derivative, the same from both sides: what a chain rule needs. */
  public boolean isTwoSided() {
    return isTwoSided(status);
  }

  private static boolean isTwoSided(DerivativeStatus status) {
    return switch (status) {
      case OK, NOISY, LOW_SMOOTHNESS, LOW_ACCURACY -> true;
      default -> false;
    };
  }

  public Slope times(Slope other) {
    if ((isZero() && other.status.hasValue()) || (other.isZero() && status.hasValue())) {
      return ZERO;
    }
    double product = value * other.value;
    double bar =
        Math.abs(value) * other.error + Math.abs(other.value) * error + error * other.error;
    return judged(product, bar, worse(status, other.status));
  }

  public Slope plus(Slope other) {
    if (isZero() || other.isZero()) {
      return isZero() ? other : this;
    }
    return judged(value + other.value, error + other.error, worse(status, other.status));
  }

  public Slope minus(Slope other) {
    if (other.isZero()) {
      return this;
    }
    return judged(value - other.value, error + other.error, worse(status, other.status));
  }

  /** Returns the sum of {@code v[i] slopes(i)}; a factor of 0 leaves its slope out. */
  public static Slope dot(Variable v, IntFunction<Slope> slopes) {
    Slope sum = ZERO;
    for (int i = 0; i < v.size(); i++) {
      if (v.get(i) != 0) {
        Slope term = slopes.apply(i);
        sum = sum.plus(v.get(i) == 1 ? term : term.times(exact(v.get(i))));
      }
    }
    return sum;
  }

  /** Returns this times {@code 2^exponent}. */
  public Slope scaled(int exponent) {
    return exponent == 0
        ? this
        : judged(Scale.times(value, exponent), Scale.times(error, exponent), status);
  }

  /**
   * Returns the status of what is made from two: the one that promises less. What is known on one
   * side only stays so, however noisy the other.
   */
  public static DerivativeStatus worse(DerivativeStatus one, DerivativeStatus other) {
    if (one == DerivativeStatus.ONE_SIDED && isTwoSided(other)) {
      return one;
    }
    if (other == DerivativeStatus.ONE_SIDED && isTwoSided(one)) {
      return other;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Returns whether this is 0 without any error, as an entry is that nothing can change. */
  public boolean isZero() {
    return value == 0 && error == 0;
  }

  private static Slope judged(double value, double error, DerivativeStatus status) {
    if (!status.hasValue()) {
      return new Slope(value, error, status);
    }
    double bar = error + Math.max(Math.ulp(value) / 2, Double.MIN_VALUE);
    if (!Double.isFinite(value) || !Double.isFinite(bar)) { // beyond the range of doubles
      return new Slope(value, Double.POSITIVE_INFINITY, DerivativeStatus.UNRELIABLE);
    }
    // A wide bar is a matter of this number, and not of what it was made from.
    boolean low = status == DerivativeStatus.LOW_ACCURACY;
    boolean wide =
        bar > WIDE * Math.abs(value) && (low || (value != 0 && status != DerivativeStatus.KINK));
    DerivativeStatus without = low ? DerivativeStatus.OK : status;
    return new Slope(value, bar, wide ? worse(without, DerivativeStatus.LOW_ACCURACY) : without);
  }
}
