package dev.secant.runtime.kernel;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of a function that has none of its own: the shared loop first; then, once it pays, one
 * for the class of the function; then, if that is no match for it, one for the function alone.
 */
final class FunctionKernel implements Kernel {
  private final ElementwiseFunction function;

  /** What may still be better than the present loop, each null once it cannot be. */
  private @Nullable LoopCopy ofClass;

  private @Nullable InstanceLoop ofInstance;

  /** Without a lock: a thread that still sees an earlier loop gets the same numbers from it. */
  private Kernel loop;

  private FunctionKernel(ElementwiseFunction function) {
    this.function = function;
    this.ofClass = LoopCopy.of(function.getClass());
    this.ofInstance = InstanceLoop.of(function);
    this.loop = new StageLoop(function);
  }

  /** Returns the kernel of the function itself if it has one, else a loop over it. */
  static Kernel of(ElementwiseFunction function) {
    if (function instanceof BatchFunction batch) {
      return batch::forwardAll;
    }
    return function instanceof BulkFunction bulk
        ? GuardedKernel.of(bulk)
        : new FunctionKernel(function);
  }

  @Override
  public void apply(double[] x, double[] y, int length) {
    loop(length).apply(x, y, length);
  }

  private Kernel loop(int length) {
    LoopCopy copy = ofClass;
    if (copy != null) {
      use(copy.loop(function, length));
    }
    InstanceLoop instance = ofInstance;
    if (instance != null && instance.isWorthwhile(length)) {
      ofInstance = null;
      use(instance.make());
    }
    return loop;
  }

  private void use(@Nullable Kernel better) {
    if (better != null) {
      ofClass = null; // it comes first, or never
      loop = better;
    }
  }
}
