package dev.secant.runtime.registry;

import dev.secant.api.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    Set<String> names = new HashSet<>();
    Parameter before = null;
    for (@Nullable Parameter parameter : parameters) {
      if (parameter == null || copy.size() == maxSize) {
        throw new IllegalArgumentException(
            parameter == null
                ? "parameter " + (copy.size() + 1) + " must not be null"
                : "there must be at most " + maxSize + " parameters");
      }
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException("two parameters are named " + parameter.name());
      }
      if (before != null && before.kind() == Parameter.Kind.NUMBERS) {
        throw new IllegalArgumentException(
            before.name() + " takes several numbers and must be the last parameter");
      }
      if (before != null && !before.isRequired() && parameter.isRequired()) {
        throw new IllegalArgumentException(
            parameter.name() + " is required and must come before those with a default");
      }
      copy.add(parameter);
      before = parameter;
    }
    return List.copyOf(copy);
  }
}
