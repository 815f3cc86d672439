package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;

/**
 * The plain loop over a block, for a stage that has only {@code forward(double)}.
 *
 * <p>Its own code is shared by all functions, so that once several classes of functions have passed
 * through it the JIT compiler can no longer tell which {@code forward} it calls, and inlines none:
 * about 9 ns a call. {@link LoopCopy} makes copies of this class, one for each class of functions:
 * in a copy the call has one target and is inlined.
 *
 * <p>So this class is a template: it may hold no lambda and no nested class, which do not survive
 * the copying, and no static state, which every copy would have for itself.
 */
final class StageLoop implements Kernel {
  private final ElementwiseFunction function;

  StageLoop(ElementwiseFunction function) {
    this.function = function;
  }

  @Override
  public void apply(double[] x, double[] y, int length) {
    ElementwiseFunction f = function;
    for (int i = 0; i < length; i++) {
      y[i] = f.forward(x[i]);
    }
  }
}
