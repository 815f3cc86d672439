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
 * {@code x} for {@code x > 0}, {@code slope x} below: {@link Relu} with a slope on the left.
 *
 * <p><b>Accuracy:</b> correctly rounded. <b>Edges:</b> -Infinity gives the limit, which is 0 for a
 * slope of 0. <b>Derivative:</b> 1 above 0, {@code slope} below; at the kink in 0 it is {@code
 * slope}.
 */
public final class LeakyRelu implements FunctionFactory {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.number("slope", "the slope for x < 0").withDefault(0.01));

  /** For ServiceLoader. */
  public LeakyRelu() {}

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public Function create(Arguments arguments) {
    return new Leaky(arguments.number("slope"));
  }

  @Override
  public String description() {
    return "x for x > 0, slope times x below";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(3, 3).withArguments(Arguments.of(PARAMETERS)),
        Example.of(-4, -1).withArguments(Arguments.of(PARAMETERS, 0.25)));
  }

  @FunctionName("leaky_relu")
  private record Leaky(double slope) implements DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      if (x >= 0 || Double.isNaN(x)) {
        return x;
      }
      return slope == 0 ? 0 : slope * x; // 0 times -Infinity would be NaN
    }

    @Override
    public double derivative(double x) {
      if (Double.isNaN(x)) {
        return x;
      }
      return x > 0 ? 1 : slope;
    }

    @Override
    public String description() {
      return "x for x > 0, " + Decimal.toShortString(slope) + " times x below";
    }
  }
}
