package dev.secant.functions.basic;

import dev.secant.api.Arguments;
import dev.secant.api.BulkFunction;
import dev.secant.api.Decimal;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionName;
import dev.secant.api.Parameter;
import java.util.List;

/**
 * {@code x + offset}.
 *
 * <p><b>Accuracy:</b> correctly rounded. <b>Edges:</b> infinities give themselves.
 * <b>Derivative:</b> 1, exactly; NaN for NaN.
 */
public final class Shift implements FunctionFactory {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.number("offset", "what to add to x"));

  /** For ServiceLoader. */
  public Shift() {}

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public Function create(Arguments arguments) {
    return new Shifted(arguments.number("offset"));
  }

  @Override
  public String description() {
    return "x plus offset";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(3, 5).withArguments(Arguments.of(PARAMETERS, 2)),
        Example.of(1, 0.5).withArguments(Arguments.of(PARAMETERS, -0.5)));
  }

  @FunctionName("shift")
  private record Shifted(double offset) implements DifferentiableElementwiseFunction, BulkFunction {
    @Override
    public double forward(double x) {
      return x + offset;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = forward(x[i]);
      }
    }

    @Override
    public double derivative(double x) {
      return Double.isNaN(x) ? x : 1;
    }

    @Override
    public String description() {
      return "x plus " + Decimal.toShortString(offset);
    }
  }
}
