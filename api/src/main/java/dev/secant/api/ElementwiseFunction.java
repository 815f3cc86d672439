package dev.secant.api;

import java.util.function.DoubleUnaryOperator;

/**
 * A function that maps each element by itself: {@code y[i] = forward(x[i])}. The one method an
 * author must write is the arithmetic.
 *
 * <p>{@code forward} returns NaN for NaN and outside the domain, where a limit may also be infinite
 * ({@code log(0) = -Infinity}); it never throws.
 */
public interface ElementwiseFunction extends Function {
  /**
   * Returns the value at one number.
   *
   * @param x argument; any double, NaN and the infinities included
   * @return the value; NaN for NaN and outside the domain
   */
  double forward(double x);

  /**
   * Returns {@code forward} of each element, in the shape of {@code input}. Cost: one call of
   * {@code forward} an element and one array.
   */
  @Override
  default Variable apply(Variable input) {
    return input.map(this::forward);
  }

  /**
   * Returns an elementwise function from a name and an operator, for use in code; it is not a
   * provider.
   *
   * @param name a legal name, see {@link FunctionNames}
   * @param operator the arithmetic; stateless and thread-safe, NaN in NaN out
   * @throws IllegalArgumentException if {@code name} is no legal name
   */
  static ElementwiseFunction of(String name, DoubleUnaryOperator operator) {
    return new NamedElementwiseFunction(name, operator);
  }
}
