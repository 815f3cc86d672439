package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DerivativeStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the bars where f hides its rounding, at its edges, and at the edge of its domain. */
class RoundingBarsTest extends CoveredArrays {
  @Nested
  class RoundingInsideTheFunction {
    /** y - x^2 cancels: the slope in y is that of the rounded square, smooth and wrong. */
    @ParameterizedTest
    @EnumSource
    void isInTheBarInTheValleyOfRosenbrock(DerivativeSource source) {
      Random random = new Random(11);
      for (int i = 0; i < 200; i++) {
        double x = 2 * random.nextGaussian();
        double y = x * x + Math.pow(10, -random.nextInt(16)) * random.nextGaussian();
        ArrayDerivative g =
            STANDARD.withSource(source).gradient(builtIn("rosenbrock"), Variable.of(x, y));
        assertCovers(g, rosenbrockGradient(x, y));
      }
    }

    @Test
    void doesNotWidenTheBarsElsewhere() {
      ArrayDerivative g = STANDARD.gradient(builtIn("rosenbrock"), Variable.of(-1.2, 1));
      assertThat(g.worstRelativeError()).isLessThan(1e-12); // half the digits would be 1e-8
    }

    /** Every value is off by an ulp of the largest element, whatever the spacing of the result. */
    @Test
    void isInTheBarOfALogSumExp() {
      Random random = new Random(12);
      for (int i = 0; i < 200; i++) {
        double[] x = random.doubles(2 + random.nextInt(5), -2, 2).toArray();
        assertCovers(NUMERICAL.gradient(builtIn("log_sum_exp"), Variable.of(x)), exactShares(x));
      }
    }

    /** Softmax by quotients of doubles whose error is far below the bars. */
    private double[] exactShares(double[] x) {
      BigDecimal sum =
          Arrays.stream(x).mapToObj(this::exp).reduce(BigDecimal.ZERO, BigDecimal::add);
      return Arrays.stream(x)
          .map(e -> exp(e).divide(sum, MathContext.DECIMAL64).doubleValue())
          .toArray();
    }

    /** Taylor's series at {@code x / 64}, to 40 digits. */
    private BigDecimal exp(double x) {
      MathContext digits = new MathContext(40);
      BigDecimal t = big(x).divide(big(64), digits);
      BigDecimal sum = BigDecimal.ONE;
      BigDecimal term = BigDecimal.ONE;
      for (int k = 1; k < 30; k++) {
        term = term.multiply(t, digits).divide(big(k), digits);
        sum = sum.add(term, digits);
      }
      return sum.pow(64, digits);
    }

    /** The sum is rounded, and the sine is steep in units of that. */
    @ParameterizedTest
    @EnumSource
    void isInTheBarOfWhatFollowsASum(DerivativeSource source) {
      Chain f = Chain.of(builtIn("sum"), ElementwiseFunction.of("sine", Math::sin));
      double[] x = {6783.008420328196, -2401.933133970742, -0.07116198585303725};
      BigDecimal sum = big(x[0]).add(big(x[1])).add(big(x[2]));
      double rest = sum.subtract(big(sum.doubleValue())).doubleValue();
      // To first order in the rest, which is below 1e-12.
      double exact = Math.cos(sum.doubleValue()) - rest * Math.sin(sum.doubleValue());
      ArrayDerivative g = STANDARD.withSource(source).gradient(f, Variable.of(x));
      assertCovers(g, exact, exact, exact);
      assertThat(g.worstRelativeError()).isLessThan(1e-8); // of what 16 digits less 4 leave
    }

    @Test
    void isInTheBarOfASecondDerivative() {
      Random random = new Random(13);
      for (int i = 0; i < 100; i++) {
        double x = 2 * random.nextGaussian();
        double y = x * x + Math.pow(10, -random.nextInt(6)) * random.nextGaussian();
        double xx =
            big(1200)
                .multiply(big(x).pow(2))
                .subtract(big(400).multiply(big(y)))
                .add(big(2))
                .doubleValue();
        ArrayDerivative h = NUMERICAL.hessian(builtIn("rosenbrock"), Variable.of(x, y));
        assertCovers(h, xx, -400 * x, -400 * x, 200);
      }
    }
  }

  @Nested
  class Edges {
    @Test
    void anElementThatADirectionLeavesOutDoesNotCount() {
      ElementwiseFunction root = ElementwiseFunction.of("root", Math::sqrt);
      ArrayDerivative d = STANDARD.along(root, Variable.of(0, 4.0), Variable.of(0, 8.0));
      assertCovers(d, 0, 2);
      assertThat(d.status(0)).isEqualTo(DerivativeStatus.OK);
    }

    @Test
    void aStepBeyondTheRangeOfDoublesIsUndefined() {
      Function f =
          x -> {
            assertThat(Arrays.stream(x.toArray()).allMatch(Double::isFinite)).isTrue();
            return Variable.of(Math.atan(x.get(0) / 1e308) + x.get(1));
          };
      ArrayDerivative d = STANDARD.along(f, Variable.of(1.7e308, 3), Variable.of(1e308, 1));
      // atan'(1.7) + 1; the quotient and the sum cost a rounding each, far below the bar
      assertCovers(d, 1 / (1 + 1.7 * 1.7) + 1);
    }

    @Test
    void aKinkStaysAKinkInTheHessian() {
      Function f = x -> Variable.of(Math.abs(x.get(0)) + x.get(1) * x.get(1));
      ArrayDerivative h = STANDARD.hessian(f, Variable.of(0, 3.0));
      assertThat(h.status(0)).isEqualTo(DerivativeStatus.KINK);
      assertThat(h.error().get(0)).isInfinite();
      assertCovers(
          STANDARD.hessian(x -> Variable.of(x.get(1) * x.get(1)), Variable.of(0, 3.0)), 0, 0, 0, 2);
    }

    @ParameterizedTest
    @EnumSource
    void aNumberMayBecomeAnArrayAgain(DerivativeSource source) {
      Chain f = Chain.of(builtIn("sum"), new Powers());
      ArrayDerivative g =
          STANDARD
              .withSource(source)
              .vectorJacobian(f, Variable.of(1.5, 2.5), Variable.of(1, 10, 0));
      assertCovers(g, 81, 81);
    }
  }

  @Nested
  class TheEdgeOfTheDomain {
    /** t^2 - 1.2100001 cancels in t, the element that does not move. */
    @Test
    void doesNotHideTheRoundingBesideIt() {
      double edge = 1.1;
      double exact = big(edge).pow(2).subtract(big(1.2100001)).doubleValue();
      for (boolean above : new boolean[] {true, false}) {
        Function f =
            v -> {
              double t = v.get(0);
              boolean outside = above ? t > edge : t < edge;
              return Variable.of(outside ? Double.NaN : (t * t - 1.2100001) * v.get(1));
            };
        ArrayDerivative g = STANDARD.gradient(f, Variable.of(edge, 3));
        assertThat(Math.abs(g.value().get(1) - exact)).isLessThanOrEqualTo(g.error().get(1));
        assertThat(g.status(1)).isEqualTo(DerivativeStatus.OK);
      }
    }

    @Test
    void onAllSidesLeavesNothingToSeeRoundingBy() {
      Function f = v -> Variable.of(v.get(0) == 1 ? v.get(1) : Double.NaN);
      ArrayDerivative g = STANDARD.gradient(f, Variable.of(1, 3.0));
      assertThat(g.status(1)).isEqualTo(DerivativeStatus.UNRELIABLE);
      assertThat(g.value().get(1)).isEqualTo(1);
    }
  }
}
