package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Arguments;
import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.diff.NumericalDiff;
import dev.secant.runtime.kernel.FusedStages;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Tests chains that were called so often that their stages have become one call. */
class WarmChainTest {
  private static final ElementwiseFunction HALF = ElementwiseFunction.of("half", x -> x / 2);

  private static void warmUp(Chain chain) {
    for (int i = 0; i < FusedStages.WORTHWHILE; i++) {
      chain.valueAt(0.25);
    }
  }

  private static ElementwiseFunction failingFrom(double first) {
    return ElementwiseFunction.of(
        "failing",
        x -> {
          if (x >= first) {
            throw new ArithmeticException("boom");
          }
          return x;
        });
  }

  @Test
  void giveTheBitsTheyGaveBefore() {
    Chain chain = TestFunctions.parse("square | exp | square | tanh").then(HALF);
    double[] points = new Random(3L).doubles(1000, -3, 3).toArray();
    points[0] = Double.NaN;
    points[1] = Double.POSITIVE_INFINITY;
    points[2] = -0.0;
    double[] finite = Arrays.copyOfRange(points, 3, 1000);
    double[] values = Arrays.stream(points).map(chain::valueAt).toArray();
    double[] slopes =
        Arrays.stream(finite).map(x -> NumericalDiff.central(chain, x, 1e-4)).toArray();
    warmUp(chain);
    assertThat(Arrays.stream(points).map(chain::valueAt)).containsExactly(box(values));
    assertThat(Arrays.stream(finite).map(x -> NumericalDiff.central(chain, x, 1e-4)))
        .containsExactly(box(slopes));
  }

  private static Double[] box(double[] numbers) {
    return Arrays.stream(numbers).boxed().toArray(Double[]::new);
  }

  @Test
  void failAsTheyDidBefore() {
    Chain chain = Chain.of(HALF, failingFrom(5), HALF);
    warmUp(chain);
    assertThat(chain.valueAt(8)).isEqualTo(2);
    String message =
        "failing failed at input 6.0, as stage 2 of 'half | failing | half':"
            + " java.lang.ArithmeticException: boom";
    assertThatThrownBy(() -> chain.valueAt(12))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> NumericalDiff.central(chain, 11, 1))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage(message);
  }

  @Test
  void areRefusedOnceTheRegistryIsClosed() {
    AtomicBoolean open = new AtomicBoolean(true);
    Origin origin = Origin.of("acme", "plugins/acme.jar", open::get);
    Chain chain = Chain.of(List.of(Stage.of("half", Arguments.none(), HALF, origin)));
    warmUp(chain);
    open.set(false);
    assertThatThrownBy(() -> chain.valueAt(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the registry of plug-in acme (plugins/acme.jar) is closed");
    assertThatThrownBy(() -> NumericalDiff.central(chain, 1, 0.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the registry of plug-in acme (plugins/acme.jar) is closed");
  }

  @Test
  void mayHaveAnyNumberOfStages() {
    Chain chain = Chain.of(Collections.nCopies(40, Stage.of(HALF)));
    warmUp(chain);
    assertThat(chain.valueAt(1)).isEqualTo(0x1p-40);
    assertThat(NumericalDiff.central(chain, 1, 0.5)).isEqualTo(0x1p-40);
  }
}
