package dev.secant.runtime.worker;

import dev.secant.api.Arguments;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Parameter;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of the api in messages. What breaks a rule of the api on the way in is a {@link
 * BrokenMessageException}, as its own factories let none pass on the way out.
 */
final class Values {
  /** More of a list than that is of no use to anybody. */
  static final int LONGEST_LIST = 2000;

  private Values() {}

  private static int listSize(MessageReader in) throws BrokenMessageException {
    int count = in.getCount(1);
    if (count > LONGEST_LIST) {
      throw new BrokenMessageException("a list has " + count + " members");
    }
    return count;
  }

  static void put(MessageWriter out, Variable value) {
    out.putWholes(value.shape()).putNumbers(value.toArray());
  }

  static Variable variable(MessageReader in) throws BrokenMessageException {
    int[] shape = in.getWholes();
    double[] data = in.getNumbers();
    try {
      return Variable.ofShape(data, shape);
    } catch (IllegalArgumentException e) {
      throw new BrokenMessageException("a message has no variable: " + e.getMessage());
    }
  }

  static void put(MessageWriter out, Domain domain) {
    out.putDouble(domain.lower()).putBoolean(domain.isLowerIncluded());
    out.putDouble(domain.upper()).putBoolean(domain.isUpperIncluded());
    out.putNumbers(domain.exceptions());
  }

  static Domain domain(MessageReader in) throws BrokenMessageException {
    double lower = in.getDouble();
    boolean lowerIncluded = in.getBoolean();
    double upper = in.getDouble();
    boolean upperIncluded = in.getBoolean();
    double[] exceptions = in.getNumbers();
    try {
      return Domain.interval(lower, lowerIncluded, upper, upperIncluded).except(exceptions);
    } catch (IllegalArgumentException e) {
      throw new BrokenMessageException("a message has no domain: " + e.getMessage());
    }
  }

  static void put(MessageWriter out, List<@Nullable Parameter> parameters) {
    out.putInt(parameters.size());
    for (@Nullable Parameter parameter : parameters) {
      out.putBoolean(parameter != null);
      if (parameter == null) {
        continue; // which the host is to complain about
      }
      out.putText(parameter.name()).putEnum(parameter.kind()).putText(parameter.description());
      put(out, parameter.range());
      out.putBoolean(parameter.equals(parameter.allowingInfinity()));
      out.putNumbers(parameter.isRequired() ? new double[0] : parameter.defaultValue());
    }
  }

  static List<@Nullable Parameter> parameters(MessageReader in) throws BrokenMessageException {
    int count = listSize(in);
    List<@Nullable Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parameters.add(in.getBoolean() ? parameter(in) : null);
    }
    return parameters;
  }

  private static Parameter parameter(MessageReader in) throws BrokenMessageException {
    String name = in.getText();
    Parameter.Kind kind = in.getOneOf(Parameter.Kind.values());
    String description = in.getText();
    Domain range = domain(in);
    boolean takesInfinity = in.getBoolean();
    double[] defaultValue = in.getNumbers();
    try {
      Parameter parameter =
          switch (kind) {
            case NUMBER -> Parameter.number(name, description);
            case INTEGER -> Parameter.integer(name, description);
            case NUMBERS -> Parameter.numbers(name, description);
          };
      parameter = parameter.within(range);
      parameter = takesInfinity ? parameter.allowingInfinity() : parameter;
      return defaultValue.length == 0 ? parameter : parameter.withDefault(defaultValue);
    } catch (IllegalArgumentException e) {
      throw new BrokenMessageException("a message has no parameter: " + e.getMessage());
    }
  }

  /**
   * Puts the values alone: whoever reads them has the parameters.
   *
   * @throws IllegalArgumentException if the arguments are of other parameters
   */
  static void put(MessageWriter out, Arguments arguments, List<Parameter> parameters) {
    List<double[]> values = new ArrayList<>();
    int count = 0;
    for (Parameter parameter : parameters) {
      double[] value = arguments.numbers(parameter.name());
      values.add(value);
      count += value.length;
    }
    double[] all = new double[count];
    int next = 0;
    for (double[] value : values) {
      System.arraycopy(value, 0, all, next, value.length);
      next += value.length;
    }
    out.putNumbers(all);
  }

  /**
   * @throws IllegalArgumentException if the parameters do not take the values
   */
  static Arguments arguments(MessageReader in, List<Parameter> parameters)
      throws BrokenMessageException {
    return Arguments.of(parameters, in.getNumbers());
  }

  /**
   * Puts examples, without their arguments where there are no parameters.
   *
   * @throws IllegalArgumentException if the arguments of an example are of other parameters
   */
  static void putExamples(
      MessageWriter out, List<@Nullable Example> examples, List<Parameter> parameters) {
    out.putInt(examples.size());
    for (@Nullable Example example : examples) {
      out.putBoolean(example != null);
      if (example == null) {
        continue;
      }
      put(out, example.input());
      put(out, example.expected());
      out.putDouble(example.relativeTolerance());
      boolean hasArguments = !example.arguments().equals(Arguments.none());
      out.putBoolean(hasArguments);
      if (hasArguments) {
        put(out, example.arguments(), parameters);
      }
    }
  }

  static List<@Nullable Example> examples(MessageReader in, List<Parameter> parameters)
      throws BrokenMessageException {
    int count = listSize(in);
    List<@Nullable Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(in.getBoolean() ? example(in, parameters) : null);
    }
    return examples;
  }

  private static Example example(MessageReader in, List<Parameter> parameters)
      throws BrokenMessageException {
    Variable input = variable(in);
    Variable expected = variable(in);
    double tolerance = in.getDouble();
    try {
      Example example = Example.of(input, expected).within(tolerance);
      return in.getBoolean() ? example.withArguments(arguments(in, parameters)) : example;
    } catch (IllegalArgumentException e) {
      throw new BrokenMessageException("a message has no example: " + e.getMessage());
    }
  }
}
