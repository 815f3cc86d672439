package dev.secant.runtime.diff.array;

import dev.secant.api.Decimal;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function, a point, and the value there, once they have been found fit to be differentiated.
 *
 * @param f the function
 * @param x the point, all elements finite
 * @param value {@code f(x)}, whose elements need not be finite
 */
record ArrayPoint(Function f, Variable x, Variable value) {
  /**
   * Calls f once.
   *
   * @throws IllegalArgumentException if an element of x is not finite
   * @throws IllegalStateException if f returns null
   */
  static ArrayPoint of(Function f, Variable x) {
    Objects.requireNonNull(f, "f must not be null");
    Objects.requireNonNull(x, "x must not be null");
    requireFinite("x", x);
    return of(f, x, f.apply(x));
  }

  private static ArrayPoint of(Function f, Variable x, @Nullable Variable value) {
    if (value == null) {
      throw new IllegalStateException("f must return a Variable, returned null");
    }
    return new ArrayPoint(f, x, value);
  }

  static void requireFinite(String name, Variable x) {
    for (int i = 0; i < x.size(); i++) {
      if (!Double.isFinite(x.get(i))) {
        throw new IllegalArgumentException(
            element(name, x, i) + " must be finite, was " + Decimal.toString(x.get(i)));
      }
    }
  }

  private static String element(String name, Variable x, int index) {
    return x.rank() == 0 ? name : name + "[" + index + "]";
  }

  /** Checks a vector that goes with x or with f(x). */
  static void requireVector(String name, Variable vector, String other, Variable shaped) {
    Objects.requireNonNull(vector, () -> name + " must not be null");
    if (!vector.hasShapeOf(shaped)) {
      throw new IllegalArgumentException(
          name
              + " must have the shape of "
              + other
              + ", "
              + Arrays.toString(shaped.shape())
              + ", had "
              + Arrays.toString(vector.shape()));
    }
    requireFinite(name, vector);
  }

  static void requireNonzero(String name, Variable vector) {
    for (int i = 0; i < vector.size(); i++) {
      if (vector.get(i) != 0) {
        return;
      }
    }
    throw new IllegalArgumentException(
        name + " must have an element that is not 0, was " + abridged(vector));
  }

  private static String abridged(Variable vector) {
    return vector.size() <= 10 ? vector.toString() : "0 in all " + vector.size() + " elements";
  }

  /** Checks that the value is a single number. */
  void requireNumber(String what, String instead) {
    if (value.size() != 1) {
      throw new IllegalArgumentException(
          "f must return a single number for a "
              + what
              + ", returned an array of shape "
              + Arrays.toString(value.shape())
              + ": "
              + instead);
    }
  }

  int inputs() {
    return x.size();
  }

  int outputs() {
    return value.size();
  }

  PathValues along(Path path) {
    return new PathValues(f, path, x.shape(), value);
  }

  /** Returns the shape of the value followed by that of x. */
  int[] shapeOfJacobian() {
    int[] outer = value.shape();
    int[] inner = x.shape();
    int[] shape = Arrays.copyOf(outer, outer.length + inner.length);
    System.arraycopy(inner, 0, shape, outer.length, inner.length);
    return shape;
  }
}
