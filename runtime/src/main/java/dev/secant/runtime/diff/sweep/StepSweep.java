package dev.secant.runtime.diff.sweep;

import dev.secant.api.Decimal;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.bar.Slope;
import dev.secant.runtime.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * The error of a difference quotient with a fixed step, against the step: falls with eps while
 * truncation rules, rises again when rounding does. Immutable.
 *
 * <p>Steps are 1e-16 to 1, four a decade. Errors are taken against the exact derivative if it is
 * given, else against {@link AdaptiveDerivative}; those not above the error bar of the reference
 * say nothing and are left out of the fits.
 *
 * <p>Both regimes are fitted as {@code constant eps^slope}; the best step is where their sum is
 * least. Where one does not show (a quadratic has no truncation error by the central method, which
 * is best with the largest step), it is the step with the least error, smoothed over five
 * neighbours.
 *
 * <p><b>Cost:</b> two calls of f a step, 130 in all, and one numerical search (about 15 calls).
 */
public final class StepSweep {
  private static final int STEPS_PER_DECADE = 4;
  private static final int DECADES = 16;

  /** An error beyond a tenth of the derivative belongs to no regime: neither term is small. */
  private static final double ASYMPTOTIC = 0.1;

  private static final int SMOOTHED_OVER = 5;

  private final DifferenceMethod method;
  private final double x;
  private final Reference reference;
  private final List<SweepPoint> points;
  private final SweepRegime growth;
  private final SweepRegime rounding;
  private final SweepRegime truncation;
  private final double bestEps;
  private final double bestError;

  /**
   * What the errors are taken against.
   *
   * @param left slope on the left
   * @param right slope on the right
   */
  private record Reference(Slope slope, double left, double right) {
    static Reference of(Derivative found) {
      return new Reference(Slope.of(found), found.leftSlope(), found.rightSlope());
    }

    static Reference exactly(double value) {
      Slope slope = new Slope(value, Math.ulp(value) / 2, DerivativeStatus.OK);
      return new Reference(slope, value, value);
    }

    /** A kink has a number, half way between its slopes, but no derivative to be in error of. */
    boolean isDerivative() {
      return slope.status().hasValue() && slope.status() != DerivativeStatus.KINK;
    }
  }

  private StepSweep(
      DifferenceMethod method, double x, Reference reference, List<SweepPoint> points) {
    this.method = method;
    this.x = x;
    this.reference = reference;
    this.points = List.copyOf(points);
    this.growth = reference.isDerivative() ? SweepRegime.NONE : SweepRegime.ofMagnitudes(points);
    List<SweepPoint> telling = points.stream().filter(this::isTelling).toList();
    int valley = valleyOf(points);
    double split = valley < 0 ? Double.NaN : points.get(valley).eps();
    this.rounding =
        SweepRegime.through(telling.stream().filter(point -> point.eps() < split).toList());
    this.truncation =
        SweepRegime.through(telling.stream().filter(point -> point.eps() > split).toList());
    boolean crossing = rounding.slope() < 0 && truncation.slope() > 0;
    this.bestEps = crossing ? leastSum() : split;
    this.bestError =
        crossing
            ? rounding.errorAt(bestEps) + truncation.errorAt(bestEps)
            : smoothed(points, valley);
  }

  /**
   * Returns the sweep against the derivative that {@link AdaptiveDerivative} finds.
   *
   * @param f the function; where it throws, it is undefined, unless it is at x
   * @param x the point; finite
   * @throws IllegalArgumentException if x is not finite
   */
  public static StepSweep of(DoubleUnaryOperator f, double x, DifferenceMethod method) {
    requireArguments(f, x, method);
    return sweep(f, x, method, Reference.of(AdaptiveDerivative.standard().atScalar(f, x)));
  }

  /**
   * Returns the sweep against a known derivative.
   *
   * @param f the function; where it throws, it is undefined, unless it is at x
   * @param x the point; finite
   * @param exact the derivative at x; finite
   * @throws IllegalArgumentException if x or {@code exact} is not finite
   */
  public static StepSweep of(
      DoubleUnaryOperator f, double x, DifferenceMethod method, double exact) {
    requireArguments(f, x, method);
    requireFinite("exact", exact);
    return sweep(f, x, method, Reference.exactly(exact));
  }

