package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.FunctionName;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;

/** Functions of arrays whose derivatives have closed forms. */
abstract class SampleArrays {
  static final AdaptiveArrayDerivative STANDARD = AdaptiveArrayDerivative.standard();
  static final AdaptiveArrayDerivative NUMERICAL = STANDARD.withSource(DerivativeSource.NUMERICAL);
  static final Function ROSENBROCK = builtIn("rosenbrock");
  static final Function SOFTMAX = builtIn("softmax");

  static Function builtIn(String name) {
    return ServiceLoader.load(Function.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What the bars promise, for every entry. */
  static void assertCovers(ArrayDerivative actual, double... exact) {
    assertThat(actual.value().size()).isEqualTo(exact.length);
    for (int i = 0; i < exact.length; i++) {
      double rounding = 4 * Math.ulp(exact[i]); // of the closed form itself
      assertThat(Math.abs(actual.value().get(i) - exact[i]))
          .as("entry %d, %s", i, actual)
          .isLessThanOrEqualTo(actual.error().get(i) + rounding);
    }
  }

  static double[] rosenbrockGradient(double x, double y) {
    return new double[] {-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)};
  }

  /** {@code y[i] = x[i]^3 - x[i-1] sin(x[i]) + 2 exp(x[i+1])}: a tridiagonal Jacobian. */
  static Variable tridiagonal(Variable input) {
    double[] x = input.toArray();
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[i] * x[i];
      y[i] -= i > 0 ? x[i - 1] * Math.sin(x[i]) : 0;
      y[i] += i + 1 < x.length ? 2 * Math.exp(x[i + 1]) : 0;
    }
    return Variable.of(y);
  }

  static double tridiagonalEntry(double[] x, int i, int j) {
    if (j == i) {
      return 3 * x[i] * x[i] - (i > 0 ? x[i - 1] * Math.cos(x[i]) : 0);
    }
    return j == i - 1 ? -Math.sin(x[i]) : j == i + 1 ? 2 * Math.exp(x[j]) : 0;
  }

  static Variable ramp(int size) {
    double[] x = new double[size];
    Arrays.setAll(x, i -> 1 + i / (double) size);
    return Variable.of(x);
  }

  /** An elementwise function that counts how often it is called for an element. */
  static ElementwiseFunction counting(AtomicInteger calls, DoubleUnaryOperator f) {
    return ElementwiseFunction.of(
        "counted",
        x -> {
          calls.incrementAndGet();
          return f.applyAsDouble(x);
        });
  }

  /** A sum whose gradient is twice the right one. */
  @FunctionName("wrong_sum")
  static final class WrongSum implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(Arrays.stream(input.toArray()).sum());
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return input.map(x -> 2 * outputGradient.item());
    }
  }
}
