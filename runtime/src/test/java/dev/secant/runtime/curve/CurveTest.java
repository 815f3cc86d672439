package dev.secant.runtime.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.FunctionName;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the points, the cost and the refusals of {@link Curve}, and that smooth functions have no
 * features.
 */
class CurveTest {
  private static Curve curve(DoubleUnaryOperator f, double from, double to, int points) {
    return Curve.of(Chain.of(ElementwiseFunction.of("f", f)), from, to, points, 1);
  }

  private static Feature only(Curve curve) {
    assertThat(curve.features()).as("%s", curve.features()).hasSize(1);
    return curve.features().get(0);
  }

  /** Noise of amplitude 1/2 that is a function of x: the bits of x, mixed. */
  private static double noise(double x) {
    long bits = Double.doubleToLongBits(x) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 32)) * 0xD6E8FEB86659FD93L;
    return ((bits ^ (bits >>> 32)) >>> 11) * 0x1p-53 - 0.5;
  }

  /** {@code x sin(1/x)}, also at 0 and where 1/x is beyond the doubles. */
  private static double wave(double x) {
    return Double.isInfinite(1 / x) ? 0 : x * Math.sin(1 / x);
  }

  @Nested
  class Points {
    @Test
    void holdValuesAndDerivativesWithinTheirBars() {
      for (CurvePoint point : curve(Math::sin, -3, 3, 101).points()) {
        assertThat(point.value()).isEqualTo(Math.sin(point.x()));
        assertThat(point.derivative()).isCloseTo(Math.cos(point.x()), within(point.error()));
        assertThat(point.status()).isEqualTo(DerivativeStatus.OK);
        assertThat(point.hasDerivative()).isTrue();
        assertThat(point.failure()).isEmpty();
      }
    }

    @Test
    void areEquallySpacedWithBothEnds() {
      List<CurvePoint> points = curve(x -> x, -1, 1, 5).points();
      assertThat(points).extracting(CurvePoint::x).containsExactly(-1.0, -0.5, 0.0, 0.5, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
      "1e-300, 2e-300",
      "-1e300, 1e300",
      "-1.7e308, 1.7e308",
      "1e15, 1000000000000100",
      "-5e-324, 5e-324"
    })
    void increaseInHugeAndTinyRanges(double from, double to) {
      List<CurvePoint> points = curve(x -> x, from, to, 100).points();
      assertThat(points.get(0).x()).isEqualTo(from);
      assertThat(points.get(points.size() - 1).x()).isEqualTo(to);
      for (int i = 1; i < points.size(); i++) {
        assertThat(points.get(i).x()).isGreaterThan(points.get(i - 1).x()).isFinite();
      }
    }

    @Test
    void areFewerWhereThereAreFewerDoubles() {
      assertThat(curve(x -> x, 1, Math.nextUp(1.0), 100).points()).hasSize(2);
    }

    @Test
    void mayBeGiven() {
      double[] x = {1e-3, 1e-2, 1e-1, 1};
      Curve curve = Curve.at(Chain.of(ElementwiseFunction.of("log", Math::log)), x, 1);
      assertThat(curve.points()).extracting(CurvePoint::x).containsExactly(1e-3, 1e-2, 1e-1, 1.0);
      assertThat(curve.features()).isEmpty();
    }

    @Test
    void keepFailuresAsData() {
      Chain f =
          Chain.of(
              ElementwiseFunction.of(
                  "brittle",
                  x -> {
                    if (x > 0) {
                      throw new IllegalArgumentException("too large");
                    }
                    return x;
                  }));
      Curve curve = Curve.of(f, -1, 1, 11, 2);
      assertThat(curve.points().get(2).failure()).isEmpty();
      CurvePoint failed = curve.points().get(9);
      assertThat(failed.value()).isNaN();
      assertThat(failed.status()).isEqualTo(DerivativeStatus.OUT_OF_DOMAIN);
      assertThat(failed.failure()).contains("brittle").contains("too large");
      assertThat(only(curve).kind()).isEqualTo(FeatureKind.EDGE);
    }

    @Test
    void maybeAllUndefined() {
      Curve curve = curve(x -> Double.NaN, -1, 1, 20);
      assertThat(curve.points()).allMatch(point -> Double.isNaN(point.derivative()));
      assertThat(curve.features()).isEmpty();
    }

    @Test
    void areTheSameOnAnyNumberOfThreads() {
      Chain f = Chain.of(ElementwiseFunction.of("f", x -> Math.floor(x) + Math.abs(x - 0.3)));
      Curve one = Curve.of(f, -4, 4, 301, 1);
      Curve three = Curve.of(f, -4, 4, 301, 3);
      assertThat(three.points().toString()).isEqualTo(one.points().toString());
      assertThat(three.features().toString()).isEqualTo(one.features().toString());
    }
  }

  @Nested
  class SmoothFunctions {
    static Stream<Arguments> smooth() {
      return Stream.of(
          Arguments.of("sin", -10, 10, (DoubleUnaryOperator) Math::sin),
          Arguments.of("sin(1000 x)", 0, 100, (DoubleUnaryOperator) x -> Math.sin(1000 * x)),
          Arguments.of("exp", -10, 10, (DoubleUnaryOperator) Math::exp),
          Arguments.of("exp, six times a point", 0, 700, (DoubleUnaryOperator) Math::exp),
          Arguments.of("tanh(1e3 x)", -1, 1, (DoubleUnaryOperator) x -> Math.tanh(1e3 * x)),
          Arguments.of("tanh(1e6 x)", -1, 1, (DoubleUnaryOperator) x -> Math.tanh(1e6 * (x - 0.1))),
          Arguments.of("x sin(1/x)", -1, 1, (DoubleUnaryOperator) CurveTest::wave),
          Arguments.of("sin(1/x)", -1, 1, (DoubleUnaryOperator) x -> Math.sin(1 / x)),
          Arguments.of("x^7", -1, 1, (DoubleUnaryOperator) x -> Math.pow(x, 7)),
          Arguments.of("x|x|", -1, 2, (DoubleUnaryOperator) x -> x * Math.abs(x)),
          Arguments.of("needle", -1, 1, (DoubleUnaryOperator) x -> 1 / (1 + 25e4 * x * x)),
          Arguments.of("constant", -1, 1, (DoubleUnaryOperator) x -> 3),
          Arguments.of("line", -1e300, 1e300, (DoubleUnaryOperator) x -> x),
          Arguments.of("tiny", 1e-300, 2e-300, (DoubleUnaryOperator) Math::sin),
          Arguments.of("noisy", -3, 3, (DoubleUnaryOperator) x -> Math.sin(x) + 1e-3 * noise(x)),
          Arguments.of("noise", -3, 3, (DoubleUnaryOperator) CurveTest::noise),
          Arguments.of("float", -3, 3, (DoubleUnaryOperator) x -> (float) Math.sin(x)),
          Arguments.of(
              "rounded", -3, 3, (DoubleUnaryOperator) x -> Math.rint(1e6 * Math.sin(x)) / 1e6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smooth")
    void andNoiseHaveNoFeature(String name, double from, double to, DoubleUnaryOperator f) {
      Curve curve = curve(f, from, to, 400);
      assertThat(curve.features()).isEmpty();
      assertThat(curve.unsearched()).isZero();
    }
  }

  @Nested
  class Cost {
    @ParameterizedTest
    @ValueSource(ints = {2, 100, 2000})
    void isBounded(int points) {
      AtomicLong calls = new AtomicLong();
      Curve curve =
          curve(
              x -> {
                calls.incrementAndGet();
                return Math.floor(100 * x) + noise(x);
              },
              0,
              50,
              points);
      assertThat(curve.points()).hasSize(points);
      // the bound of the class comment, with the tests of both sides of what may be a feature
      assertThat(calls.get()).isLessThan(170_000 + points * (68 + 60 + 400L));
    }
  }

  @Nested
  class Refusals {
    private final Chain identity = Chain.of(ElementwiseFunction.of("identity", x -> x));

    @ParameterizedTest
    @CsvSource({
      "NaN, 1, 'from must be finite, was NaN'",
      "-Infinity, 1, 'from must be finite, was -Infinity'",
      "0, Infinity, 'to must be finite, was Infinity'",
      "2, 2, 'from must be below to, were 2 and 2'",
      "2, 1, 'from must be below to, were 2 and 1'"
    })
    void nameTheEnds(double from, double to, String message) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Curve.of(identity, from, to, 10, 1))
          .withMessage(message);
    }

    @Test
    void nameTheNumberOfPointsAndThreads() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Curve.of(identity, 0, 1, 1, 1))
          .withMessage("points must be 2 to 1000000, was 1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Curve.of(identity, 0, 1, 10, 0))
          .withMessage("threads must be at least 1, was 0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Curve.at(identity, new double[] {1, 3, 2}, 1))
          .withMessage("x[2] must be above x[1] = 3, was 2");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Curve.at(identity, new double[] {1, Double.NaN}, 1))
          .withMessage("x[1] must be finite, was NaN");
    }

    @Test
    void passWhatAChainThatGivesAnArrayThrows() {
      assertThatIllegalStateException()
          .isThrownBy(() -> Curve.of(Chain.of(new Pair()), 0, 1, 10, 1))
          .withMessageContaining("pair");
    }
  }

  @FunctionName("pair")
  private static final class Pair implements Function {
    @Override
    public Variable apply(Variable input) {
      return Variable.of(1, 2);
    }
  }
}
