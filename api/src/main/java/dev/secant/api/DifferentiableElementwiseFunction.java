package dev.secant.api;

/** An elementwise function that knows its own derivative: its Jacobian is diagonal. */
public interface DifferentiableElementwiseFunction
    extends ElementwiseFunction, DifferentiableFunction {
  /**
   * Returns the derivative of {@link #forward} at one number.
   *
   * @param x argument; any double, NaN and the infinities included
   * @return the derivative; NaN for NaN, outside the domain, and where there is none (a kink may
   *     return any number between its left and right slope)
   */
  double derivative(double x);

  /**
   * Returns {@code outputGradient[i] * derivative(input[i])}, in the shape of {@code input}. IEEE
   * 754 multiplication decides: zero times an infinite derivative is NaN.
   *
   * @throws IllegalArgumentException if the two shapes differ
   */
  @Override
  default Variable backward(Variable input, Variable outputGradient) {
    return input.zip(outputGradient, "outputGradient", (x, v) -> v * derivative(x));
  }
}
