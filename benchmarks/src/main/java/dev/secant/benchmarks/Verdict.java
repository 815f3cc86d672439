package dev.secant.benchmarks;

import dev.secant.runtime.diff.DerivativeStatus;
import java.util.EnumSet;
import java.util.Set;
import org.hipparchus.dfp.Dfp;

/**
 * How an answer compares with the truth.
 *
 * <p>The error of a number is its distance from the truth, computed in high precision: the truth is
 * not rounded to a double first.
 */
record Verdict(Problem problem, Answer answer) {
  private static final Set<DerivativeStatus> TWO_SIDED =
      EnumSet.of(
          DerivativeStatus.OK,
          DerivativeStatus.NOISY,
          DerivativeStatus.LOW_SMOOTHNESS,
          DerivativeStatus.LOW_ACCURACY);

  private Truth truth() {
    return problem.truth();
  }

  boolean isDifferentiable() {
    return truth().hasDerivative();
  }

  /** Returns the distance of the number from the truth; infinite if there is no number. */
  double error() {
    return distance(truth().value());
  }

  private double distance(Dfp from) {
    return Double.isFinite(answer.value())
        ? from.subtract(from.newInstance(answer.value())).abs().toDouble()
        : Double.POSITIVE_INFINITY;
  }

  /**
   * Returns the error relative to the truth; where that is 0, relative to {@code |f| / |x|^order}
   * or absolute, whichever is smaller.
   */
  double relativeError() {
    Dfp truth = truth().value();
    if (!Double.isFinite(answer.value())) {
      return Double.POSITIVE_INFINITY;
    }
    Dfp error = truth.subtract(truth.newInstance(answer.value())).abs();
    if (error.toDouble() <= Double.MIN_VALUE) {
      return 0; // doubles know no better
    }
    return truth.isZero()
        ? error.toDouble() / Math.max(1, unit())
        : error.divide(truth.abs()).toDouble();
  }

  private double unit() {
    Sketch sketch = problem.sketch();
    double x = Math.abs(sketch.point()[sketch.by()[0]]);
    return x == 0 ? 1 : Math.abs(sketch.value()) / StrictMath.pow(x, sketch.order());
  }

  /** Returns whether the truth is within the bar, or the bar is infinite and says so. */
  boolean isCovered() {
    return isWithin(truth().value(), 1);
  }

  private boolean isWithin(Dfp slope, double bars) {
    double bar = answer.error() * bars;
    return bar == Double.POSITIVE_INFINITY
        || !slope
            .subtract(slope.newInstance(answer.value()))
            .abs()
            .greaterThan(slope.newInstance(bar));
  }

  /**
   * Returns whether the answer misleads: its status vouches for a number (every status with a value
   * but {@code LOW_ACCURACY}), and the number is off by more than 1e-3 of the truth and by more
   * than ten bars. Where there is no derivative, a number is off unless ten bars cover both slopes;
   * where there are no slopes, always.
   */
  boolean isSilentlyWrong() {
    DerivativeStatus status = answer.status();
    if (status == null || !status.hasValue() || status == DerivativeStatus.LOW_ACCURACY) {
      return false;
    }
    return switch (truth().kind()) {
      case TWO_SIDED, ONE_SIDED -> relativeError() > 1e-3 && !isWithin(truth().value(), 10);
      case KINK -> !isWithin(truth().left(), 10) || !isWithin(truth().right(), 10);
      default -> true;
    };
  }

  /** Returns whether the status is the one the truth has a right to. */
  boolean isKindRight() {
    DerivativeStatus status = answer.status();
    return switch (truth().kind()) {
      case TWO_SIDED ->
          TWO_SIDED.contains(status)
              || (status == DerivativeStatus.UNRELIABLE && nothingCanBeKnown());
      case ONE_SIDED -> status == DerivativeStatus.ONE_SIDED;
      case KINK -> status == DerivativeStatus.KINK && slopesAreRight();
      case JUMP -> status == DerivativeStatus.JUMP;
      case VERTICAL_TANGENT -> status == DerivativeStatus.VERTICAL_TANGENT;
      case NOT_REPEATABLE -> status == DerivativeStatus.NOT_REPEATABLE;
      case OUT_OF_DOMAIN -> status == DerivativeStatus.OUT_OF_DOMAIN;
      case BEYOND_RANGE -> status == DerivativeStatus.UNRELIABLE;
      case THROWS -> status == null;
    };
  }

  private boolean nothingCanBeKnown() {
    return truth().resolution() > 0.1 * Math.abs(truth().value().toDouble());
  }

  private boolean slopesAreRight() {
    double left = truth().left().toDouble();
    double right = truth().right().toDouble();
    double allowed = 1e-3 * Math.max(Math.abs(left), Math.abs(right));
    return Math.abs(answer.left() - left) <= allowed && Math.abs(answer.right() - right) <= allowed;
  }

  /** Returns whether the values of f could tell a millionth, and the number is farther off. */
  boolean isMissed() {
    return isDifferentiable() && truth().isAttainable() && relativeError() > 1e-6;
  }

  /** Returns what is wrong in one word, the worst there is; empty if nothing is. */
  String complaint() {
    if (isSilentlyWrong()) {
      return "SILENT";
    }
    if (!isKindRight()) {
      return "KIND";
    }
    if (isDifferentiable() && !isCovered()) {
      return "UNCOVERED";
    }
    return isMissed() ? "MISSED" : "";
  }

  /** Returns how bad this is: by the complaint, and within one complaint by the error. */
  double badness() {
    double size =
        isDifferentiable() ? Math.min(Math.max(Math.log10(relativeError()), -99), 99) : 99;
    return switch (complaint()) {
      case "SILENT" -> 4e3 + size;
      case "KIND" -> 3e3 + size;
      case "UNCOVERED" -> 2e3 + Math.min(error() / answer.error(), 900);
      case "MISSED" -> 1e3 + size;
      default -> 0;
    };
  }
}
