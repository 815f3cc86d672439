package dev.secant.api;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable box for data: an array of doubles with a shape, at least one element, in row-major
 * order.
 *
 * <p>A single number has the empty shape {@code []} (0-d). Two variables are equal if their shapes
 * are and every pair of elements is equal by {@link Double#equals}: {@code NaN} equals {@code NaN},
 * {@code 0.0} differs from {@code -0.0}. The array inside is never exposed, so a variable can be
 * shared between threads.
 */
public final class Variable {
  private static final int[] SCALAR = {};

  /** As many as a class file allows an array; what goes through the dimensions may recurse. */
  private static final int MAX_RANK = 255;

  private final double[] data;
  private final int[] shape;

  /** Trusts its arguments and keeps them: every caller hands over arrays of its own. */
  private Variable(double[] data, int[] shape) {
    this.data = data;
    this.shape = shape;
  }

  /** Returns a single number, of shape {@code []}. */
  public static Variable of(double value) {
    return new Variable(new double[] {value}, SCALAR);
  }

  /**
   * Returns a vector, of shape {@code [n]}.
   *
   * @param data elements, at least one; copied
   * @throws IllegalArgumentException if {@code data} is empty
   */
  public static Variable of(double... data) {
    return new Variable(requireElements(data).clone(), new int[] {data.length});
  }

  /**
   * Returns an array of any shape.
   *
   * @param data elements in row-major order (the last index varies fastest), at least one; copied
   * @param shape length of each dimension, each at least 1, none for a single number; copied
   * @throws IllegalArgumentException if {@code data} is empty, there are more than 255 lengths, a
   *     length is below 1, or the product of the lengths is not {@code data.length}
   */
  public static Variable ofShape(double[] data, int... shape) {
    requireElements(data);
    Objects.requireNonNull(shape, "shape must not be null");
    if (shape.length > MAX_RANK) {
      throw new IllegalArgumentException(
          "shape must have at most " + MAX_RANK + " dimensions, had " + shape.length);
    }
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] < 1) {
        throw new IllegalArgumentException("shape[" + i + "] must be at least 1, was " + shape[i]);
      }
      // Capped, so that a product beyond the range of long cannot wrap around into a match.
      size = Math.min(size * shape[i], Integer.MAX_VALUE + 1L);
    }
    if (size != data.length) {
      throw new IllegalArgumentException(
          "shape "
              + Arrays.toString(shape)
              + " must hold as many elements as data, which has "
              + data.length);
    }
    return new Variable(data.clone(), shape.clone());
  }

  private static double[] requireElements(double[] data) {
    Objects.requireNonNull(data, "data must not be null");
    if (data.length == 0) {
      throw new IllegalArgumentException("data must have at least one element, was empty");
    }
    return data;
  }

  /** Returns the number of elements, at least 1. */
  public int size() {
    return data.length;
  }

  /** Returns the number of dimensions; 0 for a single number. */
  public int rank() {
    return shape.length;
  }

  /**
   * Returns the length of each dimension, outermost first, as a new array; empty for a single
   * number.
   */
  public int[] shape() {
    return shape.clone();
  }

  /** Returns whether the shapes are the same; the elements do not matter. */
  public boolean hasShapeOf(Variable other) {
    return Arrays.equals(shape, other.shape);
  }

  /**
   * Returns the element at an index.
   *
   * @param index row-major index, from 0 to {@code size() - 1}
   * @throws IndexOutOfBoundsException if {@code index} is outside that range
   */
  public double get(int index) {
    return data[Objects.checkIndex(index, data.length)];
  }

  /**
   * Returns the one element, whatever the shape.
   *
   * @throws IllegalStateException if there are several
   */
  public double item() {
    if (data.length != 1) {
      throw new IllegalStateException(
          "item() needs exactly one element, shape is " + Arrays.toString(shape));
    }
    return data[0];
  }

  /** Returns the elements in row-major order, as a new array. */
  public double[] toArray() {
    return data.clone();
  }

  /**
   * Copies all elements, in row-major order.
   *
   * @param destination receives the elements from {@code offset} on; the rest is untouched
   * @throws IndexOutOfBoundsException if they do not fit; nothing is copied then
   */
  public void copyTo(double[] destination, int offset) {
    copyTo(0, destination, offset, data.length);
  }

  /**
   * Copies elements {@code from} to {@code from + length - 1}, in row-major order.
   *
   * @param from row-major index of the first element to copy
   * @param destination receives the elements from {@code offset} on; the rest is untouched
   * @param offset index in {@code destination} of the first element
   * @param length number of elements, at least 0
   * @throws IndexOutOfBoundsException if either range does not fit its array; nothing is copied
   *     then
   */
  public void copyTo(int from, double[] destination, int offset, int length) {
    Objects.checkFromIndexSize(from, length, data.length);
    Objects.checkFromIndexSize(offset, length, destination.length);
    System.arraycopy(data, from, destination, offset, length);
  }

  /**
   * Returns a variable of the same shape with {@code operator} applied to each element.
   *
   * @param operator called once an element, in row-major order
   */
  public Variable map(DoubleUnaryOperator operator) {
    Objects.requireNonNull(operator, "operator must not be null");
    double[] result = new double[data.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = operator.applyAsDouble(data[i]);
    }
    return new Variable(result, shape);
  }

  /**
   * Returns a variable with the same elements and another shape.
   *
   * @param newShape length of each dimension, each at least 1; copied
   * @throws IllegalArgumentException if there are more than 255 lengths, a length is below 1 or
   *     their product is not {@link #size()}
   */
  public Variable reshape(int... newShape) {
    return ofShape(data, newShape);
  }

  /**
   * Hands a copy of the data to a kernel that works in place, and copies what it leaves there: a
   * kernel that keeps its array, against its contract, must not be able to change the result.
   */
  Variable mapAll(Consumer<double[]> kernel) {
    double[] work = data.clone();
    kernel.accept(work);
    return new Variable(work.clone(), shape);
  }

  /**
   * Returns {@code operator} applied to each pair of elements; {@code otherName} is for the
   * message.
   */
  Variable zip(Variable other, String otherName, DoubleBinaryOperator operator) {
    Objects.requireNonNull(other, () -> otherName + " must not be null");
    if (!hasShapeOf(other)) {
      throw new IllegalArgumentException(
          otherName
              + " must have shape "
              + Arrays.toString(shape)
              + ", was "
              + Arrays.toString(other.shape));
    }
    double[] result = new double[data.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = operator.applyAsDouble(data[i], other.data[i]);
    }
    return new Variable(result, shape);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Variable that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
  }

  /**
   * Returns the elements in nested brackets, numbers as {@link Decimal} writes them: {@code 2.0},
   * {@code [1.0, 2.0]}, {@code [[1.0, 2.0], [3.0, 4.0]]}. Of more than 1,000 elements, the first
   * and last three of each dimension are shown and the shape is added.
   */
  @Override
  public String toString() {
    return VariablePrinter.print(data, shape);
  }
}
