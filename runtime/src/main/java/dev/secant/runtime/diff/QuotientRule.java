package dev.secant.runtime.diff;

import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is the same for all points of a {@link DifferenceQuotient}. */
final class QuotientRule {
  final Function f;

  /** The function if it is elementwise, else null. */
  final @Nullable ElementwiseFunction elementwise;

  final double eps;

  /** From x to the argument on the right, 0 or eps. */
  final double right;

  /** From x to the argument on the left, 0 or -eps. */
  final double left;

  /** What the difference of the values is divided by. */
  final double distance;

  private final DifferenceMethod method;

  /** Buffers that nobody uses at the moment, for the next call. */
  private final AtomicReference<@Nullable QuotientBlock> spare = new AtomicReference<>();

  /**
   * @throws IllegalArgumentException if {@code eps} breaks the rule of the method
   */
  QuotientRule(Function f, DifferenceMethod method, double eps) {
    method.requireStep(eps);
    this.f = f;
    this.method = method;
    this.eps = eps;
    elementwise = f instanceof ElementwiseFunction function ? function : null;
    right = method == DifferenceMethod.BACKWARD ? 0 : eps;
    left = method == DifferenceMethod.FORWARD ? 0 : -eps;
    distance = isCentral() ? 2 * eps : eps;
  }

  /** Whether f is called on both sides of x, and not at x itself. */
  boolean isCentral() {
    return method == DifferenceMethod.CENTRAL;
  }

  /** Returns buffers that no other call uses, not even one that f makes from within this. */
  QuotientBlock borrowBlock() {
    QuotientBlock block = spare.getAndSet(null);
    return block != null ? block : new QuotientBlock(this, Objects.requireNonNull(elementwise));
  }

  /** Takes back what was borrowed; after a failure it need not be. */
  void giveBack(QuotientBlock block) {
    spare.set(block);
  }

  @Override
  public String toString() {
    return method + ", eps = " + Decimal.toString(eps) + ", of " + f;
  }
}
