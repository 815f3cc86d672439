package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link Stencil} against published weights, its stated order and its contract. */
class StencilTest {
  @Nested
  class Weights {
    @Test
    void ofTheCommonStencilsAreThePublishedOnes() {
      // Fornberg 1988, tables 1 and 3
      assertThat(Stencil.central(1, 2).weights()).containsExactly(-0.5, 0, 0.5);
      assertThat(Stencil.central(2, 2).weights()).containsExactly(1, -2, 1);
      assertThat(Stencil.central(4, 2).weights()).containsExactly(1, -4, 6, -4, 1);
      assertThat(Stencil.forward(1, 2).weights()).containsExactly(-1.5, 2, -0.5);
      assertThat(Stencil.backward(2, 2).weights()).containsExactly(-1, 4, -5, 2);
    }

    @Test
    void areExactOnPolynomialsUpToTheDegreeOfTheGrid() {
      Stencil stencil = Stencil.onGrid(2, -1, -0.25, 0.5, 2, 3);
      double third = stencil.apply(x -> x * x * x, 1.5, 0.5);
      assertThat(third).isCloseTo(9, within(1e-13)); // 6 x; a few roundings of values near 30
    }

    @Test
    void areCopies() {
      Stencil stencil = Stencil.central(1, 2);
      stencil.weights()[0] = 7;
      stencil.offsets()[0] = 7;
      assertThat(stencil.weights()).containsExactly(-0.5, 0, 0.5);
      assertThat(stencil.offsets()).containsExactly(-1, 0, 1);
    }
  }

  @Nested
  class UnevenGrids {
    @Test
    void keepTheSmallWeightOfAFarPoint() {
      Stencil stencil = Stencil.onGrid(1, 0, 1, 1e8);
      // 1e16 is what the far point has to contribute against 1: a few roundings of 1 remain
      assertThat(stencil.apply(x -> x * x, 0, 1)).isCloseTo(0, within(1e-15));
      assertThat(stencil.accuracy()).isEqualTo(2);
      assertThat(stencil.errorConstant()).isCloseTo(-1e8 / 6, within(1e-7)); // -(-1) (-1e8) / 3!
    }

