package dev.secant.runtime.registry;

import dev.secant.api.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules on what {@link dev.secant.api.FunctionFactory#parameters()} returns. Checked once, so
 * that later an {@code IllegalArgumentException} of the api is about the arguments.
 */
final class ParameterList {
  private ParameterList() {}

  /**
   * Returns a copy of the list.
   *
   * @throws IllegalArgumentException if it breaks a rule; the message says which
   */
  static List<Parameter> check(@Nullable List<Parameter> parameters, int maxSize) {
    if (parameters == null) {
      throw new IllegalArgumentException("it must not be null");
    }
    List<Parameter> copy = new ArrayList<>();
    for (@Nullable Parameter parameter : parameters) { // one by one: the list is the plug-in's own
      if (parameter == null) {
        throw new IllegalArgumentException("parameter " + (copy.size() + 1) + " must not be null");
      }
      if (copy.size() == maxSize) {
        throw new IllegalArgumentException("there must be at most " + maxSize + " parameters");
      }
      copy.add(parameter);
    }
    return Parameter.checkedList(copy);
  }
}
