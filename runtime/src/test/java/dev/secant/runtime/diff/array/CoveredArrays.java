package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Function;
import dev.secant.api.FunctionName;
import dev.secant.api.Variable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/** What holds the bars of {@link AdaptiveArrayDerivative} to the truth. */
abstract class CoveredArrays {
  static final AdaptiveArrayDerivative STANDARD = AdaptiveArrayDerivative.standard();
  static final AdaptiveArrayDerivative NUMERICAL = STANDARD.withSource(DerivativeSource.NUMERICAL);

  static Function builtIn(String name) {
    return ServiceLoader.load(Function.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The exact values are correct to half an ulp, made with more digits. */
  static void assertCovers(ArrayDerivative actual, double... exact) {
    for (int i = 0; i < exact.length; i++) {
      assertThat(Math.abs(actual.value().get(i) - exact[i]))
          .as("entry %d should be %s, is of %s", i, exact[i], actual)
          .isLessThanOrEqualTo(actual.error().get(i) + Math.ulp(exact[i]));
    }
  }

  static BigDecimal big(double value) {
    return new BigDecimal(value);
  }

  static double[] rosenbrockGradient(double x, double y) {
    BigDecimal gap = big(y).subtract(big(x).pow(2));
    BigDecimal first = big(-400).multiply(big(x)).multiply(gap);
    return new double[] {
      first.subtract(big(2).multiply(big(1).subtract(big(x)))).doubleValue(),
      big(200).multiply(gap).doubleValue()
    };
  }

  /** {@code 1e6 x0 + 1e-9 x1}, which forgets its second element when asked for its gradient. */
  @FunctionName("forgetful")
  static final class Forgetful implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(1e6 * input.get(0) + 1e-9 * input.get(1));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return Variable.of(1e6 * outputGradient.item(), 0);
    }
  }

  /** The largest element, whose gradient is 0 but for one entry. */
  @FunctionName("largest")
  static final class Largest implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(Arrays.stream(input.toArray()).max().orElseThrow());
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      double largest = apply(input).item();
      return input.map(element -> element == largest ? outputGradient.item() : 0);
    }
  }

  /** The sum of squares, which fails or answers null when asked for its gradient. */
  @FunctionName("speechless")
  record Speechless(boolean fails) implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(Arrays.stream(input.toArray()).map(e -> e * e).sum());
    }

    @Override
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    public Variable backward(Variable input, Variable outputGradient) {
      if (fails) {
        throw new UnsupportedOperationException("not yet");
      }
      return null;
    }
  }

  /** The product of two elements with its gradient, right or not, which counts what is asked. */
  @FunctionName("counted")
  record Counted(AtomicInteger calls, double factor) implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      calls.incrementAndGet();
      return Variable.of(input.get(0) * input.get(1));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      calls.incrementAndGet();
      return Variable.of(factor * input.get(1), factor * input.get(0));
    }
  }

  /** An array made of a number. */
  @FunctionName("powers")
  static final class Powers implements Function {
    @Override
    public Variable apply(Variable input) {
      double t = input.item();
      return Variable.of(t, t * t, 1 / t);
    }
  }

  /** Returns a number where it owes an array. */
  @FunctionName("shapeless")
  static final class Shapeless implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(input.get(0) * input.get(1));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return Variable.of(7.0);
    }
  }
}
