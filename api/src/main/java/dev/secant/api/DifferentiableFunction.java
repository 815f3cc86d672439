package dev.secant.api;

/**
 * A function that knows its own derivative. What it claims is what a gradient check checks, and
 * what an exact chain rule multiplies.
 */
public interface DifferentiableFunction extends Function {
  /**
   * Returns the vector-Jacobian product {@code v J} at {@code input}: with {@code y = apply(input)}
   * and a scalar {@code s} that depends on {@code y}, {@code outputGradient[j] = ds/dy[j]} gives
   * {@code result[i] = ds/dx[i] = sum over j of outputGradient[j] * dy[j]/dx[i]}.
   *
   * @param input the point; not modified
   * @param outputGradient the vector {@code v}, in the shape of {@code apply(input)}; not modified
   * @return the product, in the shape of {@code input}; NaN where there is no derivative
   * @throws IllegalArgumentException if the shape of {@code input} is none the function accepts, or
   *     that of {@code outputGradient} is not that of {@code apply(input)}
   */
  Variable backward(Variable input, Variable outputGradient);
}