    @Test
    void mayBeOfAnySizeWhoseWeightsAreNumbers() {
      double[] weights = Stencil.onGrid(1, -1e-150, 1e-150).weights();
      assertThat(weights[1] * 1e-150).isCloseTo(0.5, within(1e-15));
      assertThatThrownBy(() -> Stencil.onGrid(2, 0, 1e-200, 2e-200))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "weights or error constant are beyond the range of doubles for order 2 on offsets"
                  + " from 0 to 2E-200: give offsets near 1, and their unit as the step h");
    }
  }

  @Nested
  class TheErrorTerm {
    @Test
    void hasTheAccuracyAskedForWhateverTheLength() {
      for (int order = 1; order <= 6; order++) {
        for (int asked = 1; order + asked <= Stencil.MOST_POINTS; asked++) {
          assertThat(Stencil.forward(order, asked).accuracy()).isEqualTo(asked);
          assertThat(Stencil.backward(order, asked).accuracy()).isEqualTo(asked);
          if (asked % 2 == 0) {
            assertThat(Stencil.central(order, asked).accuracy()).isEqualTo(asked);
          }
        }
      }
    }

    @Test
    void ofALongForwardStencilHasItsClosedForm() {
      // (-1)^(p+1) / (p+1) for the first derivative on 0..p, of either sign
      assertThat(Stencil.forward(1, 24).errorConstant()).isEqualTo(-1 / 25.0);
      assertThat(Stencil.forward(1, 23).errorConstant()).isEqualTo(1 / 24.0);
    }

    @ParameterizedTest
    @CsvSource({"1,2,2", "1,4,4", "2,2,2", "2,4,4", "3,2,2", "4,4,4"})
    void ofACentralStencilHasTheAccuracyAskedFor(int order, int asked, int found) {
      assertThat(Stencil.central(order, asked).accuracy()).isEqualTo(found);
    }

    @Test
    void hasTheTextbookConstants() {
      assertThat(Stencil.central(1, 2).errorConstant()).isCloseTo(1 / 6.0, within(1e-15));
      assertThat(Stencil.forward(1, 1).errorConstant()).isCloseTo(0.5, within(1e-15));
      assertThat(Stencil.central(2, 2).errorConstant()).isCloseTo(1 / 12.0, within(1e-15));
      assertThat(Stencil.central(1, 4).errorConstant()).isCloseTo(-1 / 30.0, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"1,2", "1,4", "2,2", "3,4"})
    void predictsTheErrorAndItsOrder(int order, int accuracy) {
      Stencil stencil = Stencil.central(order, accuracy);
      double h = 0.05; // so large that rounding is below 1e-6 of the truncation
      double error = stencil.apply(Math::exp, 0, h) - 1; // every derivative of exp is 1 at 0
      double predicted = stencil.errorConstant() * Math.pow(h, accuracy);
      assertThat(error / predicted).isCloseTo(1, within(0.01)); // the next term is h^2 smaller
      double halved = stencil.apply(Math::exp, 0, h / 2) - 1;
      assertThat(Math.log(error / halved) / Math.log(2)).isCloseTo(accuracy, within(0.02));
    }
  }

  @Nested
  class Text {
    @Test
    void isTheFormulaWithItsErrorTerm() {
      assertThat(Stencil.forward(1, 1)).hasToString("f'(x) = (-f(x) + f(x+h)) / h - 0.5 h f''(x)");
      assertThat(Stencil.central(4, 2).toString())
          .startsWith("f^(4)(x) = (f(x-2h) - 4 f(x-h) + 6 f(x) - 4 f(x+h) + f(x+2h)) / h^4 - ")
          .endsWith(" h^2 f^(6)(x)");
    }
  }

  @Nested
  class Contract {
    @Test
    void callsTheFunctionOncePerWeightThatIsNotZero() {
      AtomicInteger calls = new AtomicInteger();
      Stencil.central(1, 4).apply(x -> calls.incrementAndGet(), 1, 0.5);
      assertThat(calls).hasValue(4);
    }

    @Test
    void rejectsWhatIsNoStencil() {
      assertThatThrownBy(() -> Stencil.central(0, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("order must be at least 1, was 0");
      assertThatThrownBy(() -> Stencil.forward(1, 0))
          .hasMessage("accuracy must be at least 1, was 0");
      assertThatThrownBy(() -> Stencil.central(1, 3))
          .hasMessage("accuracy of a central stencil must be even, was 3");
      assertThatThrownBy(() -> Stencil.forward(10, 16))
          .hasMessage("a stencil must have at most 25 points, would have 26");
      assertThatThrownBy(() -> Stencil.forward(Integer.MAX_VALUE, 1))
          .hasMessage("a stencil must have at most 25 points, would have 2147483648");
      assertThatThrownBy(() -> Stencil.backward(1, Integer.MAX_VALUE))
          .hasMessage("a stencil must have at most 25 points, would have 2147483648");
      assertThatThrownBy(() -> Stencil.central(Integer.MAX_VALUE, 2))
          .hasMessage("a stencil must have at most 25 points, would have 2147483649");
      assertThatThrownBy(() -> Stencil.onGrid(2, 0, 1))
          .hasMessage("a derivative of order 2 needs at least 3 offsets, was given 2");
      assertThatThrownBy(() -> Stencil.onGrid(1, 0, 1, 1))
          .hasMessage("offsets must be distinct, 1 is there twice");
      assertThatThrownBy(() -> Stencil.onGrid(1, 0, Double.NaN))
          .hasMessage("offsets must be finite, was NaN");
    }

    @Test
    void rejectsAStepThatCannotBeTaken() {
      Stencil stencil = Stencil.central(1, 2);
      assertThatThrownBy(() -> stencil.apply(Math::exp, 1, 0))
          .hasMessage("h must be finite and above 0, was 0");
      assertThatThrownBy(() -> stencil.apply(Math::exp, 1, 1e-17))
          .hasMessage("h must be large enough that points differ, was 1E-17 at x = 1");
      assertThatThrownBy(() -> stencil.apply(Math::exp, Double.NaN, 1))
          .hasMessage("x must be finite, was NaN");
    }
  }
}
