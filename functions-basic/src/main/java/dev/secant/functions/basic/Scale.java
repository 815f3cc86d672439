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
 * {@code factor x}.
 *
 * <p><b>Accuracy:</b> correctly rounded. <b>Edges:</b> as IEEE 754 multiplies: a factor of 0 gives
 * NaN at the infinities. <b>Derivative:</b> {@code factor}, exactly; NaN for NaN.
 */
public final class Scale implements FunctionFactory {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.number("factor", "what to multiply x by"));

  /** For ServiceLoader. */
  public Scale() {}

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public Function create(Arguments arguments) {
    return new Scaled(arguments.number("factor"));
  }

  @Override
  public String description() {
    return "x times factor";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(3, 7.5).withArguments(Arguments.of(PARAMETERS, 2.5)),
        Example.of(4, -4).withArguments(Arguments.of(PARAMETERS, -1)));
  }

  @FunctionName("scale")
  private record Scaled(double factor) implements DifferentiableElementwiseFunction, BulkFunction {
    @Override
    public double forward(double x) {
      return factor * x;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = forward(x[i]);
      }
    }

    @Override
    public double derivative(double x) {
      return Double.isNaN(x) ? x : factor;
    }

    @Override
    public String description() {
      return Decimal.toShortString(factor) + " times x";
    }
  }
}
