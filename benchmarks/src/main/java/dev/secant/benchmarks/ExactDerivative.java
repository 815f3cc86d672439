package dev.secant.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.exception.MathRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the true derivative of a sketch from its expression, in decimal numbers of many digits.
 *
 * <p>f is evaluated with its derivatives at x and at the distances {@code 1e-20 |x|} and {@code
 * 1e-30 |x|} on both sides. If the values do not close in on f(x) there is a jump; if a slope still
 * grows between the two distances, by more than any rounding, a vertical tangent; slopes that
 * differ between the sides are those of a kink; a side that is not defined leaves the other. All of
 * it is done with two numbers of digits, and what they do not agree on is not used.
 */
final class ExactDerivative {
  private static final int FAR = 20;
  private static final int CLOSE = 30;
  private static final int DIGITS = 80;
  private static final int MORE_DIGITS = 120;
  private static final double AGREED = 1e-17; // both numbers of digits give the same double
  private static final double KINK = 1e-6; // relative: a generator means to make 1e-2 or 0
  private static final double GROWS = 3; // a power 0.8 of the distance grows by 1e2 in between

  private final Sketch sketch;
  private final int digits;
  private final Dfp none;

  private ExactDerivative(Sketch sketch, int digits) {
    this.sketch = sketch;
    this.digits = digits;
    DfpField field = new DfpField(digits);
    this.none = field.newDfp(Double.NaN);
  }

  /** Returns the truth without its resolution; empty if it cannot be told for certain. */
  static Optional<Truth> of(Sketch sketch) {
    Truth coarse = new ExactDerivative(sketch, DIGITS).find();
    Truth fine = new ExactDerivative(sketch, MORE_DIGITS).find();
    if (coarse == null || fine == null || !agree(coarse, fine)) {
      return Optional.empty();
    }
    boolean isTooLarge = fine.hasDerivative() && Double.isInfinite(fine.value().toDouble());
    return Optional.of(isTooLarge ? fine.beyondRange() : fine);
  }

  private static boolean agree(Truth a, Truth b) {
    return a.kind() == b.kind() && agree(a.left(), b.left()) && agree(a.right(), b.right());
  }

  private static boolean agree(Dfp a, Dfp b) {
    if (a.isNaN() || b.isNaN()) {
      return a.isNaN() && b.isNaN();
    }
    Dfp c = a.newInstance(b.getField(), DfpField.RoundingMode.ROUND_HALF_EVEN);
    return differs(c, b) <= AGREED;
  }

  /** Returns the relative difference of two numbers: 0 for two zeros, at most 2. */
  private static double differs(Dfp a, Dfp b) {
    Dfp size = a.abs().lessThan(b.abs()) ? b.abs() : a.abs();
    return size.isZero() ? 0 : a.subtract(b).abs().divide(size).toDouble(); // NaN for a NaN
  }

  private @Nullable Truth find() {
    double value;
    try {
      value = sketch.f().value(sketch.point());
    } catch (ArithmeticException e) {
      return without(Truth.Kind.THROWS);
    }
    if (!Double.isFinite(value)) {
      return without(Truth.Kind.OUT_OF_DOMAIN);
    }
    if (sketch.drift() != 0) {
      return without(Truth.Kind.NOT_REPEATABLE);
    }
    return sketch.by().length > 1 || sketch.order() > 1 ? smooth() : fromSides(value);
  }

  private Truth without(Truth.Kind kind) {
    return new Truth(kind, none, none, 0);
  }

  /** Higher derivatives are asked for only where f is smooth. */
  private @Nullable Truth smooth() {
    int[] by = sketch.by();
    FieldDerivativeStructure<Dfp> jet = jet(sketch.order(), 0, 0);
    if (jet == null) {
      return null;
    }
    Dfp value =
        by.length == 1 ? jet.getPartialDerivative(sketch.order()) : jet.getPartialDerivative(1, 1);
    return new Truth(Truth.Kind.TWO_SIDED, value, value, 0);
  }

