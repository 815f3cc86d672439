package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Arguments;
import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests chains with kernels that break the contract of {@link BulkFunction}. */
class HostileKernelTest {
  private static final double FENCE = 42;
  private static final ElementwiseFunction TWICE = ElementwiseFunction.of("twice", x -> 2 * x);

  /** Doubles, by a kernel that does something else besides. */
  private abstract static class Doubling implements BulkFunction {
    @Override
    public double forward(double x) {
      return 2 * x;
    }

    @Override
    public String name() {
      return "bad";
    }
  }

  private static final class Mutating extends Doubling {
    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = 2 * x[i];
        x[i] = x[i] == 0 ? 0 : -1;
      }
    }
  }

  private static final class Reckless extends Doubling {
    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < y.length; i++) {
        y[i] = 2 * x[i];
      }
    }
  }

  /** Right, but not in place: it clears its result first. */
  private static final class Clearing extends Doubling {
    @Override
    public void forward(double[] x, double[] y, int length) {
      Arrays.fill(y, 0, length, 0);
      for (int i = 0; i < length; i++) {
        y[i] += 2 * x[i];
      }
    }
  }

  /** Keeps what it got, and spoils it the next time. */
  private static final class Keeping extends Doubling {
    private double[][] kept = {};

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (double[] array : kept) {
        Arrays.fill(array, -7);
      }
      double[] input = x.clone();
      for (int i = 0; i < length; i++) {
        y[i] = 2 * input[i];
      }
      kept = new double[][] {y};
    }
  }

  private static Chain around(BulkFunction bad) {
    return Chain.of(List.of(Stage.of(bad), Stage.of(TWICE)));
  }

  private static double[] numbers(int length) {
    return IntStream.range(0, length).asDoubleStream().toArray();
  }

  private static void assertQuadruples(Chain chain, int length) {
    double[] x = numbers(length);
    double[] y = new double[length + 3];
    Arrays.fill(y, FENCE);
    chain.valuesAt(x, y, length);
    assertThat(x).isEqualTo(numbers(length));
    assertThat(y).endsWith(FENCE, FENCE, FENCE);
    assertThat(Arrays.copyOf(y, length)).isEqualTo(Arrays.stream(x).map(v -> 4 * v).toArray());
    ((BulkFunction) chain).forward(x, y, length);
    assertThat(x).isEqualTo(numbers(length));
    assertThat(y).endsWith(FENCE, FENCE, FENCE);
    assertThat(Arrays.copyOf(y, length)).isEqualTo(Arrays.stream(x).map(v -> 4 * v).toArray());
    assertThat(chain.apply(Variable.of(x))).isEqualTo(Variable.of(x).map(v -> 4 * v));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 512, 513, 5000})
  void whoWritesBeyondTheEndOrCannotComputeInPlaceDoesNoHarm(int length) {
    assertQuadruples(around(new Reckless()), length);
    assertQuadruples(around(new Clearing()), length);
    assertQuadruples(around(new Keeping()), length);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 600})
  void whoChangesItsInputFailsAndSpoilsNothing(int length) {
    Chain chain =
        Chain.of(
            List.of(
                Stage.of(TWICE),
                Stage.of("bad", Arguments.none(), new Mutating(), TestFunctions.ORIGIN)));
    double[] x = numbers(length);
    String message =
        "bad of plug-in acme (plugins/acme-1.0.jar) changed element 1 of its input, which no"
            + " function may, at input 2.0, as stage 2 of 'twice | bad'";
    double[] y = new double[length];
    assertThatThrownBy(() -> chain.valuesAt(x, y, length))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage(message)
        .hasNoCause();
    assertThatThrownBy(() -> ((BulkFunction) chain).forward(x, y, length)).hasMessage(message);
    assertThatThrownBy(() -> chain.apply(Variable.of(x))).hasMessage(message);
    assertThat(x).isEqualTo(numbers(length));
  }

  @Test
  void whoChangesItsInputFailsOnSmallArraysAndInInnerChainsToo() {
    Chain chain = around(new Mutating());
    String message =
        "bad changed element 0 of its input, which no function may, at input 3.0, as stage 1 of"
            + " 'bad | twice'";
    assertThatThrownBy(() -> chain.apply(Variable.of(3.0))).hasMessage(message);
    Stage inner = Stage.of("inner", Arguments.none(), chain, TestFunctions.ORIGIN);
    Chain outer = Chain.of(List.of(inner, Stage.of(TWICE)));
    double[] x = numbers(20);
    x[0] = 3;
    assertThatThrownBy(() -> outer.valuesAt(x, new double[20], 20)).hasMessage(message);
  }

  /** Says of every function that it is the same. */
  private static class Alike extends Doubling {
    private final boolean isGood;

    Alike(boolean isGood) {
      this.isGood = isGood;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = 2 * x[i];
        x[i] = isGood ? x[i] : 7;
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Doubling;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void whoIsBlamedDoesNotDependOnWhatFunctionsSayOfEquality() {
    Chain chain = Chain.of(List.of(Stage.of(new Alike(true)), Stage.of(new Alike(false))));
    double[] x = numbers(300);
    assertThatThrownBy(() -> ((BulkFunction) chain).forward(x, new double[300], 300))
        .hasMessageEndingWith("as stage 2 of 'bad | bad'");
  }

  @Test
  void aNumberAloneIsComputedWithoutTheKernel() {
    assertThat(around(new Mutating()).valueAt(3)).isEqualTo(12);
    assertThat(((ElementwiseFunction) around(new Mutating())).forward(3)).isEqualTo(12);
  }
}
