package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests Jacobians against closed forms, whole and by a pattern. */
class JacobianTest extends SampleArrays {
  @Nested
  class Jacobians {
    @ParameterizedTest
    @EnumSource
    void ofSoftmaxIsTheClosedForm(DerivativeSource source) {
      double[] x = {0.1, -0.7, 1.3};
      double[] s = SOFTMAX.apply(Variable.of(x)).toArray();
      double[] exact = new double[9];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          exact[3 * i + j] = s[i] * ((i == j ? 1 : 0) - s[j]);
        }
      }
      ArrayDerivative jacobian = STANDARD.withSource(source).jacobian(SOFTMAX, Variable.of(x));
      assertThat(jacobian.value().shape()).containsExactly(3, 3);
      assertCovers(jacobian, exact);
    }

    @Test
    void shareEveryCallBetweenTheOutputs() {
      AtomicInteger calls = new AtomicInteger();
      Function f =
          input -> {
            calls.incrementAndGet();
            return Variable.of(input.get(0), 2 * input.get(0), 4 * input.get(0), input.get(1));
          };
      ArrayDerivative jacobian = STANDARD.jacobian(f, Variable.of(3, 5.0));
      assertCovers(jacobian, 1, 0, 2, 0, 4, 0, 0, 1);
      assertThat(jacobian.evaluations()).isEqualTo(calls.get());
      Derivative one = AdaptiveDerivative.of(input -> input, 3);
      // Outputs that are multiples of each other, and constants, ask for little more than one does.
      assertThat(calls.get()).isLessThan(2 * 3 * one.evaluations());
    }

    @Test
    void ofElementwiseFunctionsAreDiagonalAtOneSearchAnElement() {
      AtomicInteger calls = new AtomicInteger();
      ElementwiseFunction f = counting(calls, x -> x * x);
      ArrayDerivative jacobian = STANDARD.jacobian(f, Variable.of(1, 2, 3.0));
      assertCovers(jacobian, 2, 0, 0, 0, 4, 0, 0, 0, 6);
      assertThat(jacobian.error().get(1)).isZero();
      assertThat(jacobian.evaluations()).isEqualTo(calls.get());
    }

    @Test
    void haveTheShapeOfTheValueThenOfThePoint() {
      Variable x = Variable.ofShape(new double[] {1, 2, 3, 4}, 2, 2);
      Function rows = in -> Variable.of(in.get(0) + in.get(1), in.get(2) * in.get(3), 7);
      ArrayDerivative jacobian = STANDARD.jacobian(rows, x);
      assertThat(jacobian.value().shape()).containsExactly(3, 2, 2);
      assertCovers(jacobian, 1, 1, 0, 0, 0, 0, 4, 3, 0, 0, 0, 0);
    }

    @Test
    void judgeEveryOutputByItself() {
      Function f = x -> Variable.of(Math.abs(x.get(0)), Math.exp(x.get(0)), Math.log(x.get(0)));
      ArrayDerivative jacobian = STANDARD.jacobian(f, Variable.of(new double[] {0}));
      assertThat(jacobian.statuses())
          .containsExactly(
              DerivativeStatus.KINK, DerivativeStatus.OK, DerivativeStatus.OUT_OF_DOMAIN);
    }

    @Test
    void areTheSameToTheBitOnAnyNumberOfThreads() {
      Variable x = ramp(23);
      ArrayDerivative one = STANDARD.jacobian(SampleArrays::tridiagonal, x);
      for (int threads : new int[] {2, 3, 8, 64}) {
        ArrayDerivative many = STANDARD.withThreads(threads).jacobian(SampleArrays::tridiagonal, x);
        assertThat(many.value()).isEqualTo(one.value());
        assertThat(many.error()).isEqualTo(one.error());
        assertThat(many.statuses()).isEqualTo(one.statuses());
        assertThat(many.evaluations()).isEqualTo(one.evaluations());
      }
    }
  }

  @Nested
  class Patterns {
    private final Function f = SampleArrays::tridiagonal;

    @Test
    void makeTridiagonalMatricesCostThreeColumnsWhateverTheirSize() {
      Variable x = ramp(300);
      ArrayDerivative jacobian =
          STANDARD.withPattern(SparsityPattern.banded(300, 1, 1)).jacobian(f, x);
      double[] at = x.toArray();
      double[] exact = new double[300 * 300];
      Arrays.setAll(exact, k -> tridiagonalEntry(at, k / 300, k % 300));
      assertCovers(jacobian, exact);
      // Three groups and the check, where the dense matrix takes 300 columns; outputs with
      // different curvature ask for different steps, so that a group costs a few columns.
      int column = AdaptiveDerivative.of(input -> input.map(Math::exp), 1.5).evaluations();
      assertThat(jacobian.evaluations()).isLessThan(12L * column);
    }

    @Test
    void giveZeroElementsTheirOwnScale() {
      Variable x = Variable.of(0, 1, 0, 1e6, 1e-6, 0);
      double[] at = x.toArray();
      double[] exact = new double[36];
      Function linked =
          in -> {
            double[] e = in.toArray();
            double[] y = new double[6];
            Arrays.setAll(y, i -> Math.sin(e[i]) + (i > 0 ? 2 * e[i - 1] : 0));
            return Variable.of(y);
          };
      Arrays.setAll(exact, k -> k / 6 == k % 6 ? Math.cos(at[k % 6]) : k / 6 == k % 6 + 1 ? 2 : 0);
      assertCovers(
          STANDARD.withPattern(SparsityPattern.banded(6, 1, 0)).jacobian(linked, x), exact);
    }

    @Test
    void thatMissEntriesAreFoundOut() {
      AdaptiveArrayDerivative wrong = STANDARD.withPattern(SparsityPattern.banded(10, 0, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wrong.jacobian(f, ramp(10)))
          .withMessage(
              "pattern must hold every entry of the Jacobian that is not 0: output 1 changes with"
                  + " input 0, which row 1 of the pattern (10 x 10, 19 entries may differ from 0)"
                  + " leaves out");
    }

    @Test
    void ofAnotherSizeAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> STANDARD.withPattern(SparsityPattern.banded(3, 0, 0)).jacobian(f, ramp(4)))
          .withMessage(
              "pattern must have a row for each of the 4 outputs and a column for each of the 4"
                  + " inputs of f, had 3 x 3");
    }
  }
}
