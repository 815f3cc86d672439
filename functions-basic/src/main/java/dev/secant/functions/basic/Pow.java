package dev.secant.functions.basic;

import dev.secant.api.Arguments;
import dev.secant.api.BulkFunction;
import dev.secant.api.Decimal;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionName;
import dev.secant.api.Parameter;
import dev.secant.functions.basic.kernel.ThirdPowerKernel;
import java.util.List;

/**
 * {@code x^exponent}. A whole exponent takes every x, except 0 if it is negative; any other one
 * takes {@code x >= 0}, without 0 if it is negative.
 *
 * <p><b>Accuracy:</b> value within 1 ulp ({@link Math#pow}), correctly rounded for the exponents
 * 0.5, 1 and 2, and for 3 nearly always; derivative {@code exponent x^(exponent - 1)} within 3 ulp
 * where no power of x is subnormal. <b>Edges:</b> {@code x^0} is 1 everywhere but for NaN; 0 and
 * the infinities give the limit, at 0 from the side of its sign; NaN for a negative x, -Infinity
 * included, under an exponent that is not whole. <b>Derivative:</b> at 0 and the infinities its
 * limit, from the side of the sign of 0.
 */
public final class Pow implements FunctionFactory {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.number("exponent", "the power to raise x to"));

  /** For ServiceLoader. */
  public Pow() {}

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public Function create(Arguments arguments) {
    return new Power(arguments.number("exponent"));
  }

  @Override
  public String description() {
    return "x to the power of exponent";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(2, 8).withArguments(Arguments.of(PARAMETERS, 3)),
        Example.of(-2, 0.25).withArguments(Arguments.of(PARAMETERS, -2)),
        Example.of(9, 3).withArguments(Arguments.of(PARAMETERS, 0.5)));
  }

  @FunctionName("pow")
  private static final class Power implements DifferentiableElementwiseFunction, BulkFunction {
    private final double exponent;
    private final boolean whole;

    Power(double exponent) {
      this.exponent = exponent;
      this.whole = exponent == Math.rint(exponent);
    }

    @Override
    public double forward(double x) {
      if (Double.isNaN(x) || (x < 0 && !whole)) {
        return Double.NaN; // Math.pow(NaN, 0) is 1, Math.pow(-Infinity, 0.5) is Infinity
      }
      return power(x, exponent);
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      if (exponent == 3) {
        ThirdPowerKernel.INSTANCE.forward(x, y, length);
        return;
      }
      if (exponent == 2) { // a loop of its own, for vector instructions
        for (int i = 0; i < length; i++) {
          y[i] = x[i] * x[i];
        }
        return;
      }
      for (int i = 0; i < length; i++) {
        y[i] = forward(x[i]);
      }
    }

    @Override
    public double derivative(double x) {
      if (Double.isNaN(x) || (x < 0 && !whole)) {
        return Double.NaN;
      }
      if (exponent == 0) {
        return 0;
      }
      double argument = whole ? x : x + 0.0; // -0.0 is the edge 0.0 of the domain
      if (exponent >= 0.5) {
        return exponent * power(argument, exponent - 1); // an exact subtraction up to 2^53
      }
      // Below, it may round, which a power of a tiny or huge x would blow up.
      if (exponent > 0 && (argument == 0 || argument == Double.POSITIVE_INFINITY)) {
        return argument == 0 ? Double.POSITIVE_INFINITY : 0;
      }
      return exponent * power(argument, exponent) / argument;
    }

    /** The JIT may replace the powers of 2 and 0.5 where the exponent is a constant: so do we. */
    private static double power(double x, double exponent) {
      if (exponent == 2) {
        return x * x;
      }
      if (exponent == 3) {
        return ThirdPowerKernel.at(x);
      }
      return exponent == 0.5 ? Math.sqrt(x + 0.0) : Math.pow(x, exponent);
    }

    @Override
    public String description() {
      return "x to the power of " + Decimal.toShortString(exponent);
    }

    @Override
    public Domain domain() {
      if (whole) {
        return exponent < 0 ? Domain.all().except(0) : Domain.all();
      }
      return exponent < 0 ? Domain.greaterThan(0) : Domain.atLeast(0);
    }
  }
}
