package dev.secant.runtime.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the {@link Feature}s of a {@link Curve} against closed forms. */
class CurveFeaturesTest {
  private static Curve curve(DoubleUnaryOperator f, double from, double to, int points) {
    return Curve.of(Chain.of(ElementwiseFunction.of("f", f)), from, to, points, 1);
  }

  private static Feature only(Curve curve) {
    assertThat(curve.features()).as("%s", curve.features()).hasSize(1);
    return curve.features().get(0);
  }

  /** Function, kind, place, values and slopes to both sides; on and off the grid of 400 and 401. */
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
        Arguments.of("sign", (DoubleUnaryOperator) Math::signum, FeatureKind.JUMP, 0, -1, 1, 0, 0),
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
    assertThat(kinks).extracting(Feature::kind).containsExactly(FeatureKind.KINK, FeatureKind.KINK);
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
    assertThat(edges).extracting(Feature::kind).containsExactly(FeatureKind.EDGE, FeatureKind.EDGE);
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
    assertThat(only(curve(Math::signum, -1, 1, 401))).hasToString("JUMP at 0.0: value -1.0 to 1.0");
  }
}
