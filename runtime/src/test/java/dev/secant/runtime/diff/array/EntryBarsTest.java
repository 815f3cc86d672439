package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that each entry has a bar of its own, on any scale and in any pattern. */
class EntryBarsTest extends CoveredArrays {
  @Nested
  class Scales {
    private final Function product = x -> Variable.of(x.get(0) * x.get(1));

    @Test
    void fourHundredOrdersApartDoNotMix() {
      Variable x = Variable.of(1e-200, 1e200);
      assertCovers(STANDARD.gradient(product, x), 1e200, 1e-200);
      assertThat(STANDARD.gradient(product, x).worstRelativeError()).isLessThan(1e-12);
      assertCovers(STANDARD.along(product, x, x), 2); // 1e200 1e-200 is 1 to an ulp
      ArrayDerivative h = STANDARD.hessian(product, x);
      assertThat(Math.abs(h.value().get(1) - 1)).isLessThanOrEqualTo(h.error().get(1));
      assertThat(h.error().get(1)).isLessThan(1e-10); // a second difference of values near 1
      assertThat(h.status(1)).isEqualTo(DerivativeStatus.OK);
    }

    @Test
    void whoseOtherElementHidesTheValueHaveNoReliableSlope() {
      Function sum = x -> Variable.of(x.get(0) + x.get(1));
      ArrayDerivative g = STANDARD.gradient(sum, Variable.of(1e-200, 1e200));
      assertThat(Math.abs(g.value().get(0) - 1)).isLessThanOrEqualTo(g.error().get(0));
      assertThat(g.status(0)).isNotEqualTo(DerivativeStatus.OK);
      assertThat(g.status(1)).isEqualTo(DerivativeStatus.OK);
    }

    @Test
    void belowTheNormalRangeAreAsGoodAsAny() {
      Function f = x -> Variable.of(x.get(0) * 1e300 + x.get(1));
      assertCovers(STANDARD.gradient(f, Variable.of(Double.MIN_VALUE, 3)), 1e300, 1);
      Function sine = x -> Variable.of(Math.sin(x.get(0)) + x.get(1));
      assertCovers(STANDARD.gradient(sine, Variable.of(1e-310, 3)), 1, 1);
    }
  }

  @Nested
  class EachEntry {
    @Test
    void ofATieIsAKink() {
      Function max = x -> Variable.of(Math.max(x.get(0), x.get(1)));
      ArrayDerivative g = STANDARD.gradient(max, Variable.of(2, 2.0));
      assertThat(g.statuses()).containsExactly(DerivativeStatus.KINK, DerivativeStatus.KINK);
      assertThat(g.value()).isEqualTo(Variable.of(0.5, 0.5));
      assertThat(g.error()).isEqualTo(Variable.of(0.5, 0.5));
      // Both together: no kink that way.
      ArrayDerivative along = STANDARD.along(max, Variable.of(2, 2.0), Variable.of(1, 1.0));
      assertThat(along.status(0)).isEqualTo(DerivativeStatus.OK);
      assertCovers(along, 1);
    }

    @Test
    void ofANormInZeroIsAKink() {
      ArrayDerivative g = STANDARD.gradient(builtIn("norm"), Variable.of(0, 0, 0.0));
      assertThat(g.statuses()).containsOnly(DerivativeStatus.KINK);
      assertThat(g.value()).isEqualTo(Variable.of(0, 0, 0.0));
      assertThat(g.error()).isEqualTo(Variable.of(1, 1, 1.0));
      ArrayDerivative along =
          STANDARD.along(builtIn("norm"), Variable.of(0, 0.0), Variable.of(3, 4.0));
      assertThat(along.status(0)).isEqualTo(DerivativeStatus.KINK);
      assertThat(along.error().get(0)).isEqualTo(5);
    }

    @Test
    void atAnEdgeIsOneSidedOrVertical() {
      Function f =
          x -> Variable.of(x.get(0) < 1 ? Double.NaN : x.get(0) * x.get(2) + Math.sqrt(x.get(1)));
      ArrayDerivative g = STANDARD.gradient(f, Variable.of(1, 0, 3.0));
      assertThat(g.statuses())
          .containsExactly(
              DerivativeStatus.ONE_SIDED, DerivativeStatus.VERTICAL_TANGENT, DerivativeStatus.OK);
      assertThat(g.value().get(1)).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(Math.abs(g.value().get(0) - 3)).isLessThanOrEqualTo(g.error().get(0));
    }

