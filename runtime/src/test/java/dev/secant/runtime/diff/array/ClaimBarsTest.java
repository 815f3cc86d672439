package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the bars where a function claims derivatives, and those of mixed derivatives. */
class ClaimBarsTest extends CoveredArrays {
  @Nested
  class MixedDerivatives {
    private DerivativeStatus mixed(Function f, double... x) {
      ArrayDerivative h = NUMERICAL.hessian(f, Variable.of(x));
      assertThat(h.status(1)).isEqualTo(h.status(2));
      return h.status(1);
    }

    @Test
    void thatDependOnTheDirectionAreUnreliable() {
      assertThat(mixed(v -> Variable.of(Math.abs(v.get(0) * v.get(1))), 0, 0))
          .isEqualTo(DerivativeStatus.UNRELIABLE);
      assertThat(mixed(v -> Variable.of(Math.abs((v.get(0) - 1) * (v.get(1) + 3))), 1, -3))
          .isEqualTo(DerivativeStatus.UNRELIABLE);
    }

    @Test
    void thatDependOnTheirOrderAreUnreliable() {
      Function peano =
          v -> {
            double x = v.get(0);
            double y = v.get(1);
            double square = x * x + y * y;
            return Variable.of(square == 0 ? 0 : x * y * (x * x - y * y) / square);
          };
      assertThat(mixed(peano, 0, 0)).isEqualTo(DerivativeStatus.UNRELIABLE);
    }

    @Test
    void thatExistAreOkInZeroAndElsewhere() {
      Function f = v -> Variable.of(Math.exp(2 * v.get(0)) * Math.sin(3 * v.get(1)));
      assertThat(mixed(f, 0, 0)).isEqualTo(DerivativeStatus.OK);
      assertCovers(NUMERICAL.hessian(f, Variable.of(0, 0.0)), 0, 6, 6, 0);
      assertThat(mixed(f, 0, 0.5)).isEqualTo(DerivativeStatus.OK);
    }
  }

  @Nested
  class Claims {
    @ParameterizedTest
    @EnumSource
    void areCountedAmongTheCalls(DerivativeSource source) {
      AdaptiveArrayDerivative derivative = STANDARD.withSource(source);
      Variable x = Variable.of(2, 3.0);
      for (double factor : new double[] {1, 1.5}) {
        AtomicInteger calls = new AtomicInteger();
        Counted f = new Counted(calls, factor);
        assertThat(derivative.gradient(f, x).evaluations()).isEqualTo(calls.getAndSet(0));
        assertThat(derivative.hessian(f, x).evaluations()).isEqualTo(calls.getAndSet(0));
        assertThat(derivative.jacobian(f, x).evaluations()).isEqualTo(calls.getAndSet(0));
        assertThat(derivative.along(f, x, x).evaluations()).isEqualTo(calls.getAndSet(0));
        AdaptiveArrayDerivative all =
            derivative.withPattern(SparsityPattern.of(new boolean[][] {{true, true}}));
        assertThat(all.jacobian(f, x).evaluations()).isEqualTo(calls.getAndSet(0));
      }
    }

    @ParameterizedTest
    @EnumSource
    void thatAreMissingAreMeasured(DerivativeSource source) {
      AdaptiveArrayDerivative derivative = STANDARD.withSource(source);
      Variable x = Variable.of(2, 3.0);
      assertCovers(derivative.gradient(new Speechless(false), x), 4, 6);
      assertCovers(derivative.hessian(new Speechless(false), x), 2, 0, 0, 2);
      assertCovers(derivative.jacobian(new Speechless(false), x), 4, 6);
      assertCovers(derivative.hessian(new Shapeless(), x), 0, 1, 1, 0);
    }

    @Test
    void thatFailAreMeasuredUnlessToldToBelieve() {
      Variable x = Variable.of(2, 3.0);
      Function f = new Speechless(true);
      assertCovers(STANDARD.gradient(f, x), 4, 6);
      assertCovers(STANDARD.hessian(f, x), 2, 0, 0, 2);
      AdaptiveArrayDerivative known = STANDARD.withSource(DerivativeSource.KNOWN);
      String message =
          "backward of speechless must give a gradient where derivatives are taken as known,"
              + " failed: java.lang.UnsupportedOperationException: not yet; with"
              + " DerivativeSource.VERIFIED it is differentiated numerically";
      assertThatIllegalStateException().isThrownBy(() -> known.gradient(f, x)).withMessage(message);
      assertThatIllegalStateException().isThrownBy(() -> known.hessian(f, x)).withMessage(message);
      assertThatIllegalStateException().isThrownBy(() -> known.jacobian(f, x)).withMessage(message);
    }

    @Test
    void ofEntriesThatTheCheckCannotSeeAreMeasured() {
      for (double[] x : new double[][] {{1, 1}, {0, 0}, {3e-5, -7e4}}) {
        assertCovers(STANDARD.gradient(new Forgetful(), Variable.of(x)), 1e6, 1e-9);
      }
    }

    @Test
    void ofZeroStayExactEnough() {
      ArrayDerivative g = STANDARD.gradient(new Largest(), Variable.of(1, 5.0, 2));
      assertCovers(g, 0, 1, 0);
      assertThat(g.worstStatus()).isEqualTo(DerivativeStatus.OK);
      assertThat(g.worstRelativeError()).isLessThan(1e-10); // ten digits, as of any gradient
    }
  }
}
