package dev.secant.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of all parameters of a {@link FunctionFactory}: given or default, each checked against
 * its {@link Parameter}. Immutable.
 */
public final class Arguments {
  private static final Arguments NONE = new Arguments(List.of(), List.of());

  private final List<Parameter> parameters;
  private final List<double[]> values;

  private Arguments(List<Parameter> parameters, List<double[]> values) {
    this.parameters = parameters;
    this.values = values;
  }

  /** Returns the arguments of something without parameters. */
  public static Arguments none() {
    return NONE;
  }

  /**
   * Returns arguments from values in the order of the parameters; parameters that are left take
   * their default.
   *
   * @throws IllegalArgumentException as {@link #of(List, double[], Map)} does
   */
  public static Arguments of(List<Parameter> parameters, double... positional) {
    return of(parameters, positional, Map.of());
  }

  /**
   * Returns arguments from values in the order of the parameters, then values by name; parameters
   * that are left take their default.
   *
   * @param declared the parameters, as {@link FunctionFactory#parameters()} gives them
   * @param positional values for the first parameters; one of kind {@link Parameter.Kind#NUMBERS}
   *     takes all that are left
   * @param named values by name, for parameters that take one number
   * @throws IllegalArgumentException if there are too many values, a name is unknown or one of
   *     several numbers, a parameter is given twice or is required and not given, or a value is not
   *     allowed by its parameter; the message names the parameter, the rule and the value
   */
  public static Arguments of(
      List<Parameter> declared, double[] positional, Map<String, Double> named) {
    List<Parameter> parameters = Parameter.checkedList(declared);
    Objects.requireNonNull(positional, "positional must not be null");
    Objects.requireNonNull(named, "named must not be null");
    Map<String, double[]> given = new LinkedHashMap<>();
    int next = 0;
    for (Parameter parameter : parameters) {
      if (next < positional.length) {
        int end = parameter.kind() == Parameter.Kind.NUMBERS ? positional.length : next + 1;
        given.put(parameter.name(), Arrays.copyOfRange(positional, next, end));
        next = end;
      }
    }
    if (next < positional.length) {
      throw new IllegalArgumentException(
          "takes "
              + (parameters.isEmpty() ? "no arguments" : "at most " + count(parameters.size()))
              + signature(parameters)
              + ", was given "
              + positional.length);
    }
    named.forEach(
        (name, value) ->
            addNamed(
                parameters, given, name, Objects.requireNonNull(value, "named must hold no null")));
    List<double[]> values = new ArrayList<>(parameters.size());
    for (Parameter parameter : parameters) {
      values.add(valueOf(parameter, given.get(parameter.name()), parameters));
    }
    return new Arguments(parameters, List.copyOf(values));
  }

  private static void addNamed(
      List<Parameter> parameters, Map<String, double[]> given, String name, double value) {
    Parameter parameter = find(parameters, name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          "has no parameter '"
              + name
              + "'"
              + (parameters.isEmpty() ? "" : ", only")
              + signature(parameters));
    }
    if (parameter.kind() == Parameter.Kind.NUMBERS) {
      throw new IllegalArgumentException(
          name + " takes several numbers and must be given without its name");
    }
    if (given.putIfAbsent(name, new double[] {value}) != null) {
      throw new IllegalArgumentException(name + " must be given once, was given twice");
    }
  }

  private static double[] valueOf(
      Parameter parameter, double @Nullable [] given, List<Parameter> parameters) {
    if (given == null) {
      if (parameter.isRequired()) {
        throw new IllegalArgumentException(
            parameter.name() + " must be given:" + signature(parameters));
      }
      return parameter.defaultValue();
    }
    for (double value : given) {
      parameter.check(value);
    }
    return given;
  }

  private static @Nullable Parameter find(List<Parameter> parameters, String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    return null;
  }

  private static String count(int n) {
    return n == 1 ? "1 argument" : n + " arguments";
  }

  private static String signature(List<Parameter> parameters) {
    StringBuilder text = new StringBuilder();
    for (Parameter parameter : parameters) {
      text.append(text.isEmpty() ? " (" : ", ").append(parameter);
    }
    return parameters.isEmpty() ? "" : text.append(')').toString();
  }

  /**
   * Returns the value of a parameter that takes one number.
   *
   * @throws IllegalArgumentException if there is no such parameter, or it takes several numbers
   */
  public double number(String name) {
    int index = indexOf(name);
    if (parameters.get(index).kind() == Parameter.Kind.NUMBERS) {
      throw new IllegalArgumentException(
          name + " takes several numbers: use numbers(\"" + name + "\")");
    }
    return values.get(index)[0];
  }

  /**
   * Returns the value of a parameter that takes a whole number.
   *
   * @throws IllegalArgumentException if there is no such parameter, or it is not of kind {@link
   *     Parameter.Kind#INTEGER}
   */
  public int integer(String name) {
    int index = indexOf(name);
    if (parameters.get(index).kind() != Parameter.Kind.INTEGER) {
      throw new IllegalArgumentException(name + " is not a parameter of kind INTEGER");
    }
    return (int) values.get(index)[0];
  }

  /**
   * Returns the values of a parameter, one or more, as a new array.
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public double[] numbers(String name) {
    return values.get(indexOf(name)).clone();
  }

  private int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "there is no parameter '" + name + "'" + signature(parameters));
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Arguments that) || !parameters.equals(that.parameters)) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!Arrays.equals(values.get(i), that.values.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = parameters.hashCode();
    for (double[] value : values) {
      hash = 31 * hash + Arrays.hashCode(value);
    }
    return hash;
  }

  /**
   * Returns the arguments in full, as they stand between the parentheses of a chain: {@code 3} for
   * a single parameter, {@code min=0, max=1} for several, {@code 1, 0, -2} for a parameter of
   * several numbers; empty if there are none. It reads back to equal arguments.
   */
  @Override
  public String toString() {
    boolean positional =
        parameters.size() == 1
            || parameters.stream()
                .anyMatch(parameter -> parameter.kind() == Parameter.Kind.NUMBERS);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parameters.size(); i++) {
      for (double value : values.get(i)) {
        text.append(text.isEmpty() ? "" : ", ");
        if (!positional) {
          text.append(parameters.get(i).name()).append('=');
        }
        text.append(Decimal.toShortString(value));
      }
    }
    return text.toString();
  }
}
