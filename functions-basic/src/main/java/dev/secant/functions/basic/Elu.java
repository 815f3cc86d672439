package dev.secant.functions.basic;

import dev.secant.api.Arguments;
import dev.secant.api.Decimal;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionName;
import dev.secant.api.Parameter;
import dev.secant.functions.basic.kernel.ExpKernel;
import dev.secant.functions.basic.kernel.Expm1Kernel;
import java.util.List;

/**
 * The exponential linear unit: {@code x} for {@code x > 0}, {@code alpha (e^x - 1)} below.
 *
 * <p><b>Accuracy:</b> value and derivative within 1.5 ulp where they are normal numbers.
 * <b>Edges:</b> {@code -alpha} at -Infinity, where the derivative is 0; -0.0 gives a zero.
 * <b>Derivative:</b> 1 above 0, {@code alpha e^x} below; at 0, a kink unless alpha is 1, it is
 * {@code alpha}.
 */
public final class Elu implements FunctionFactory {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.number("alpha", "minus the limit at -Infinity").withDefault(1));

  /** For ServiceLoader. */
  public Elu() {}

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public Function create(Arguments arguments) {
    return new ExponentialLinear(arguments.number("alpha"));
  }

  @Override
  public String description() {
    return "x for x > 0, alpha times (e^x - 1) below";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(3, 3).withArguments(Arguments.of(PARAMETERS)),
        Example.of(Double.NEGATIVE_INFINITY, -2).withArguments(Arguments.of(PARAMETERS, 2)));
  }

  @FunctionName("elu")
  private record ExponentialLinear(double alpha) implements DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      return x > 0 ? x : alpha * Expm1Kernel.at(x);
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? 1 : alpha * ExpKernel.at(x);
    }

    @Override
    public String description() {
      return "x for x > 0, " + Decimal.toShortString(alpha) + " times (e^x - 1) below";
    }
  }
}
