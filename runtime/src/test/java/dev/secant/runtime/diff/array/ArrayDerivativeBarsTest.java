package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.FunctionName;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DerivativeStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the bars of {@link AdaptiveArrayDerivative} to the truth where f hides its rounding. */
class ArrayDerivativeBarsTest {
  private static final AdaptiveArrayDerivative STANDARD = AdaptiveArrayDerivative.standard();
  private static final AdaptiveArrayDerivative NUMERICAL =
      STANDARD.withSource(DerivativeSource.NUMERICAL);

  private static Function builtIn(String name) {
    return ServiceLoader.load(Function.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The exact values are correct to half an ulp, made with more digits. */
  private static void assertCovers(ArrayDerivative actual, double... exact) {
    for (int i = 0; i < exact.length; i++) {
      assertThat(Math.abs(actual.value().get(i) - exact[i]))
          .as("entry %d should be %s, is of %s", i, exact[i], actual)
          .isLessThanOrEqualTo(actual.error().get(i) + Math.ulp(exact[i]));
    }
  }

  private static BigDecimal big(double value) {
    return new BigDecimal(value);
  }

  private static double[] rosenbrockGradient(double x, double y) {
    BigDecimal gap = big(y).subtract(big(x).pow(2));
    BigDecimal first = big(-400).multiply(big(x)).multiply(gap);
    return new double[] {
      first.subtract(big(2).multiply(big(1).subtract(big(x)))).doubleValue(),
      big(200).multiply(gap).doubleValue()
    };
  }

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

  /** {@code 1e6 x0 + 1e-9 x1}, which forgets its second element when asked for its gradient. */
  @FunctionName("forgetful")
  private static final class Forgetful implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(1e6 * input.get(0) + 1e-9 * input.get(1));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return Variable.of(1e6 * outputGradient.item(), 0);
    }
  }

  /** The largest element, whose gradient is 0 but for one entry. */
  @FunctionName("largest")
  private static final class Largest implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(Arrays.stream(input.toArray()).max().orElseThrow());
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      double largest = apply(input).item();
      return input.map(element -> element == largest ? outputGradient.item() : 0);
    }
  }

  /** The sum of squares, which fails or answers null when asked for its gradient. */
  @FunctionName("speechless")
  private record Speechless(boolean fails) implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(Arrays.stream(input.toArray()).map(e -> e * e).sum());
    }

    @Override
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    public Variable backward(Variable input, Variable outputGradient) {
      if (fails) {
        throw new UnsupportedOperationException("not yet");
      }
      return null;
    }
  }

  /** The product of two elements with its gradient, right or not, which counts what is asked. */
  @FunctionName("counted")
  private record Counted(AtomicInteger calls, double factor) implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      calls.incrementAndGet();
      return Variable.of(input.get(0) * input.get(1));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      calls.incrementAndGet();
      return Variable.of(factor * input.get(1), factor * input.get(0));
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

  /** An array made of a number. */
  @FunctionName("powers")
  private static final class Powers implements Function {
    @Override
    public Variable apply(Variable input) {
      double t = input.item();
      return Variable.of(t, t * t, 1 / t);
    }
  }

  /** Returns a number where it owes an array. */
  @FunctionName("shapeless")
  private static final class Shapeless implements DifferentiableFunction {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(input.get(0) * input.get(1));
    }

    @Override
    public Variable backward(Variable input, Variable outputGradient) {
      return Variable.of(7.0);
    }
  }

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
    Function f = x -> Variable.of(x.get(0), (x.get(1) > 2 ? 1 : 0) + 1e9 * Math.abs(x.get(1) - 2));
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
