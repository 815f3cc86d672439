package dev.secant.kernels.vector;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The passes of a kernel over a block, one after the other, each compiled by itself.
 *
 * <p>The JIT compiler would inline all passes of a kernel into one method sooner or later, be too
 * far down for some calls of the Vector API by then, and make objects of the vectors there: twice
 * to four times as slow, from one moment to the next. It inlines no method handle that is not a
 * constant, as the elements of an array are not.
 */
final class Passes {
  private static final MethodType TYPE =
      MethodType.methodType(
          int.class, double[].class, double[].class, int.class, int.class, double[][].class);

  private final MethodHandle[] passes;

  private Passes(MethodHandle[] passes) {
    this.passes = passes;
  }

  /**
   * Returns the passes of a kernel.
   *
   * @param kernel that of the class with the passes
   * @param names of static methods {@code int pass(double[] x, double[] y, int from, int to,
   *     double[][] scratch)}, which return how far they came; the first may stop before {@code to}
   */
  static Passes of(MethodHandles.Lookup kernel, String... names) {
    MethodHandle[] passes = new MethodHandle[names.length];
    try {
      for (int i = 0; i < names.length; i++) {
        passes[i] = kernel.findStatic(kernel.lookupClass(), names[i], TYPE);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(kernel.lookupClass().getName() + " has not all of its passes", e);
    }
    return new Passes(passes);
  }

  /** As {@link dev.secant.functions.basic.kernel.VectorKernel#run}. */
  int run(double[] x, double[] y, int from, int to, double[][] scratch) {
    int end = to;
    try {
      for (MethodHandle pass : passes) {
        end = (int) pass.invokeExact(x, y, from, end, scratch);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) { // no pass declares any
      throw new IllegalStateException(e);
    }
    return end;
  }
}
