package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.runtime.chain.Chain;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests {@link NumericalDiff} against the published results, closed forms and its contract. */
class NumericalDiffTest {
  private static Function service(String name) {
    return ServiceLoader.load(Function.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class PublishedResults {
    @Test
    void squareAtTwo() {
      double derivative = NumericalDiff.central(service("square"), 2.0, 1e-4);
      assertThat(Decimal.toString(derivative)).isEqualTo("4.000000000004");
    }

    @Test
    void squareOfExpOfSquareAtOneHalf() {
      Function square = service("square");
      Chain chain = Chain.of(square, service("exp"), square);
      double derivative = NumericalDiff.central(chain, 0.5, 1e-4);
      assertThat(Decimal.toString(derivative)).isEqualTo("3.2974426293330694");
    }

    @Test
    void bothFromLambdas() {
      ElementwiseFunction square = ElementwiseFunction.of("square", x -> x * x);
      ElementwiseFunction exp = ElementwiseFunction.of("exp", Math::exp);
      assertThat(NumericalDiff.central(square, 2.0, 1e-4)).isEqualTo(4.000000000004);
      assertThat(NumericalDiff.central(Chain.of(square, exp, square), 0.5, 1e-4))
          .isEqualTo(3.2974426293330694);
    }
  }
}
