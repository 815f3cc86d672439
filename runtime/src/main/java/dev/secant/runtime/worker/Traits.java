package dev.secant.runtime.worker;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.Variable;

/**
 * Which interfaces of the api an instance implements.
 *
 * @param mapsElements whether it leaves {@code apply} as it inherits it
 */
record Traits(
    boolean isFunction,
    boolean isFactory,
    boolean isElementwise,
    boolean isBulk,
    boolean isDifferentiable,
    boolean hasDerivative,
    boolean mapsElements) {

  static Traits of(Object instance) {
    return new Traits(
        instance instanceof Function,
        instance instanceof FunctionFactory,
        instance instanceof ElementwiseFunction,
        instance instanceof BulkFunction,
        instance instanceof DifferentiableFunction,
        instance instanceof DifferentiableElementwiseFunction,
        instance instanceof ElementwiseFunction && inheritsApply(instance.getClass()));
  }

  private static boolean inheritsApply(Class<?> type) {
    try {
      Class<?> declaring = type.getMethod("apply", Variable.class).getDeclaringClass();
      return declaring == ElementwiseFunction.class || declaring == BulkFunction.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return false; // then it is asked itself
    }
  }

  void put(MessageWriter out) {
    out.putBoolean(isFunction)
        .putBoolean(isFactory)
        .putBoolean(isElementwise)
        .putBoolean(isBulk)
        .putBoolean(isDifferentiable)
        .putBoolean(hasDerivative)
        .putBoolean(mapsElements);
  }

  static Traits get(MessageReader in) throws BrokenMessageException {
    return new Traits(
        in.getBoolean(),
        in.getBoolean(),
        in.getBoolean(),
        in.getBoolean(),
        in.getBoolean(),
        in.getBoolean(),
        in.getBoolean());
  }
}
