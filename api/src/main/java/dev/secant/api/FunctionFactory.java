package dev.secant.api;

import java.util.List;

/**
 * Makes functions with parameters, such as {@code pow(3)}, {@code scale(2.5)} or {@code clip(min=0,
 * max=1)}: the second service type of Secant.
 *
 * <p>A provider is a public class with a public constructor without parameters, listed in {@code
 * META-INF/services/dev.secant.api.FunctionFactory} or in a {@code provides} clause of a module. It
 * must be stateless and thread-safe.
 */
public interface FunctionFactory {
  /**
   * Returns the parameters in the order of positional arguments. Names are distinct, required ones
   * come before those with a default, and one of kind {@link Parameter.Kind#NUMBERS} is last. The
   * list is the same at every call.
   */
  List<Parameter> parameters();

  /**
   * Returns a function for the given arguments, equal arguments giving functions that compute the
   * same.
   *
   * @param arguments values that are known to satisfy {@link #parameters()} one by one
   * @throws IllegalArgumentException if the values do not fit each other, with a message that names
   *     the parameter, the rule and the value: {@code max must be at least min = 1, was 0}
   */
  Function create(Arguments arguments);

  /**
   * Returns the name under which the factory is used in a chain, formed as {@link Function#name()}
   * is.
   *
   * @throws IllegalStateException if the class bears no {@link FunctionName} and its simple name
   *     yields no legal name
   */
  default String name() {
    return FunctionNames.ofClass(getClass());
  }

  /**
   * Returns one line that says what the functions compute, without the name; empty if there is
   * nothing to say.
   */
  default String description() {
    return "";
  }

  /**
   * Returns examples of use, each made by {@link Example#withArguments(Arguments)} unless every
   * parameter has a default; empty by default.
   */
  default List<Example> examples() {
    return List.of();
  }
}
