package dev.secant.functions.basic;

import dev.secant.api.Arguments;
import dev.secant.api.Decimal;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionName;
import dev.secant.api.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The polynomial with the given coefficients, highest power first: {@code polynomial(1, 0, -2)} is
 * {@code x^2 - 2}.
 *
 * <p><b>Accuracy:</b> Horner's rule: with n the degree and {@code u = 2^-53}, the error of the
 * value is at most {@code 2 n u sum |c_i x^i|}, that of the derivative {@code 2 n u sum |i c_i
 * x^(i-1)|} (N. J. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., section
 * 5.1), as long as no step overflows. <b>Edges:</b> the limit at the infinities; leading zeros do
 * not count, so that a constant stays constant. <b>Cost:</b> n multiplications and additions, twice
 * that for the derivative.
 */
public final class Polynomial implements FunctionFactory {
  private static final List<Parameter> PARAMETERS =
      List.of(Parameter.numbers("coefficients", "the coefficients, highest power first"));

  /** For ServiceLoader. */
  public Polynomial() {}

  @Override
  public List<Parameter> parameters() {
    return PARAMETERS;
  }

  @Override
  public Function create(Arguments arguments) {
    return new Horner(arguments.numbers("coefficients"));
  }

  @Override
  public String description() {
    return "the polynomial with these coefficients, highest power first";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(3, 7).withArguments(Arguments.of(PARAMETERS, 1, 0, -2)),
        Example.of(10, 123).withArguments(Arguments.of(PARAMETERS, 1, 2, 3)));
  }

  @FunctionName("polynomial")
  private static final class Horner implements DifferentiableElementwiseFunction {
    /** Highest power first; the first is not 0, unless it is the only one. Never modified. */
    private final double[] coefficients;

    Horner(double[] coefficients) {
      int first = 0;
      while (first < coefficients.length - 1 && coefficients[first] == 0) {
        first++;
      }
      this.coefficients = Arrays.copyOfRange(coefficients, first, coefficients.length);
    }

    @Override
    public double forward(double x) {
      double value = Double.isNaN(x) ? x : coefficients[0];
      for (int i = 1; i < coefficients.length; i++) {
        value = value * x + coefficients[i];
      }
      return value;
    }

    @Override
    public double derivative(double x) {
      if (coefficients.length == 1 || Double.isNaN(x)) {
        return Double.isNaN(x) ? x : 0;
      }
      double value = coefficients[0];
      double slope = value; // not 0 * x + value, which is NaN at the infinities
      for (int i = 1; i < coefficients.length - 1; i++) {
        value = value * x + coefficients[i];
        slope = slope * x + value;
      }
      return slope;
    }

    @Override
    public String description() {
      return "the polynomial with coefficients "
          + Arrays.stream(coefficients)
              .mapToObj(Decimal::toShortString)
              .collect(Collectors.joining(", "))
          + ", highest power first";
    }
  }
}
