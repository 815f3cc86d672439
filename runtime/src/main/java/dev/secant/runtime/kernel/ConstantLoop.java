package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;

/**
 * The loop of one function that is a constant in it: a template for hidden classes, as {@link
 * StageLoop} is, each defined with its function as class data. The class by itself has none and
 * cannot be initialised.
 */
final class ConstantLoop implements Kernel {
  private static final ElementwiseFunction FUNCTION = function();

  ConstantLoop() {}

  private static ElementwiseFunction function() {
    try {
      return MethodHandles.classData(
          MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, ElementwiseFunction.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void apply(double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = FUNCTION.forward(x[i]);
    }
  }
}
