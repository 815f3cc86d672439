package dev.secant.testkit;

import dev.secant.api.Arguments;
import dev.secant.api.Decimal;
import dev.secant.api.Domain;
import dev.secant.api.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Arguments that satisfy the parameters of a factory: ordinary ones first, then extreme ones. */
final class ArgumentSamples {
  /** Tried for one parameter while the others keep their first value. */
  private static final double[] CANDIDATES = {
    2, 1, 0.5, 3, 0, -1, 10, -0.5, 1e-3, 1e3, 1e-300, 1e300, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

  private final List<Parameter> parameters;

  ArgumentSamples(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /** Returns them, each once; the defaults first if there are any for all parameters. */
  Set<Arguments> all() {
    Set<Arguments> samples = new LinkedHashSet<>();
    if (parameters.stream().noneMatch(Parameter::isRequired)) {
      samples.add(Arguments.of(parameters));
    }
    double[] first = new double[parameters.size()];
    for (int i = 0; i < first.length; i++) {
      double[] allowed = allowed(parameters.get(i));
      if (allowed.length == 0) {
        return samples; // a range that holds none of the candidates: nothing to guess
      }
      first[i] = allowed[0];
    }
    for (int i = 0; i < first.length; i++) {
      for (double value : allowed(parameters.get(i))) {
        double[] values = first.clone();
        values[i] = value;
        samples.add(Arguments.of(parameters, values));
      }
    }
    return samples;
  }

  private static double[] allowed(Parameter parameter) {
    Domain range = parameter.range();
    List<Parameter> alone = List.of(parameter);
    return Stream.of(
            DoubleStream.of(CANDIDATES),
            DoubleStream.of(range.lower(), range.upper()),
            DoubleStream.of(Samples.edges(range)))
        .flatMapToDouble(values -> values)
        .filter(value -> isAllowed(alone, value))
        .distinct()
        .toArray();
  }

  private static boolean isAllowed(List<Parameter> alone, double value) {
    try {
      Arguments.of(alone, value);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /**
   * Returns whether a message has the value of a parameter, in any notation: {@code 2}, {@code
   * 2.0}, {@code 2.00}.
   */
  static boolean isIn(String message, Arguments arguments, Parameter parameter) {
    for (double value : arguments.numbers(parameter.name())) {
      if (message.contains(Decimal.toShortString(value))
          || NUMBER.matcher(message).results().anyMatch(found -> isRounded(found.group(), value))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRounded(String text, double value) {
    return Math.abs(Double.parseDouble(text) - value) <= 0.005 * Math.max(1, Math.abs(value));
  }
}
