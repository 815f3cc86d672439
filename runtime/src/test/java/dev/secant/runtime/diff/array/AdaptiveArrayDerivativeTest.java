package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.FunctionName;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link AdaptiveArrayDerivative} against closed forms, counts of calls and its contract. */
class AdaptiveArrayDerivativeTest {
  private static final AdaptiveArrayDerivative STANDARD = AdaptiveArrayDerivative.standard();
  private static final AdaptiveArrayDerivative NUMERICAL =
      STANDARD.withSource(DerivativeSource.NUMERICAL);
  private static final Function ROSENBROCK = builtIn("rosenbrock");
  private static final Function SOFTMAX = builtIn("softmax");

  private static Function builtIn(String name) {
    return ServiceLoader.load(Function.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What the bars promise, for every entry. */
  private static void assertCovers(ArrayDerivative actual, double... exact) {
    assertThat(actual.value().size()).isEqualTo(exact.length);
    for (int i = 0; i < exact.length; i++) {
      double rounding = 4 * Math.ulp(exact[i]); // of the closed form itself
      assertThat(Math.abs(actual.value().get(i) - exact[i]))
          .as("entry %d, %s", i, actual)
          .isLessThanOrEqualTo(actual.error().get(i) + rounding);
    }
  }

  private static double[] rosenbrockGradient(double x, double y) {
    return new double[] {-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)};
  }

  /** {@code y[i] = x[i]^3 - x[i-1] sin(x[i]) + 2 exp(x[i+1])}: a tridiagonal Jacobian. */
  private static Variable tridiagonal(Variable input) {
    double[] x = input.toArray();
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[i] * x[i];
      y[i] -= i > 0 ? x[i - 1] * Math.sin(x[i]) : 0;
      y[i] += i + 1 < x.length ? 2 * Math.exp(x[i + 1]) : 0;
    }
    return Variable.of(y);
  }

  private static double tridiagonalEntry(double[] x, int i, int j) {
    if (j == i) {
      return 3 * x[i] * x[i] - (i > 0 ? x[i - 1] * Math.cos(x[i]) : 0);
    }
    return j == i - 1 ? -Math.sin(x[i]) : j == i + 1 ? 2 * Math.exp(x[j]) : 0;
  }

  private static Variable ramp(int size) {
    double[] x = new double[size];
    Arrays.setAll(x, i -> 1 + i / (double) size);
    return Variable.of(x);
  }

  /** An elementwise function that counts how often it is called for an element. */
  private static ElementwiseFunction counting(AtomicInteger calls, DoubleUnaryOperator f) {
    return ElementwiseFunction.of(
        "counted",
        x -> {
          calls.incrementAndGet();
          return f.applyAsDouble(x);
        });
  }

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

