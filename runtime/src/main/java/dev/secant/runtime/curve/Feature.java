package dev.secant.runtime.curve;

import dev.secant.api.Decimal;
import java.util.Objects;

/**
 * A place where a function has no derivative, or stops being defined, found by a {@link Curve}. The
 * place lies in {@code [left(), right()]}; what is known of both sides was seen at these two ends.
 * Immutable.
 */
public final class Feature {
  private final FeatureKind kind;
  private final double x;
  private final FeatureSide left;
  private final FeatureSide right;

  private Feature(FeatureKind kind, double x, FeatureSide left, FeatureSide right) {
    this.kind = Objects.requireNonNull(kind);
    this.x = x;
    this.left = left;
    this.right = right;
  }

  /** A feature somewhere between two numbers. */
  static Feature between(FeatureKind kind, FeatureSide left, FeatureSide right) {
    return new Feature(kind, ShortestDecimal.between(left.x(), right.x()), left, right);
  }

  /** A feature at a number, seen from both sides. */
  static Feature at(FeatureKind kind, double x, FeatureSide left, FeatureSide right) {
    return new Feature(kind, x, left, right);
  }

  /** Returns what the function does here. */
  public FeatureKind kind() {
    return kind;
  }

  /**
   * Returns the place to show: the point of the curve if the feature is at one, else the number
   * with the fewest digits between {@link #left()} and {@link #right()}.
   */
  public double x() {
    return x;
  }

  /** Returns a number not right of the place; the function was called there or right beside. */
  public double left() {
    return left.x();
  }

  /** Returns a number not left of the place; at least {@link #left()}. */
  public double right() {
    return right.x();
  }

  /**
   * Returns the limit of the function from the left, as far as {@link #left()} shows it; infinite
   * on a side that grows without bound, NaN where the function is not defined.
   */
  public double leftValue() {
    return left.value();
  }

  /** Returns the limit of the function from the right, as {@link #leftValue()} does. */
  public double rightValue() {
    return right.value();
  }

  /**
   * Returns the slope on the left; infinite where it grows without bound, NaN where it is not known
   * or the function is not defined.
   */
  public double leftSlope() {
    return left.slope();
  }

  /** Returns the slope on the right, as {@link #leftSlope()} does. */
  public double rightSlope() {
    return right.slope();
  }

  /**
   * Returns kind, place and both sides: {@code KINK at 0.0: slope -1.0 to 1.0}; of an edge the
   * value there and what is beyond: {@code EDGE at 0.0: value 0.0, not defined below}.
   */
  @Override
  public String toString() {
    String place = kind + " at " + Decimal.toString(x);
    return switch (kind) {
      case EDGE -> place + ": " + edge();
      case KINK, VERTICAL_TANGENT ->
          place
              + ": slope "
              + Decimal.toString(leftSlope())
              + " to "
              + Decimal.toString(rightSlope());
      default ->
          place
              + ": value "
              + Decimal.toString(leftValue())
              + " to "
              + Decimal.toString(rightValue());
    };
  }

  /** Too large for a double beyond an edge is no end of the domain. */
  private String edge() {
    boolean isAbove = Double.isFinite(leftValue()) || Double.isNaN(rightValue());
    double beyond = isAbove ? rightValue() : leftValue();
    return "value "
        + Decimal.toString(isAbove ? leftValue() : rightValue())
        + (Double.isNaN(beyond) ? ", not defined " : ", f is " + Decimal.toString(beyond) + " ")
        + (isAbove ? "above" : "below");
  }
}
