package dev.secant.api;

import java.util.List;

/**
 * A numeric function of one array-valued variable, from R^n to R^m: the service type of Secant.
 *
 * <p>A provider is a public class with a public constructor without parameters, listed in {@code
 * META-INF/services/dev.secant.api.Function} or in a {@code provides} clause of a module. It must
 * be stateless and thread-safe: one instance serves every chain and every thread.
 *
 * <p>Array functions (those that implement only this interface or {@link DifferentiableFunction})
 * throw {@link IllegalArgumentException} for an input of the wrong shape and nothing else; for
 * values outside their domain they return NaN, as elementwise functions do.
 *
 * @see ElementwiseFunction the interface to implement for a function of one number
 */
public interface Function {
  /**
   * Returns the value of this function at {@code input}.
   *
   * @param input argument, of any shape the function accepts; not modified
   * @return the value, of a shape that depends on the shape of {@code input} only; never null
   * @throws IllegalArgumentException if the shape of {@code input} is none the function accepts
   */
  Variable apply(Variable input);

  /**
   * Returns the name under which the function is used in a chain: the value of {@link FunctionName}
   * on its class, else the simple name of its class in lower snake case, as {@link
   * FunctionNames#ofClass(Class)} says.
   *
   * <p>The name is data: hosts read it from the class file without running anything, so an override
   * must return the same text, or the host reports the mismatch and uses the one it read.
   *
   * @throws IllegalStateException if the class bears no {@link FunctionName} and its simple name
   *     yields no legal name, as that of a lambda or an anonymous class
   */
  default String name() {
    return FunctionNames.ofClass(getClass());
  }

  /**
   * Returns one line that says what the function computes, without its name; empty if there is
   * nothing to say.
   */
  default String description() {
    return "";
  }

  /**
   * Returns where the function is defined, the whole real line by default; for an array function,
   * the domain of each element. It informs messages, sampling and documentation and never stops a
   * call.
   */
  default Domain domain() {
    return Domain.all();
  }

  /**
   * Returns examples of use, shown by {@code secant describe} and executed by the test kit; empty
   * by default.
   */
  default List<Example> examples() {
    return List.of();
  }
}
