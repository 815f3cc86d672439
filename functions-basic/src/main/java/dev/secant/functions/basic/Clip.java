package dev.secant.functions.basic;

import dev.secant.api.Arguments;
import dev.secant.api.Decimal;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionName;
import dev.secant.api.Parameter;
import java.util.List;

/**
 * The number closest to x in {@code [min, max]}; without arguments, x itself.
 *
 * <p><b>Accuracy:</b> exact; a zero keeps its sign. <b>Edges:</b> NaN stays NaN. <b>Derivative:</b>
 * 1 inside, 0 outside; at the kinks in {@code min} and {@code max} it is 0, as {@link Relu} has it.
 * An infinite bound is no kink.
 */
public final class Clip implements FunctionFactory {
  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.number("min", "the least value; -Infinity for none")
              .allowingInfinity()
              .withDefault(Double.NEGATIVE_INFINITY),
          Parameter.number("max", "the greatest value; Infinity for none")
              .allowingInfinity()
              .withDefault(Double.POSITIVE_INFINITY));

  /** For ServiceLoader. */
  public Clip() {}

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public Function create(Arguments arguments) {
    double min = requireBelowInfinity(arguments.number("min"));
    return new Clipped(min, requireAtLeast(min, arguments.number("max")));
  }

  @Override
  public String description() {
    return "x limited to the range from min to max";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(2, 1).withArguments(Arguments.of(PARAMETERS, 0, 1)),
        Example.of(-2, 0).withArguments(Arguments.of(PARAMETERS, 0)),
        Example.of(0.3, 0.3).withArguments(Arguments.of(PARAMETERS)));
  }

  private static double requireBelowInfinity(double min) {
    if (min == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("min must be a finite number or -Infinity, was Infinity");
    }
    return min;
  }

  private static double requireAtLeast(double min, double max) {
    if (max == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("max must be a finite number or Infinity, was -Infinity");
    }
    if (max < min) {
      throw new IllegalArgumentException(
          "max must be at least min = "
              + Decimal.toShortString(min)
              + ", was "
              + Decimal.toShortString(max));
    }
    return max;
  }

  @FunctionName("clip")
  private record Clipped(double min, double max) implements DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      if (x < min) {
        return min;
      }
      return x > max ? max : x;
    }

    @Override
    public double derivative(double x) {
      if (Double.isNaN(x)) {
        return x;
      }
      boolean aboveMin = x > min || min == Double.NEGATIVE_INFINITY;
      boolean belowMax = x < max || max == Double.POSITIVE_INFINITY;
      return aboveMin && belowMax ? 1 : 0;
    }

    @Override
    public String description() {
      return "x, but at least "
          + Decimal.toShortString(min)
          + " and at most "
          + Decimal.toShortString(max);
    }
  }
}
