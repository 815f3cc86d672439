package dev.secant.runtime.diff;

import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.runtime.kernel.StageSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is the same for all points of a {@link DifferenceQuotient}. */
final class QuotientRule {
  final Function f;

  /** The function as kernels; null if it is not elementwise. */
  final @Nullable StageSequence stages;

  final double eps;

  /** From x to the argument on the right, 0 or eps. */
  final double right;

  /** From x to the argument on the left, 0 or -eps. */
  final double left;

  /** What the difference of the values is divided by. */
  final double distance;

  private final DifferenceMethod method;

  /**
   * @throws IllegalArgumentException if {@code eps} breaks the rule of the method
   */
  QuotientRule(Function f, DifferenceMethod method, double eps) {
    boolean central = method == DifferenceMethod.CENTRAL;
    if (central) {
      FixedStep.requireDoubled(eps);
    } else {
      FixedStep.require(eps);
    }
    this.f = f;
    this.method = method;
    this.eps = eps;
    stages =
        f instanceof ElementwiseFunction elementwise
            ? StageSequence.of(List.of(elementwise))
            : null;
    right = method == DifferenceMethod.BACKWARD ? 0 : eps;
    left = method == DifferenceMethod.FORWARD ? 0 : -eps;
    distance = central ? 2 * eps : eps;
  }

  @Override
  public String toString() {
    return method + ", eps = " + Decimal.toString(eps) + ", of " + f;
  }
}
