package dev.secant.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.ElementwiseFunction;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests {@link FusedStages}: the numbers of the stages one by one, and what they throw. */
class FusedStagesTest {
  private static final ElementwiseFunction SQUARE = ElementwiseFunction.of("square", x -> x * x);
  private static final ElementwiseFunction INVERSE = ElementwiseFunction.of("inverse", x -> 1 / x);
  private static final ElementwiseFunction ROOT = ElementwiseFunction.of("root", Math::sqrt);

  private static FusedStages fused(ElementwiseFunction... stages) {
    return Objects.requireNonNull(FusedStages.of(stages));
  }

  @Test
  void stagesAreAppliedFromTheFirstToTheLast() throws Throwable {
    double[] points = {0.3, -0.0, 1e-200, Double.NaN, Double.NEGATIVE_INFINITY, -2};
    FusedStages stages = fused(INVERSE, SQUARE, ROOT);
    for (double x : points) {
      Double expected = ROOT.forward(SQUARE.forward(INVERSE.forward(x)));
      assertThat(stages.valueAt(x)).as("at %s", x).isEqualTo(expected);
    }
  }

  @Test
  void oneStageIsEnough() throws Throwable {
    assertThat(fused(ROOT).valueAt(9)).isEqualTo(3);
  }

  @Test
  void theDifferenceIsTheRightValueMinusTheLeft() throws Throwable {
    FusedStages stages = fused(SQUARE, INVERSE);
    assertThat(stages.difference(0.1, 0.7))
        .isEqualTo(INVERSE.forward(SQUARE.forward(0.1)) - INVERSE.forward(SQUARE.forward(0.7)));
    assertThat(stages.difference(0, 0)).isNaN(); // Infinity - Infinity
  }

  @Test
  void whatAStageThrowsPasses() {
    ArithmeticException boom = new ArithmeticException("boom");
    ElementwiseFunction failing =
        ElementwiseFunction.of(
            "failing",
            x -> {
              throw boom;
            });
    assertThatThrownBy(() -> fused(SQUARE, failing).valueAt(1)).isSameAs(boom);
    assertThatThrownBy(() -> fused(failing, SQUARE).difference(1, 2)).isSameAs(boom);
  }

  @Test
  void moreStagesThanACompilerInlinesAreLeftAlone() {
    ElementwiseFunction[] many = new ElementwiseFunction[33];
    Arrays.fill(many, SQUARE);
    assertThat(FusedStages.of(many)).isNull();
  }
}