  /** A sum whose gradient is twice the right one. */
  @FunctionName("wrong_sum")
  private static final class WrongSum implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(Arrays.stream(input.toArray()).sum());
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return input.map(x -> 2 * outputGradient.item());
    }
  }

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
      ArrayDerivative one = STANDARD.jacobian(AdaptiveArrayDerivativeTest::tridiagonal, x);
      for (int threads : new int[] {2, 3, 8, 64}) {
        ArrayDerivative many =
            STANDARD.withThreads(threads).jacobian(AdaptiveArrayDerivativeTest::tridiagonal, x);
        assertThat(many.value()).isEqualTo(one.value());
        assertThat(many.error()).isEqualTo(one.error());
        assertThat(many.statuses()).isEqualTo(one.statuses());
        assertThat(many.evaluations()).isEqualTo(one.evaluations());
      }
    }
  }

  @Nested
  class Patterns {
    private final Function f = AdaptiveArrayDerivativeTest::tridiagonal;

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

  @Nested
  class Hessians {
    @ParameterizedTest
    @EnumSource
    void ofRosenbrockIsTheClosedForm(DerivativeSource source) {
      double x = -1.2;
      double y = 1;
      ArrayDerivative h = STANDARD.withSource(source).hessian(ROSENBROCK, Variable.of(x, y));
      assertThat(h.value().shape()).containsExactly(2, 2);
      assertCovers(h, 1200 * x * x - 400 * y + 2, -400 * x, -400 * x, 200);
    }

    @Test
    void areSymmetricToTheBit() {
      Function f = x -> Variable.of(Math.sin(x.get(0) * x.get(1)) * Math.exp(x.get(2)));
      Variable h = NUMERICAL.withThreads(2).hessian(f, Variable.of(0.3, 1.1, -0.4)).value();
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < i; j++) {
          assertThat(h.get(3 * i + j)).isEqualTo(h.get(3 * j + i));
        }
      }
    }

    @Test
    void ofAQuadraticFormHoldAlsoInZeroAndAtMixedScales() {
      Function f = x -> Variable.of(3 * x.get(0) * x.get(0) + 5 * x.get(0) * x.get(1));
      assertCovers(NUMERICAL.hessian(f, Variable.of(0, 0.0)), 6, 5, 5, 0);
      assertCovers(NUMERICAL.hessian(f, Variable.of(2, 1e3)), 6, 5, 5, 0);
    }
  }

  @Nested
  class Products {
    private final Variable x = Variable.of(-1.2, 1.0);
    private final double[] gradient = rosenbrockGradient(-1.2, 1);

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-8, 1, 1e8, 1e290})
    void alongADirectionAreLinearInItsLength(double length) {
      Variable v = Variable.of(0.6 * length, -0.8 * length);
      double exact = 0.6 * length * gradient[0] - 0.8 * length * gradient[1];
      ArrayDerivative along = STANDARD.along(ROSENBROCK, x, v);
      assertCovers(along, exact);
      assertThat(along.worstRelativeError()).isLessThan(1e-9);
    }

    @Test
    void alongADirectionAreTheJacobianTimesIt() {
      Variable at = Variable.of(0.1, -0.7, 1.3);
      double[] s = SOFTMAX.apply(at).toArray();
      double[] v = {1, -2, 0.5};
      double mean = s[0] * v[0] + s[1] * v[1] + s[2] * v[2];
      ArrayDerivative along = STANDARD.along(SOFTMAX, at, Variable.of(v));
      assertCovers(along, s[0] * (v[0] - mean), s[1] * (v[1] - mean), s[2] * (v[2] - mean));
    }

    @Test
    void alongADirectionWorkInZero() {
      Function f = in -> Variable.of(Math.exp(in.get(0)) * Math.cos(in.get(1)) + in.get(1));
      assertCovers(STANDARD.along(f, Variable.of(0, 0.0), Variable.of(2, 3.0)), 5);
    }

    @Test
    void alongADirectionAddUpElementsOfVeryDifferentScales() {
      Function f = in -> Variable.of(Math.log(in.get(0)) + Math.sin(in.get(1)));
      ArrayDerivative along = STANDARD.along(f, Variable.of(1e-30, 1), Variable.of(1, 1.0));
      assertCovers(along, 1e30 + Math.cos(1));
    }

    @Test
    void ofElementwiseFunctionsCostNoArrays() {
      ElementwiseFunction f = ElementwiseFunction.of("cube", t -> t * t * t);
      assertCovers(STANDARD.along(f, Variable.of(1, 2.0), Variable.of(10, 100.0)), 30, 1200);
      assertCovers(STANDARD.elements(f, Variable.of(1, 2.0)), 3, 12);
    }

    @ParameterizedTest
    @EnumSource
    void withAVectorFromTheLeftWeighTheOutputs(DerivativeSource source) {
      Variable at = Variable.of(0.1, -0.7, 1.3);
      Variable v = Variable.of(2, 0, -1);
      double[] exact =
          ((DifferentiableFunction) SOFTMAX).backward(at, v).toArray(); // a few ulp, see Softmax
      assertCovers(STANDARD.withSource(source).vectorJacobian(SOFTMAX, at, v), exact);
    }

    @Test
    void leaveThePointAlone() {
      Variable at = Variable.of(1.5, 2.5);
      STANDARD.along(ROSENBROCK, at, Variable.of(1, 1.0));
      assertThat(at).isEqualTo(Variable.of(1.5, 2.5));
    }
  }

  @Nested
  class Refusals {
    private final Function sum = builtIn("sum");

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void nameTheElementThatIsNotFinite(double bad) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.gradient(sum, Variable.of(1, bad)))
          .withMessage("x[1] must be finite, was " + bad);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.along(sum, Variable.of(1, 2.0), Variable.of(bad, 1)))
          .withMessage("v[0] must be finite, was " + bad);
    }

    @Test
    void nameBothShapes() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.along(sum, Variable.of(1, 2.0), Variable.of(1, 2, 3.0)))
          .withMessage("v must have the shape of x, [2], had [3]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.vectorJacobian(SOFTMAX, Variable.of(1, 2.0), Variable.of(1.0)))
          .withMessage("v must have the shape of f(x), [2], had []");
    }

    @Test
    void sayThatADirectionMustNotBeZero() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.along(sum, Variable.of(1, 2.0), Variable.of(0, -0.0)))
          .withMessage("v must have an element that is not 0, was [0.0, -0.0]");
    }

    @Test
    void pointToTheJacobian() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.gradient(SOFTMAX, Variable.of(1, 2.0)))
          .withMessage(
              "f must return a single number for a gradient, returned an array of shape [2]: use"
                  + " jacobian, or vectorJacobian");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void wantAThread(int threads) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> STANDARD.withThreads(threads))
          .withMessage("threads must be at least 1, was " + threads);
    }

    @Test
    void blameAFunctionThatReturnsNull() {
      assertThatIllegalStateException()
          .isThrownBy(() -> STANDARD.gradient(x -> null, Variable.of(1.0)))
          .withMessage("f must return a Variable, returned null");
    }

    @Test
    void passOnWhatTheFunctionThrowsAtThePoint() {
      Function failing =
          x -> {
            throw new UnsupportedOperationException("not today");
          };
      assertThatThrownBy(() -> STANDARD.jacobian(failing, Variable.of(1, 2.0)))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("not today");
    }

    @Test
    void passOnErrorsFromAnyThread() {
      Function failing =
          x -> {
            if (!x.equals(Variable.of(1, 2, 3, 4.0))) {
              throw new AssertionError("deep");
            }
            return Variable.of(1.0);
          };
      assertThatThrownBy(() -> STANDARD.withThreads(4).gradient(failing, Variable.of(1, 2, 3, 4.0)))
          .isInstanceOf(AssertionError.class)
          .hasMessage("deep");
    }
  }
}
