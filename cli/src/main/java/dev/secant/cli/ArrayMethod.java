package dev.secant.cli;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.array.AdaptiveArrayDerivative;
import dev.secant.runtime.diff.array.ArrayDerivative;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A way to differentiate a chain at an array. */
final class ArrayMethod {
  private final ArrayDerivativeKind kind;
  private final BiFunction<Function, Variable, ArrayDerivative> derivative;
  private final @Nullable Variable direction;

  private ArrayMethod(
      ArrayDerivativeKind kind,
      BiFunction<Function, Variable, ArrayDerivative> derivative,
      @Nullable Variable direction) {
    this.kind = kind;
    this.derivative = derivative;
    this.direction = direction;
  }

  static ArrayMethod gradient(AdaptiveArrayDerivative engine) {
    return new ArrayMethod(ArrayDerivativeKind.GRADIENT, engine::gradient, null);
  }

  static ArrayMethod jacobian(AdaptiveArrayDerivative engine) {
    return new ArrayMethod(ArrayDerivativeKind.JACOBIAN, engine::jacobian, null);
  }

  static ArrayMethod hessian(AdaptiveArrayDerivative engine) {
    return new ArrayMethod(ArrayDerivativeKind.HESSIAN, engine::hessian, null);
  }

  /**
   * @param direction finite, not 0
   */
  static ArrayMethod along(AdaptiveArrayDerivative engine, Variable direction) {
    return new ArrayMethod(
        ArrayDerivativeKind.DIRECTION, (f, x) -> engine.along(f, x, direction), direction);
  }

  ArrayDerivativeKind kind() {
    return kind;
  }

  /** Returns whether the elements of the point are shared among threads: along a line are none. */
  boolean isShared() {
    return kind != ArrayDerivativeKind.DIRECTION;
  }

  /**
   * Holds a point and the value there against what is asked for.
   *
   * @throws RefusedPointException if the derivative does not exist for arrays of these shapes
   */
  void requireShapes(Variable x, Variable value) throws RefusedPointException {
    if (direction != null && !direction.hasShapeOf(x)) {
      throw refused(
          "--direction must have the shape of the point, "
              + Arrays.toString(x.shape())
              + ", had "
              + Arrays.toString(direction.shape()));
    }
    if (kind.isOfOneNumber() && value.size() != 1) {
      throw refused(
          kind.option()
              + " is for chains that give one number, this one gave an array of shape "
              + Arrays.toString(value.shape())
              + ": ask for --jacobian, or let a function such as sum follow");
    }
  }

  private static RefusedPointException refused(String message) {
    return new RefusedPointException(new IllegalArgumentException(message));
  }

  /** Returns the derivative at a point that has passed {@link #requireShapes}. */
  ArrayDerivative at(Function f, Variable x) {
    return derivative.apply(f, x);
  }

  /** Returns the shape of the derivative. */
  int[] shape(Variable x, Variable value) {
    return switch (kind) {
      case GRADIENT -> x.shape();
      case JACOBIAN -> joined(value.shape(), x.shape());
      case HESSIAN -> joined(x.shape(), x.shape());
      case DIRECTION -> value.shape();
    };
  }

  private static int[] joined(int[] outer, int[] inner) {
    int[] shape = Arrays.copyOf(outer, outer.length + inner.length);
    System.arraycopy(inner, 0, shape, outer.length, inner.length);
    return shape;
  }
}