  private static void requireArguments(DoubleUnaryOperator f, double x, DifferenceMethod method) {
    Objects.requireNonNull(f, "f must not be null");
    Objects.requireNonNull(method, "method must not be null");
    requireFinite("x", x);
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + Decimal.toString(value));
    }
  }

  private static StepSweep sweep(
      DoubleUnaryOperator f, double x, DifferenceMethod method, Reference reference) {
    double atPoint = f.applyAsDouble(x);
    double target = reference.isDerivative() ? reference.slope().value() : Double.NaN;
    List<SweepPoint> points = new ArrayList<>();
    for (int i = DECADES * STEPS_PER_DECADE; i >= 0; i--) {
      double eps = step(i);
      double value = quotient(f, x, method, eps, atPoint);
      points.add(new SweepPoint(eps, value, Math.abs(value - target)));
    }
    return new StepSweep(method, x, reference, points);
  }

  /** Returns {@code 10^(-i / 4)}, powers of ten exact. */
  private static double step(int i) {
    double withinDecade = Math.pow(10, -(i % STEPS_PER_DECADE) / (double) STEPS_PER_DECADE);
    return withinDecade * Double.parseDouble("1e-" + i / STEPS_PER_DECADE);
  }

  private static double quotient(
      DoubleUnaryOperator f, double x, DifferenceMethod method, double eps, double atPoint) {
    boolean moved =
        (method == DifferenceMethod.BACKWARD || x + eps != x)
            && (method == DifferenceMethod.FORWARD || x - eps != x);
    if (!moved) {
      return Double.NaN;
    }
    return switch (method) {
      case CENTRAL -> (valueAt(f, x + eps) - valueAt(f, x - eps)) / (2 * eps);
      case FORWARD -> (valueAt(f, x + eps) - atPoint) / eps;
      case BACKWARD -> (atPoint - valueAt(f, x - eps)) / eps;
    };
  }

  private static double valueAt(DoubleUnaryOperator f, double t) {
    try {
      return f.applyAsDouble(t);
    } catch (RuntimeException failure) {
      return Double.NaN;
    }
  }

  /** Whether an error is above what the reference itself may be wrong by, and asymptotic. */
  private boolean isTelling(SweepPoint point) {
    Slope slope = reference.slope();
    boolean small = slope.value() == 0 || point.error() < ASYMPTOTIC * Math.abs(slope.value());
    return point.error() > 2 * slope.error() && small;
  }

  /** Returns the index of the least smoothed error, the largest step among equals; -1 for none. */
  private static int valleyOf(List<SweepPoint> points) {
    int valley = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < points.size(); i++) {
      double error = smoothed(points, i);
      if (error <= least) {
        least = error;
        valley = i;
      }
    }
    return valley;
  }

  /** Returns the median of the errors around an index; NaN if half of them are. */
  private static double smoothed(List<SweepPoint> points, int index) {
    if (index < 0) {
      return Double.NaN;
    }
    int from = Math.max(0, Math.min(index - SMOOTHED_OVER / 2, points.size() - SMOOTHED_OVER));
    double[] errors =
        points.subList(from, from + SMOOTHED_OVER).stream()
            .mapToDouble(SweepPoint::error)
            .toArray();
    return SweepRegime.median(errors); // NaN sorts last
  }

  /** Returns where {@code K eps^r + C eps^p} is least, for {@code r < 0 < p}. */
  private double leastSum() {
    double ratio =
        -rounding.slope() * rounding.constant() / (truncation.slope() * truncation.constant());
    return Math.pow(ratio, 1 / (truncation.slope() - rounding.slope()));
  }

  /** Returns every step with its error, smallest step first; immutable. */
  public List<SweepPoint> points() {
    return points;
  }

  /** Returns which quotient. */
  public DifferenceMethod method() {
    return method;
  }

  /** Returns the point. */
  public double x() {
    return x;
  }

  /** Returns what the errors are taken against; NaN if there is no derivative. */
  public double reference() {
    return reference.isDerivative() ? reference.slope().value() : Double.NaN;
  }

  /** Returns the error bar of the reference; half an ulp for one that was given. */
  public double referenceError() {
    return reference.slope().error();
  }

  /** Returns the status of the reference. */
  public DerivativeStatus referenceStatus() {
    return reference.slope().status();
  }

  /** Returns the slope on the left, as {@link Derivative#leftSlope()} does. */
  public double leftSlope() {
    return reference.left();
  }

  /** Returns the slope on the right, as {@link Derivative#rightSlope()} does. */
  public double rightSlope() {
    return reference.right();
  }

  /**
   * Returns how the quotients themselves go with the step, where there is no derivative: their
   * magnitude is flat at a kink, and grows as {@code eps^-1} at a jump, slower at a vertical
   * tangent. Does not exist where there is a derivative.
   */
  public SweepRegime growth() {
    return growth;
  }

  /** Returns the regime of small steps, where rounding rules. */
  public SweepRegime rounding() {
    return rounding;
  }

  /** Returns the regime of large steps, where truncation rules. */
  public SweepRegime truncation() {
    return truncation;
  }

  /** Returns the best step; NaN if there is no derivative, or no step of the range changes x. */
  public double bestEps() {
    return bestEps;
  }

  /** Returns the error to expect with the best step; NaN if there is no derivative. */
  public double bestError() {
    return bestError;
  }

  /**
   * Returns in a few lines what was swept, the reference and, where that is none, why; the regimes,
   * the best step and its error. No line feed at the end.
   */
  public String summary() {
    return new SweepSummary(this).toString();
  }

  /** Returns the {@link #summary()} and a table with a line a decade. */
  @Override
  public String toString() {
    TextTable table = new TextTable("eps", "value", "error");
    for (int i = 0; i < points.size(); i += STEPS_PER_DECADE) {
      SweepPoint point = points.get(i);
      table.add(
          Decimal.toShortString(point.eps()),
          Decimal.toString(point.value()),
          TextTable.brief(point.error()));
    }
    return summary() + "\n\n" + table;
  }
}
