package dev.secant.runtime.kernel;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;

/**
 * The kernel of a function that has none of its own: the shared loop first, then, once it pays, a
 * private one.
 */
final class FunctionKernel implements Kernel {
  private final ElementwiseFunction function;
  private final LoopCopy copy;

  /** Without a lock: a thread that still sees the shared loop gets the same numbers from it. */
  private Kernel loop;

  private FunctionKernel(ElementwiseFunction function) {
    this.function = function;
    this.copy = LoopCopy.of(function.getClass());
    this.loop = new StageLoop(function);
  }

  /** Returns the kernel of the function itself if it has one, else a loop over it. */
  static Kernel of(ElementwiseFunction function) {
    return function instanceof BulkFunction bulk ? bulk::forward : new FunctionKernel(function);
  }

  @Override
  public void apply(double[] x, double[] y, int length) {
    Kernel current = loop;
    if (current instanceof StageLoop) { // a copy is no instance of its template
      Kernel own = copy.loop(function, length);
      if (own != null) {
        current = own;
        loop = own;
      }
    }
    current.apply(x, y, length);
  }
}
