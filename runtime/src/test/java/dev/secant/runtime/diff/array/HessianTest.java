package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests Hessians, products and refusals of {@link AdaptiveArrayDerivative}. */
class HessianTest extends SampleArrays {
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
