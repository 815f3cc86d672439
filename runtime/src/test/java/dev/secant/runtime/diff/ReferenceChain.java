package dev.secant.runtime.diff;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.runtime.chain.Chain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/**
 * The 300 random chains of {@code chains.csv}, with exact derivatives by mpmath at 120 digits, and
 * the functions they are made of.
 *
 * @param exact the derivative at x, rounded to a double
 */
public record ReferenceChain(String id, String expression, double x, double exact) {
  private static final Map<String, Known> FUNCTIONS =
      Map.ofEntries(
          entry("square", x -> x * x, x -> 2 * x),
          entry("cube", x -> x * x * x, x -> 3 * x * x),
          entry("exp", Math::exp, Math::exp),
          entry("log", Math::log, x -> 1 / x),
          entry("sqrt", Math::sqrt, x -> 0.5 / Math.sqrt(x)),
          entry("sin", Math::sin, Math::cos),
          entry("cos", Math::cos, x -> -Math.sin(x)),
          entry("tanh", StrictMath::tanh, x -> 1 / (Math.cosh(x) * Math.cosh(x))),
          entry("atan", Math::atan, x -> 1 / (1 + x * x)),
          entry("recip", x -> 1 / x, x -> -1 / (x * x)),
          entry("neg", x -> -x, x -> -1),
          entry("dbl1", x -> 2 * x + 1, x -> 2));

  private record Known(String name, DoubleUnaryOperator f, DoubleUnaryOperator slope)
      implements DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      return f.applyAsDouble(x);
    }

    @Override
    public double derivative(double x) {
      return slope.applyAsDouble(x);
    }
  }

  private static Map.Entry<String, Known> entry(
      String name, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
    return Map.entry(name, new Known(name, f, slope));
  }

  public static List<ReferenceChain> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ReferenceChain.class.getResourceAsStream("chains.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(ReferenceChain::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReferenceChain of(String[] cells) {
    return new ReferenceChain(
        cells[0], cells[1], Double.parseDouble(cells[3]), Double.parseDouble(cells[4]));
  }

  /** Returns the chain with every stage knowing its derivative. */
  public Chain known() {
    return chain(i -> true);
  }

  /** Returns the chain with every other stage knowing its derivative, the first among them. */
  public Chain mixed() {
    return chain(i -> i % 2 == 0);
  }

  private Chain chain(IntPredicate isKnown) {
    String[] names = expression.split("\\|", -1);
    Function[] stages = new Function[names.length];
    for (int i = 0; i < names.length; i++) {
      Known known = Objects.requireNonNull(FUNCTIONS.get(names[i]), names[i]);
      stages[i] = isKnown.test(i) ? known : ElementwiseFunction.of(known.name(), known.f());
    }
    return Chain.of(stages[0], Arrays.copyOfRange(stages, 1, stages.length));
  }
}
