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

/** Tests {@link Curve} against functions whose features have closed forms. */
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
  class Features {
    /**
     * Function, kind, place, values and slopes to both sides; on and off the grid of 400 and 401.
     */
    static Stream<Arguments> closedForms() {
      double inf = Double.POSITIVE_INFINITY;
      double nan = Double.NaN;
      DoubleUnaryOperator step = x -> x < 0.123 ? 0 : 1;
      DoubleUnaryOperator bent = x -> Math.sin(x) + Math.abs(x - 0.3);
      DoubleUnaryOperator inverseSquare = x -> 1 / ((x - 0.1) * (x - 0.1));
      DoubleUnaryOperator root = x -> Math.sqrt(Math.abs(x - 0.1));
      DoubleUnaryOperator faint = x -> Math.sin(x) + (x > 0.1 ? 1e-6 : 0);
      return Stream.of(
          Arguments.of("abs", (DoubleUnaryOperator) Math::abs, FeatureKind.KINK, 0, 0, 0, -1, 1),
          Arguments.of(
              "relu", (DoubleUnaryOperator) x -> Math.max(x, 0), FeatureKind.KINK, 0, 0, 0, 0, 1),
          Arguments.of(
              "bent sine",
              bent,
              FeatureKind.KINK,
              0.3,
              Math.sin(0.3),
              Math.sin(0.3),
              Math.cos(0.3) - 1,
              Math.cos(0.3) + 1),
          Arguments.of(
              "sign", (DoubleUnaryOperator) Math::signum, FeatureKind.JUMP, 0, -1, 1, 0, 0),
          Arguments.of("step", step, FeatureKind.JUMP, 0.123, 0, 1, 0, 0),
          Arguments.of(
              "faint step",
              faint,
              FeatureKind.JUMP,
              0.1,
              Math.sin(0.1),
              Math.sin(0.1) + 1e-6,
              nan,
              nan),
          Arguments.of(
              "1/x", (DoubleUnaryOperator) x -> 1 / x, FeatureKind.POLE, 0, -inf, inf, nan, nan),
          Arguments.of("1/(x-0.1)^2", inverseSquare, FeatureKind.POLE, 0.1, inf, inf, nan, nan),
          Arguments.of(
              "log|x|",
              (DoubleUnaryOperator) x -> Math.log(Math.abs(x)),
              FeatureKind.POLE,
              0,
              -inf,
              -inf,
              nan,
              nan),
          Arguments.of(
              "cbrt",
              (DoubleUnaryOperator) Math::cbrt,
              FeatureKind.VERTICAL_TANGENT,
              0,
              0,
              0,
              inf,
              inf),
          Arguments.of("sqrt|x-0.1|", root, FeatureKind.VERTICAL_TANGENT, 0.1, 0, 0, -inf, inf),
          Arguments.of(
              "sqrt", (DoubleUnaryOperator) Math::sqrt, FeatureKind.EDGE, 0, nan, 0, nan, inf),
          Arguments.of(
              "log1p",
              (DoubleUnaryOperator) x -> Math.log(x - 0.25),
              FeatureKind.EDGE,
              0.25,
              nan,
              -inf,
              nan,
              inf));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closedForms")
    void areNamedAndLocatedOnAndOffTheGrid(
        String name,
        DoubleUnaryOperator f,
        FeatureKind kind,
        double place,
        double leftValue,
        double rightValue,
        double leftSlope,
        double rightSlope) {
      for (int points : new int[] {400, 401}) {
        Feature found = only(curve(f, -1, 1, points));
        assertThat(found.kind()).as("%d points: %s", points, found).isEqualTo(kind);
        // a bracket of some 1e3 spacings of doubles: where the change of f drowns in its rounding
        assertThat(found.x()).as(found.toString()).isCloseTo(place, within(2e-13));
        assertThat(found.left()).isLessThanOrEqualTo(place + 1e-16);
        assertThat(found.right()).isGreaterThanOrEqualTo(place - 1e-16);
        assertSide(found.leftValue(), leftValue);
        assertSide(found.rightValue(), rightValue);
        assertSide(found.leftSlope(), leftSlope);
        assertSide(found.rightSlope(), rightSlope);
      }
    }

    /** Sides are seen at the ends of a bracket, where a cube root is 2e-6; a NaN is not asked. */
    private void assertSide(double seen, double expected) {
      if (Double.isInfinite(expected) && Double.isFinite(seen)) {
        assertThat(Math.abs(seen)).isGreaterThan(30); // log, where doubles end
      } else if (!Double.isNaN(expected)) {
        assertThat(seen).isCloseTo(expected, within(5e-6));
      }
    }

    @Test
    void areFoundInEachPeriodOfTheTangent() {
      List<Feature> poles = curve(Math::tan, -5, 5, 400).features();
      assertThat(poles).hasSize(4).allMatch(feature -> feature.kind() == FeatureKind.POLE);
      assertThat(poles.get(2).x()).isCloseTo(Math.PI / 2, within(1e-15));
      assertThat(poles.get(2).leftValue()).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(poles.get(2).rightValue()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void areFoundAtEachStepOfTheFloor() {
      List<Feature> jumps = curve(x -> Math.floor(x) + 3 * x, 0.5, 20.5, 501).features();
      assertThat(jumps).extracting(Feature::kind).containsOnly(FeatureKind.JUMP);
      assertThat(jumps).extracting(Feature::x).hasSize(20).contains(1.0, 7.0, 20.0);
    }

    @Test
    void areFoundAtBothEndsOfAClip() {
      List<Feature> kinks = curve(x -> Math.max(0, Math.min(1, x)), -1.1, 2, 400).features();
      assertThat(kinks)
          .extracting(Feature::kind)
          .containsExactly(FeatureKind.KINK, FeatureKind.KINK);
      assertThat(kinks).extracting(Feature::x).containsExactly(0.0, 1.0);
    }

    @Test
    void areHolesWhereOneNumberIsMissing() {
      Feature hole = only(curve(x -> Math.sin(x) / x, -1, 1, 401));
      assertThat(hole.kind()).isEqualTo(FeatureKind.HOLE);
      assertThat(hole.x()).isZero();
      assertThat(hole.leftValue()).isCloseTo(1, within(1e-15));
    }

    @Test
    void areBothEdgesOfAGap() {
      List<Feature> edges = curve(x -> Math.sqrt(x * x - 0.25), -1, 1, 400).features();
      assertThat(edges)
          .extracting(Feature::kind)
          .containsExactly(FeatureKind.EDGE, FeatureKind.EDGE);
      assertThat(edges).extracting(Feature::x).containsExactly(-0.5, 0.5);
      assertThat(edges.get(0).rightValue()).isNaN();
      assertThat(edges.get(1).leftValue()).isNaN();
    }

    @Test
    void showWhereValuesOverflow() {
      Feature edge = only(curve(Math::exp, 0, 800, 400));
      assertThat(edge.kind()).isEqualTo(FeatureKind.EDGE);
      assertThat(edge.x()).isCloseTo(Math.log(Double.MAX_VALUE), within(1e-12));
      assertThat(edge.leftValue()).isFinite().isGreaterThan(1e308);
      assertThat(edge.rightValue()).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(edge.toString())
          .startsWith("EDGE at 709.78271289338")
          .endsWith("E308, f is Infinity above");
      assertThat(only(curve(x -> -Math.exp(-x), -800, 0, 400)).toString())
          .startsWith("EDGE at -709.78271289338")
          .endsWith("E308, f is -Infinity below");
    }

    @Test
    void areLocatedInHugeRanges() {
      Feature overflow = only(curve(Math::exp, -1e300, 1e300, 1000));
      assertThat(overflow.x()).isCloseTo(Math.log(Double.MAX_VALUE), within(1e-12));
      assertThat(overflow.right()).isEqualTo(Math.nextUp(overflow.left()));
      Feature edge = only(curve(Math::sqrt, -1e300, 1e299, 1000));
      assertThat(edge).hasToString("EDGE at 0.0: value 0.0, not defined below");
      assertThat(edge.right()).isZero();
    }

    @Test
    void sayWhereTheDomainEnds() {
      assertThat(only(curve(Math::log, -1, 1, 400)))
          .hasToString("EDGE at 0.0: value -Infinity, not defined below");
      assertThat(only(curve(x -> Math.sqrt(-x), -1, 1, 400)))
          .hasToString("EDGE at 0.0: value 0.0, not defined above");
    }

    @Test
    void areFoundBetweenTwoPointsOnly() {
      assertThat(only(curve(Math::abs, -1, 1, 2)).kind()).isEqualTo(FeatureKind.KINK);
    }

    @Test
    void printTheirKindPlaceAndSides() {
      assertThat(only(curve(Math::abs, -1, 1, 401))).hasToString("KINK at 0.0: slope -1.0 to 1.0");
      assertThat(only(curve(Math::signum, -1, 1, 401)))
          .hasToString("JUMP at 0.0: value -1.0 to 1.0");
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
          Arguments.of("x sin(1/x)", -1, 1, (DoubleUnaryOperator) x -> x * Math.sin(1 / x)),
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
