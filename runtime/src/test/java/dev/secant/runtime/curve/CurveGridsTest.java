package dev.secant.runtime.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that what a {@link Curve} says of a place does not depend on its number of points. */
class CurveGridsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static List<Feature> features(DoubleUnaryOperator f, double from, double to, int points) {
    return Curve.of(Chain.of(ElementwiseFunction.of("f", f)), from, to, points, 1).features();
  }

  private static Feature only(DoubleUnaryOperator f, int points) {
    List<Feature> found = features(f, -1.3, 1.7, points);
    assertThat(found).as("%d points", points).hasSize(1);
    return found.get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 50, 100, 101, 200, 400, 1000})
  void aCuspIsAVerticalTangentWithItsFiniteValue(int points) {
    for (double power : new double[] {0.05, 0.1, 0.3, 0.5, 0.8, 0.86, 0.9, 0.95}) {
      for (double place : new double[] {0, 0.1}) {
        Feature cusp = only(x -> Math.pow(Math.abs(x - place), power), points);
        assertThat(cusp.kind()).as("%s", power).isEqualTo(FeatureKind.VERTICAL_TANGENT);
        assertThat(cusp.x()).isCloseTo(place, within(1e-14));
        assertThat(cusp.leftValue()).isBetween(0.0, 0.2);
        assertThat(cusp.leftSlope()).isEqualTo(-INFINITY);
        assertThat(cusp.rightSlope()).isEqualTo(INFINITY);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 50, 100, 101, 200, 400, 1000})
  void whatGrowsWithoutBoundIsAPole(int points) {
    for (double place : new double[] {0, -0.013, 0.1}) {
      Feature logarithm = only(x -> Math.log(Math.abs(x - place)), points);
      assertThat(logarithm.kind()).isEqualTo(FeatureKind.POLE);
      assertThat(logarithm.leftValue()).isEqualTo(-INFINITY);
      assertThat(logarithm.rightValue()).isEqualTo(-INFINITY);
    }
    for (double power : new double[] {-0.03, -0.1, -1}) {
      Feature pole = only(x -> Math.pow(Math.abs(x), power), points);
      assertThat(pole.kind()).as("%s", power).isEqualTo(FeatureKind.POLE);
      assertThat(pole.leftValue()).isEqualTo(INFINITY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 50, 100, 101, 200, 400, 1000})
  void theSlopesOfAKinkAreFinite(int points) {
    Feature kink = only(x -> Math.abs(x - 0.1) + Math.sin(x), points);
    assertThat(kink.kind()).isEqualTo(FeatureKind.KINK);
    assertThat(kink.leftSlope()).isCloseTo(Math.cos(0.1) - 1, within(1e-4));
    assertThat(kink.rightSlope()).isCloseTo(Math.cos(0.1) + 1, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 50, 100, 101, 200, 400, 1000})
  void aJumpIsFoundAFewDoublesBesideAPoint(int points) {
    double[] grid = Curve.grid(-1.3, 1.7, points);
    double point = grid[points / 3];
    for (int doubles = -3; doubles <= 3; doubles++) {
      double place = point + doubles * Math.ulp(point);
      Feature jump = only(x -> x < place ? -1 : 1, points);
      assertThat(jump.kind()).as("%d doubles", doubles).isEqualTo(FeatureKind.JUMP);
      assertThat(jump.right()).isEqualTo(place);
      assertThat(jump.leftValue()).isEqualTo(-1);
      assertThat(jump.rightValue()).isEqualTo(1);
    }
    Feature steep = only(x -> Math.tanh((x + 0.1) * 1e200), points);
    assertThat(steep).hasToString("JUMP at -0.1: value -1.0 to 1.0");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 50, 100, 101, 200, 400, 1000})
  void aSmoothFunctionOverHundredsOfDecadesHasNoJump(int points) {
    assertThat(features(Math::log, 1e-300, 1e300, points)).isEmpty();
    assertThat(features(x -> Math.tanh(1e200 * x), -1, 1, points)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 50, 100, 101, 200, 400, 1000})
  void anEdgeHasTheLimitOfItsOwnSide(int points) {
    Feature edge = features(x -> Math.exp(1 / x), -1, 1, points).get(0);
    assertThat(edge.kind()).isEqualTo(FeatureKind.EDGE);
    assertThat(edge.x()).isZero();
    assertThat(edge.leftValue()).isZero();
    Feature root = features(Math::sqrt, -3, 3, points).get(0);
    assertThat(root.x()).isZero();
    assertThat(root.rightValue()).isZero();
    assertThat(root.rightSlope()).isEqualTo(INFINITY);
    assertThat(features(Math::log, -3, 3, points).get(0).rightValue()).isEqualTo(-INFINITY);
    assertThat(features(x -> x < 1 ? x : INFINITY, -3, 3, points).get(0).leftValue())
        .isCloseTo(1, within(1e-15));
  }
}
