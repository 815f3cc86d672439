package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests gradients against closed forms and counts of calls. */
class GradientTest extends SampleArrays {
  @Nested
  class Gradients {
    @ParameterizedTest
    @EnumSource
    void ofRosenbrockIsTheClosedForm(DerivativeSource source) {
      ArrayDerivative g = STANDARD.withSource(source).gradient(ROSENBROCK, Variable.of(-1.2, 1));
      assertCovers(g, rosenbrockGradient(-1.2, 1));
      assertThat(g.worstStatus()).isEqualTo(DerivativeStatus.OK);
      assertThat(g.worstRelativeError()).isLessThan(1e-10); // ten digits are the least to expect
    }

    @Test
    void hasTheShapeOfThePoint() {
      Variable x = Variable.ofShape(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
      ArrayDerivative g = NUMERICAL.gradient(builtIn("sum"), x);
      assertThat(g.value().shape()).containsExactly(2, 3);
      assertThat(g.error().shape()).containsExactly(2, 3);
      assertCovers(g, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void ofANumberIsTheScalarDerivativeToTheBit() {
      Function f = input -> input.map(Math::sin);
      Derivative scalar = AdaptiveDerivative.of(f, 1.3);
      ArrayDerivative g = NUMERICAL.gradient(f, Variable.of(1.3));
      assertThat(g.value()).isEqualTo(Variable.of(scalar.value()));
      assertThat(g.error()).isEqualTo(Variable.of(scalar.error()));
    }

    @Test
    void keepsScalesApartThatDifferBySixHundredOrders() {
      Function f = x -> Variable.of(Math.log(x.get(0)) + Math.log(x.get(1)));
      ArrayDerivative g = NUMERICAL.gradient(f, Variable.of(1e-290, 1e290));
      assertCovers(g, 1e290, 1e-290);
      assertThat(g.worstRelativeError()).isLessThan(1e-8);
    }

    @Test
    void namesTheKinkOfOneElementAndLeavesTheOthersAlone() {
      Function f = x -> Variable.of(Math.abs(x.get(0)) + x.get(1) * x.get(1));
      ArrayDerivative g = STANDARD.gradient(f, Variable.of(0, 3.0));
      assertThat(g.status(0)).isEqualTo(DerivativeStatus.KINK);
      assertThat(g.value().get(0)).isZero();
      assertThat(g.error().get(0)).isEqualTo(1);
      assertThat(g.status(1)).isEqualTo(DerivativeStatus.OK);
      assertThat(g.worstStatus()).isEqualTo(DerivativeStatus.KINK);
    }

    @Test
    void countsAThrownNeighbourAsUndefined() {
      Function f =
          input -> {
            if (input.get(0) < 1) {
              throw new IllegalStateException("below");
            }
            return Variable.of(input.get(0) * input.get(0));
          };
      ArrayDerivative g = STANDARD.gradient(f, Variable.of(1, 5.0));
      assertThat(g.status(0)).isEqualTo(DerivativeStatus.ONE_SIDED);
      assertCovers(g, 2, 0);
    }
  }

  @Nested
  class Chains {
    @Test
    void costAnElementwiseHeadOneSearchAnElement() {
      int few = headCalls(50);
      int many = headCalls(200);
      assertThat(many).isLessThan(5 * few); // 4 times the elements; n^2 would be 16
    }

    private int headCalls(int size) {
      AtomicInteger calls = new AtomicInteger();
      Chain f = Chain.of(counting(calls, x -> x * x), builtIn("exp"), builtIn("sum"));
      Variable x = ramp(size);
      double[] exact = Arrays.stream(x.toArray()).map(e -> 2 * e * Math.exp(e * e)).toArray();
      assertCovers(STANDARD.gradient(f, x), exact);
      return calls.get();
    }

    @Test
    void carryOnBehindTheSum() {
      Chain f =
          Chain.of(
              builtIn("square"),
              builtIn("sum"),
              ElementwiseFunction.of("ln", Math::log)); // does not know its derivative
      ArrayDerivative g = STANDARD.gradient(f, Variable.of(1, 2.0));
      assertCovers(g, 2 / 5.0, 4 / 5.0);
      assertThat(g.worstStatus()).isEqualTo(DerivativeStatus.OK);
    }

    @Test
    void findTheDerivativeWhereTheHeadHasNone() {
      Chain f = Chain.of(builtIn("abs"), ElementwiseFunction.of("s", x -> x * x), builtIn("sum"));
      ArrayDerivative g = STANDARD.gradient(f, Variable.of(0, -2.0));
      assertCovers(g, 0, -4);
    }

    @Test
    void doNotBelieveATailThatIsWrong() {
      ArrayDerivative g =
          STANDARD.gradient(Chain.of(builtIn("exp"), new WrongSum()), Variable.of(0.5, 1.0));
      assertCovers(g, Math.exp(0.5), Math.exp(1));
    }

    @Test
    void believeItIfToldSo() {
      ArrayDerivative g =
          STANDARD
              .withSource(DerivativeSource.KNOWN)
              .gradient(Chain.of(builtIn("exp"), new WrongSum()), Variable.of(0.0));
      assertThat(g.value()).isEqualTo(Variable.of(2.0));
    }
  }
}