    @Test
    void ofAProductWithZerosIsZeroWithASmallBar() {
      Function f = x -> Variable.of(x.get(0) * x.get(1) * x.get(2));
      ArrayDerivative g = STANDARD.gradient(f, Variable.of(0, 0, 3.0));
      assertCovers(g, 0, 0, 0);
      assertThat(g.worstStatus()).isEqualTo(DerivativeStatus.OK);
      assertCovers(STANDARD.hessian(f, Variable.of(0, 0, 3.0)), 0, 3, 0, 3, 0, 0, 0, 0, 0);
    }

    @Test
    void ofAFunctionThatDoesNotRepeatItselfIsNothing() {
      AtomicInteger calls = new AtomicInteger();
      Function f = x -> Variable.of(x.get(0) + 1e-3 * calls.getAndIncrement());
      assertThat(STANDARD.gradient(f, Variable.of(1, 2.0)).statuses())
          .containsOnly(DerivativeStatus.NOT_REPEATABLE);
    }

    /** {@code x' A x}, whose gradient is {@code (A + A') x} and whose Hessian {@code A + A'}. */
    @Test
    void ofAQuadraticFormIsCovered() {
      Random random = new Random(15);
      for (int k = 0; k < 50; k++) {
        int n = 1 + random.nextInt(5);
        double[][] a = new double[n][];
        Arrays.setAll(a, i -> random.doubles(n, -1, 1).toArray());
        double[] x = random.doubles(n, -3, 3).toArray();
        double[] gradient = new double[n];
        double[] hessian = new double[n * n];
        for (int i = 0; i < n; i++) {
          BigDecimal sum = BigDecimal.ZERO;
          for (int j = 0; j < n; j++) {
            BigDecimal entry = big(a[i][j]).add(big(a[j][i]));
            hessian[i * n + j] = entry.doubleValue();
            sum = sum.add(entry.multiply(big(x[j])));
          }
          gradient[i] = sum.doubleValue();
        }
        Function f = v -> Variable.of(form(a, v.toArray()));
        assertCovers(STANDARD.gradient(f, Variable.of(x)), gradient);
        assertCovers(STANDARD.hessian(f, Variable.of(x)), hessian);
      }
    }

    private double form(double[][] a, double[] x) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x.length; j++) {
          sum += a[i][j] * x[i] * x[j];
        }
      }
      return sum;
    }
  }

  @Nested
  class ClaimsAndPatterns {
    @ParameterizedTest
    @EnumSource
    void aClaimOfAnotherShapeIsNoClaim(DerivativeSource source) {
      AdaptiveArrayDerivative derivative = STANDARD.withSource(source);
      assertCovers(derivative.gradient(new Shapeless(), Variable.of(2, 3.0)), 3, 2);
      assertCovers(derivative.jacobian(new Shapeless(), Variable.of(2, 3.0)), 3, 2);
    }

    @Test
    void aPatternIsNotAccusedByWhatHasNoDerivative() {
      // The second output jumps where input 0 does, along which its own row says nothing.
      Function f =
          x -> Variable.of(x.get(0), (x.get(1) > 2 ? 1 : 0) + 1e9 * Math.abs(x.get(1) - 2));
      SparsityPattern pattern = SparsityPattern.banded(2, 0, 0);
      ArrayDerivative jacobian = STANDARD.withPattern(pattern).jacobian(f, Variable.of(1, 2.0));
      assertThat(jacobian.status(0)).isEqualTo(DerivativeStatus.OK);
      assertThat(jacobian.status(3)).isNotEqualTo(DerivativeStatus.OK);
    }

    @Test
    void aRightPatternIsNeverRefused() {
      int n = 8;
      Function f =
          in -> {
            double[] x = in.toArray();
            double[] y = new double[n];
            Arrays.setAll(y, i -> Math.sin(x[i]) + (i > 0 ? x[i - 1] * x[i] : 0));
            return Variable.of(y);
          };
      Random random = new Random(14);
      for (int k = 0; k < 100; k++) {
        double[] x = new double[n];
        Arrays.setAll(
            x,
            i ->
                random.nextInt(6) == 0
                    ? 0
                    : random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4));
        double[] exact = new double[n * n];
        for (int i = 0; i < n; i++) {
          exact[i * n + i] = Math.cos(x[i]) + (i > 0 ? x[i - 1] : 0);
          if (i > 0) {
            exact[i * n + i - 1] = x[i];
          }
        }
        ArrayDerivative jacobian =
            STANDARD.withPattern(SparsityPattern.banded(n, 1, 0)).jacobian(f, Variable.of(x));
        assertCovers(jacobian, exact);
      }
    }
  }
}
