package org.acme.special;

import dev.secant.api.Arguments;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.Parameter;
import java.util.List;

/**
 * Bessel functions of the first kind of whole order, {@code bessel_j(0)}, {@code bessel_j(1)} and
 * so on up to 1000. Error about 1e-15 of the larger of the value and {@code 1/sqrt(x)}; cost
 * proportional to the order. NaN where {@code |x| > 10000}, which Hipparchus does not do.
 */
public final class BesselJ implements FunctionFactory {
  private static final int HIGHEST_ORDER = 1000;
  private static final double LARGEST = 10_000;

  /** Below this the second term of the series is less than half an ulp of the first. */
  private static final double SMALL = 1e-8;

  private static final Parameter ORDER =
      Parameter.integer("order", "of the function, a whole number")
          .within(Domain.closed(0, HIGHEST_ORDER));

  @Override
  public List<Parameter> parameters() {
    return List.of(ORDER);
  }

  @Override
  public Function create(Arguments arguments) {
    return new OfOrder(arguments.integer("order"));
  }

  @Override
  public String description() {
    return "Bessel function of the first kind";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        Example.of(0, 1).withArguments(Arguments.of(parameters(), 0)),
        Example.of(5, -0.32757913759146522)
            .within(1e-14)
            .withArguments(Arguments.of(parameters(), 1)));
  }

  private static double value(int order, double x) {
    double size = Math.abs(x);
    if (!(size <= LARGEST)) { // NaN too
      return Double.NaN;
    }
    double value =
        size < SMALL ? leadingTerm(order, size) : org.hipparchus.special.BesselJ.value(order, size);
    return x < 0 && order % 2 == 1 ? -value : value;
  }

  /** {@code (x/2)^n / n!}; where x is tiny, Hipparchus' iteration does not converge. */
  private static double leadingTerm(int order, double x) {
    double term = 1;
    for (int k = 1; k <= order && term > 0; k++) {
      term *= x / 2 / k;
    }
    return term;
  }

  private static final class OfOrder implements DifferentiableElementwiseFunction {
    private final int order;

    OfOrder(int order) {
      this.order = order;
    }

    @Override
    public String name() {
      return "bessel_j";
    }

    @Override
    public double forward(double x) {
      return value(order, x);
    }

    /** {@code (J[n-1] - J[n+1]) / 2}; {@code -J[1]} for order 0. */
    @Override
    public double derivative(double x) {
      return order == 0 ? -value(1, x) : (value(order - 1, x) - value(order + 1, x)) / 2;
    }

    @Override
    public Domain domain() {
      return Domain.closed(-LARGEST, LARGEST);
    }
  }
}