  private @Nullable Truth fromSides(double value) {
    FieldDerivativeStructure<Dfp> at = jet(1, 0, 0);
    FieldDerivativeStructure<Dfp> at0 = jet(0, 0, 0);
    Dfp center = at0 == null ? none.newInstance(value) : at0.getValue();
    Approach left = Approach.of(jet(1, -1, FAR), jet(1, -1, CLOSE));
    Approach right = Approach.of(jet(1, 1, FAR), jet(1, 1, CLOSE));
    if (left == null && right == null) {
      return without(Truth.Kind.OUT_OF_DOMAIN);
    }
    if ((left != null && left.jumps(center)) || (right != null && right.jumps(center))) {
      return without(Truth.Kind.JUMP);
    }
    if ((left != null && left.isSteep()) || (right != null && right.isSteep())) {
      return without(Truth.Kind.VERTICAL_TANGENT);
    }
    Dfp slope = at == null ? none : at.getPartialDerivative(1);
    if (left == null || right == null) {
      Dfp there = limit(left == null ? right : left, slope);
      return left == null
          ? new Truth(Truth.Kind.ONE_SIDED, none, there, 0)
          : new Truth(Truth.Kind.ONE_SIDED, there, none, 0);
    }
    Dfp fromLeft = limit(left, slope);
    Dfp fromRight = limit(right, slope);
    double gap = differs(fromLeft, fromRight);
    if (gap > KINK) {
      return new Truth(Truth.Kind.KINK, fromLeft, fromRight, 0);
    }
    return gap < AGREED ? new Truth(Truth.Kind.TWO_SIDED, fromLeft, fromLeft, 0) : null;
  }

  /** Returns the slope at the point itself where it continues that of the side, else the side's. */
  private static Dfp limit(@Nullable Approach side, Dfp slope) {
    if (side == null) {
      return slope;
    }
    boolean continues = differs(slope, side.close()) < 1e-9;
    if (side.vanishes()) {
      return continues || slope.abs().lessThan(side.close().abs()) ? slope : side.close().getZero();
    }
    return continues ? slope : side.close();
  }

  /** Returns value and derivatives at {@code x + side |x| 10^-exponent}; null if not finite. */
  private @Nullable FieldDerivativeStructure<Dfp> jet(int order, int side, int exponent) {
    int index = sketch.by()[0];
    double x = sketch.point()[index];
    double scale = x == 0 ? 1 : Math.abs(x);
    ExactPoint point = new ExactPoint(digits, order, sketch.point(), sketch.by());
    try {
      if (side != 0) {
        point.shift(index, side * scale, exponent);
      }
      FieldDerivativeStructure<Dfp> jet = sketch.f().exact(point);
      return Arrays.stream(jet.getAllDerivatives()).allMatch(d -> !d.isNaN() && !d.isInfinite())
          ? jet
          : null;
    } catch (MathRuntimeException e) {
      return null; // Hipparchus refuses some arguments outside the domain instead of giving NaN
    }
  }

  /** What happens on one side of the point: values and slopes far from it and close to it. */
  private record Approach(Dfp farValue, Dfp closeValue, Dfp far, Dfp close) {

    static @Nullable Approach of(
        @Nullable FieldDerivativeStructure<Dfp> far,
        @Nullable FieldDerivativeStructure<Dfp> close) {
      return far == null || close == null
          ? null
          : new Approach(
              far.getValue(),
              close.getValue(),
              far.getPartialDerivative(1),
              close.getPartialDerivative(1));
    }

    /** A power 0.2 of the distance shrinks by 1e-2 in between. */
    boolean jumps(Dfp center) {
      Dfp there = closeValue.subtract(center).abs();
      Dfp before = farValue.subtract(center).abs();
      return there.greaterThan(before.divide(2)) && differs(closeValue, center) > 1e-25;
    }

    boolean isSteep() {
      return close.abs().greaterThan(far.abs().multiply(close.newInstance(GROWS))) && !far.isZero();
    }

    boolean vanishes() {
      return close.abs().multiply(close.newInstance(GROWS)).lessThan(far.abs()) || close.isZero();
    }
  }
}
