package dev.secant.functions.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests the functions on arrays; {@link FunctionContractTest} checks their derivatives. */
class ArrayFunctionsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double LN_2 = 0.6931471805599453;

  private static double value(DifferentiableFunction f, double... x) {
    Variable value = f.apply(Variable.of(x));
    assertThat(value.rank()).isZero();
    return value.item();
  }

  private static double[] gradient(DifferentiableFunction f, double... x) {
    return f.backward(Variable.of(x), Variable.of(1.0)).toArray();
  }

  @Nested
  class SumAndMean {
    @Test
    void sumIsRoundedOnceHoweverLongAndMixed() {
      Random random = new Random(3L);
      double[] x = new double[100_000];
      BigDecimal exact = BigDecimal.ZERO;
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(60));
        exact = exact.add(new BigDecimal(x[i]));
      }
      // The bound in the Javadoc: n^2 u^2 sum |x| is 1e-13 of an ulp of the sum here.
      assertThat(value(new Sum(), x)).isEqualTo(exact.doubleValue());
    }

    @Test
    void sumDoesNotDependOnTheOrder() {
      assertThat(value(new Sum(), 1, 1e100, 1, -1e100)).isEqualTo(2);
      assertThat(value(new Sum(), 1e100, 1, -1e100, 1)).isEqualTo(2);
    }

    @Test
    void overflowsOnlyWhereTheExactResultDoes() {
      assertThat(value(new Sum(), 1e308, 1e308, -1e308)).isEqualTo(1e308);
      assertThat(value(new Sum(), -1e308, -1e308, 1e308)).isEqualTo(-1e308);
      assertThat(value(new Sum(), 1e308, 1e308)).isEqualTo(INFINITY);
      double max = Double.MAX_VALUE;
      assertThat(value(new Mean(), max, max, max)).isEqualTo(max);
      assertThat(value(new Mean(), 1e308, 1e308, -1e308, -1e308, 4)).isEqualTo(0.8);
    }

    @Test
    void infinitiesAddAsTheyShould() {
      assertThat(value(new Sum(), 1, INFINITY, 1e308, 1e308)).isEqualTo(INFINITY);
      assertThat(value(new Sum(), 1, -INFINITY)).isEqualTo(-INFINITY);
      assertThat(value(new Sum(), INFINITY, -INFINITY)).isNaN();
      assertThat(value(new Mean(), INFINITY, 1)).isEqualTo(INFINITY);
      assertThat(value(new Mean(), INFINITY, -INFINITY)).isNaN();
    }

    @Test
    void gradientsAreConstant() {
      assertThat(gradient(new Sum(), 3, INFINITY, 5)).containsExactly(1, 1, 1);
      assertThat(gradient(new Mean(), 3, 4, 5, 6)).containsExactly(0.25, 0.25, 0.25, 0.25);
    }
  }

  @Nested
  class EuclideanNorm {
    private final Norm norm = new Norm();

    @Test
    void neitherOverflowsNorUnderflowsOnTheWay() {
      assertThat(value(norm, 3e-300, 4e-300)).isCloseTo(5e-300, within(5e-300));
      assertThat(value(norm, 3e300, 4e300)).isCloseTo(5e300, within(5e300));
      double min = Double.MIN_VALUE;
      assertThat(value(norm, 3 * min, 4 * min)).isEqualTo(5 * min);
      assertThat(value(norm, Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
      assertThat(value(norm, Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(INFINITY);
    }

    /** 1.5 ulp, as stated, and one more for the decimal. */
    private static Offset<Double> within(double expected) {
      return Offset.offset(2.5 * Math.ulp(expected));
    }

    @Test
    void ofOneElementIsItsMagnitude() {
      assertThat(value(norm, -0.1)).isEqualTo(0.1);
      assertThat(norm.apply(Variable.of(-7.0)).item()).isEqualTo(7);
    }

    @Test
    void ofManyEqualElementsIsExact() {
      double[] ones = new double[1 << 16];
      Arrays.fill(ones, 1);
      assertThat(value(norm, ones)).isEqualTo(256);
    }

    @Test
    void ofInfinityIsInfinity() {
      assertThat(value(norm, 1, -INFINITY)).isEqualTo(INFINITY);
    }

    @Test
    void gradientPointsAlongTheVectorAtEverySize() {
      for (double size : new double[] {Double.MIN_VALUE, 0x1p-600, 1, 0x1p600, 0x1p1020}) {
        double[] g = gradient(norm, 3 * size, -4 * size);
        // 3 ulp, as stated
        assertThat(g[0]).isCloseTo(0.6, Offset.offset(3 * Math.ulp(0.6)));
        assertThat(g[1]).isCloseTo(-0.8, Offset.offset(3 * Math.ulp(0.8)));
      }
    }

    @Test
    void gradientAtTheKinkInZeroIsZero() {
      assertThat(gradient(norm, 0, -0.0)).containsExactly(0, 0);
    }
  }

  @Nested
  class LogSumExpAndSoftmax {
    private final LogSumExp logSumExp = new LogSumExp();
    private final Softmax softmax = new Softmax();

    @Test
    void largeValuesDoNotOverflow() {
      assertThat(value(logSumExp, 1000, 1000)).isEqualTo(1000 + LN_2);
      assertThat(value(logSumExp, -1000, -1000)).isEqualTo(-1000 + LN_2);
      assertThat(value(logSumExp, Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void smallTermsAreNotLost() {
      // ln(1 + e^-40), which ln(1 + ...) without log1p rounds to 0; by mpmath
      assertThat(value(logSumExp, 0, -40)).isEqualTo(4.248354255291589e-18);
    }

    @Test
    void infinitiesGiveTheLimit() {
      assertThat(value(logSumExp, 1, INFINITY)).isEqualTo(INFINITY);
      assertThat(value(logSumExp, INFINITY, INFINITY, -INFINITY)).isEqualTo(INFINITY);
      assertThat(value(logSumExp, -INFINITY, 3)).isEqualTo(3);
      assertThat(value(logSumExp, -INFINITY, -INFINITY)).isEqualTo(-INFINITY);
      assertThat(value(logSumExp, INFINITY, Double.NaN)).isNaN();
      assertThat(value(logSumExp, -INFINITY, Double.NaN)).isNaN();
    }

    @Test
    void ofOneElementIsTheElement() {
      assertThat(logSumExp.apply(Variable.of(-0.3))).isEqualTo(Variable.of(-0.3));
      assertThat(softmax.apply(Variable.of(-0.3))).isEqualTo(Variable.of(1.0));
    }

    @Test
    void softmaxKeepsTheShapeAndAddsUpToOne() {
      Variable shares = softmax.apply(Variable.ofShape(new double[] {1, -2, 700, 699.5}, 2, 2));
      assertThat(shares.shape()).containsExactly(2, 2);
      // four roundings of at most half an ulp of 1
      assertThat(new Sum().apply(shares).item()).isCloseTo(1, offset(4 * 0x1p-53));
    }

    @Test
    void softmaxKeepsItsDigitsFarBelowTheLargest() {
      // e^(0.1 - 700.3) for exactly these doubles, by mpmath; within the 4 ulp stated
      double expected = 8.072420401778118e-305;
      double share = softmax.apply(Variable.of(0.1, 700.3)).get(0);
      assertThat(share).isCloseTo(expected, offset(4 * Math.ulp(expected)));
    }

    @Test
    void softmaxOfInfinities() {
      assertThat(softmax.apply(Variable.of(1, INFINITY, -INFINITY)).toArray())
          .containsExactly(0, 1, 0);
      assertThat(softmax.apply(Variable.of(-INFINITY, 2)).toArray()).containsExactly(0, 1);
      assertThat(softmax.apply(Variable.of(INFINITY, INFINITY)).toArray()).containsOnly(Double.NaN);
      assertThat(softmax.apply(Variable.of(-INFINITY, -INFINITY)).toArray())
          .containsOnly(Double.NaN);
      assertThat(softmax.apply(Variable.of(-INFINITY)).item()).isEqualTo(1);
    }

    @Test
    void gradientOfLogSumExpIsTheSoftmax() {
      Variable x = Variable.of(0.5, 900, 899);
      assertThat(logSumExp.backward(x, Variable.of(2.0)))
          .isEqualTo(softmax.apply(x).map(share -> 2 * share));
    }

    @Test
    void equalGradientsGiveNoneThroughSoftmax() {
      double[] g = softmax.backward(Variable.of(0.3, -1, 2), Variable.of(5, 5, 5)).toArray();
      for (double element : g) {
        assertThat(element).isCloseTo(0, offset(5 * 4 * 0x1p-53)); // a few ulp of 5 s_i
      }
    }

    private static Offset<Double> offset(double value) {
      return Offset.offset(value);
    }
  }

  @Nested
  class RosenbrockFunction {
    private final Rosenbrock rosenbrock = new Rosenbrock();

    @Test
    void isZeroInItsMinimum() {
      assertThat(value(rosenbrock, 1, 1, 1, 1)).isZero();
      assertThat(gradient(rosenbrock, 1, 1, 1, 1)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void hasItsClosedFormElsewhere() {
      // 100 (1 - 4)^2 + (1 - 2)^2 + 100 (3 - 1)^2 + 0
      assertThat(value(rosenbrock, 2, 1, 3)).isEqualTo(901 + 400);
      // -400 2 (1 - 4) - 2 (1 - 2);  200 (1 - 4) - 400 1 (3 - 1) - 0;  200 (3 - 1)
      assertThat(gradient(rosenbrock, 2, 1, 3)).containsExactly(2402, -1400, 400);
    }

    @Test
    void rejectsWhatIsNoVectorOfTwoOrMore() {
      for (Variable wrong :
          new Variable[] {
            Variable.of(1.0), Variable.of(new double[] {1}), Variable.of(1, 2, 3, 4).reshape(2, 2)
          }) {
        String message =
            "input must have shape [n] with n at least 2, was " + Arrays.toString(wrong.shape());
        assertThatThrownBy(() -> rosenbrock.apply(wrong))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(message);
        assertThatThrownBy(() -> rosenbrock.backward(wrong, Variable.of(1.0)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(message);
      }
    }
  }

  @Nested
  class AnyRank {
    @Test
    void isAcceptedAndKeptByTheGradient() {
      Variable cube = Variable.ofShape(new double[] {3, 0, 0, 4, 0, 0, 0, 0}, 2, 2, 2);
      assertThat(new Sum().apply(cube)).isEqualTo(Variable.of(7.0));
      assertThat(new Mean().apply(cube)).isEqualTo(Variable.of(0.875));
      assertThat(new Norm().apply(cube)).isEqualTo(Variable.of(5.0));
      for (DifferentiableFunction f :
          new DifferentiableFunction[] {new Sum(), new Mean(), new Norm(), new LogSumExp()}) {
        assertThat(f.apply(cube).rank()).isZero();
        assertThat(f.backward(cube, Variable.of(1.0)).shape()).containsExactly(2, 2, 2);
      }
    }
  }
}
