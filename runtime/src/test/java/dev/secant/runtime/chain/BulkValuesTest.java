package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.api.Arguments;
import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.runtime.chain.TestFunctions.Pair;
import dev.secant.runtime.chain.TestFunctions.Sum;
import dev.secant.runtime.chain.TestFunctions.Twice;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the values of a chain at many numbers against those at one. */
class BulkValuesTest {
  private static final ElementwiseFunction HALF = ElementwiseFunction.of("half", x -> x / 2);

  /** 1 + x, by its kernel too. */
  private static class Shift implements BulkFunction {
    @Override
    public double forward(double x) {
      return 1 + x;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = 1 + x[i];
      }
    }
  }

  private static Stage stage(Function function) {
    return Stage.of("bad", Arguments.none(), function, TestFunctions.ORIGIN);
  }

  /** shift | bad | half, with bad from plug-in acme. */
  private static Chain around(Function bad) {
    return Chain.of(List.of(Stage.of(new Shift()), stage(bad), Stage.of(HALF)));
  }

  private static double[] upTo(int length) {
    double[] x = new double[length];
    Arrays.setAll(x, i -> i);
    return x;
  }

  @Nested
  class ArraysOfTheCaller {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 511, 512, 513, 1025})
    void beyondTheLengthAreLeftAlone(int length) {
      double[] x = upTo(length + 3);
      double[] y = new double[length + 2];
      Arrays.fill(y, -7);
      Chain.of(new Shift(), HALF).valuesAt(x, y, length);
      assertThat(y).endsWith(-7, -7);
      assertThat(x).isEqualTo(upTo(length + 3));
      for (int i = 0; i < length; i++) {
        assertThat(y[i]).isEqualTo((1 + i) / 2.0);
      }
    }

    @ParameterizedTest
    @CsvSource({"15, 1", "512, 1", "100000, 1", "100000, 3"})
    void mayBeOne(int length, int threads) {
      double[] x = upTo(length);
      Chain.of(new Shift(), HALF, new Shift()).valuesAt(x, x, length, threads);
      for (int i = 0; i < length; i++) {
        assertThat(x[i]).isEqualTo((1 + i) / 2.0 + 1);
      }
    }

    @Test
    void ofTheCallerAreSeenByNoKernel() {
      AtomicReference<double[]> seen = new AtomicReference<>();
      Chain chain =
          Chain.of(
              new Shift() {
                @Override
                public String name() {
                  return "spy";
                }

                @Override
                public void forward(double[] x, double[] y, int length) {
                  seen.set(x);
                  super.forward(x, y, length);
                  x[length] = -1; // against its contract
                }
              });
      double[] x = upTo(600);
      double[] y = new double[700];
      chain.valuesAt(x, y, 600);
      assertThat(seen.get()).isNotSameAs(x).isNotSameAs(y);
      assertThat(x).isEqualTo(upTo(600));
      assertThat(y[600]).isZero();
    }
  }

  @Nested
  class Kinds {
    @Test
    void anElementwiseChainIsABulkFunction() {
      Chain plain = Chain.of(new Shift(), HALF);
      Chain smooth = Chain.of(new Twice(), new Twice());
      assertThat(plain).isInstanceOf(BulkFunction.class);
      assertThat(smooth)
          .isInstanceOf(BulkFunction.class)
          .isInstanceOf(DifferentiableElementwiseFunction.class);
      assertThat(Chain.of(new Twice(), new Sum())).isNotInstanceOf(BulkFunction.class);
      for (int length : new int[] {3, 16, 512, 513, 2000}) {
        double[] y = new double[length];
        ((BulkFunction) plain).forward(upTo(length), y, length);
        assertThat(y[length - 1]).isEqualTo(length / 2.0);
      }
    }

    @Test
    void aChainUnderANameIsAStageWithAKernel() {
      Chain inner = Chain.of(new Shift(), HALF);
      Chain outer =
          Chain.of(
              List.of(
                  Stage.of(new Twice()),
                  Stage.of("inner", Arguments.none(), inner, TestFunctions.ORIGIN)));
      double[] y = new double[1000];
      outer.valuesAt(upTo(1000), y, 1000);
      assertThat(y[999]).isEqualTo((1 + 2 * 999) / 2.0);
    }

    @Test
    void aFunctionMayEvaluateAnotherChainInBulkMeanwhile() {
      Chain inner = Chain.of(new Shift());
      ElementwiseFunction nested =
          ElementwiseFunction.of(
              "nested",
              x -> {
                double[] block = new double[20];
                Arrays.fill(block, x);
                inner.valuesAt(block, block, block.length);
                return block[19];
              });
      double[] y = new double[600];
      Chain.of(new Twice(), nested, new Twice()).valuesAt(upTo(600), y, 600);
      assertThat(y[599]).isEqualTo(2 * (1 + 2 * 599));
    }

    @Test
    void chainsOfArrayFunctionsTakeOneNumberAfterTheOther() {
      double[] y = new double[40_000];
      Chain.of(new Twice(), new Pair(), new Sum(), new Shift())
          .valuesAt(upTo(y.length), y, y.length, 2);
      assertThat(y).containsOnly(1);
    }

    @Test
    void aChainThatMakesArraysIsRefusedAsForANumber() {
      assertThatThrownBy(() -> Chain.of(new Pair()).valuesAt(upTo(100), new double[100], 100))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the value of pair at a number must be a number, was an array of shape [2]: stage 1,"
                  + " pair, made it an array");
    }
  }

  @Nested
  class Failures {
    private static ElementwiseFunction failingFrom(double first) {
      return ElementwiseFunction.of(
          "bad",
          x -> {
            if (x >= first) {
              throw new ArithmeticException("boom");
            }
            return x;
          });
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "100, 1", "1000, 1", "200000, 1", "200000, 4"})
    void areThoseOfTheFirstNumberThatFails(int length, int threads) {
      int first = length / 2;
      Chain chain = around(failingFrom(1 + first));
      FunctionFailedException alone =
          catchThrowableOfType(FunctionFailedException.class, () -> chain.valueAt(first));
      double[] y = new double[length];
      FunctionFailedException failure =
          catchThrowableOfType(
              FunctionFailedException.class,
              () -> chain.valuesAt(upTo(length), y, length, threads));
      assertThat(failure)
          .hasMessage(alone.getMessage())
          .hasMessageStartingWith("bad of plug-in acme (plugins/acme-1.0.jar) failed at input ")
          .hasMessageEndingWith(
              ", as stage 2 of 'shift | bad | half': java.lang.ArithmeticException: boom")
          .hasCauseInstanceOf(ArithmeticException.class);
      assertThat(failure.stageIndex()).isEqualTo(1);
      assertThat(failure.input()).isEqualTo(alone.input());
      assertThat(failure.plugin()).isEqualTo("acme");
    }

    @Test
    void areTheSameWhereTheResultGoesToTheSameArray() {
      Chain chain = around(failingFrom(701));
      double[] x = upTo(1000);
      assertThatThrownBy(() -> chain.valuesAt(x, x, 1000)).hasMessageContaining("input 701.0,");
      double[] again = upTo(100);
      Chain direct = around(failingFrom(51));
      assertThatThrownBy(() -> ((BulkFunction) direct).forward(again, again, 100))
          .hasMessageContaining("input 51.0,");
      assertThatThrownBy(() -> ((BulkFunction) direct).forward(again, new double[100], 100))
          .hasMessageContaining("input 51.0,");
    }

    @Test
    void ofAKernelAloneGiveTheValuesOfForward() {
      Chain chain =
          around(
              new Shift() {
                @Override
                public void forward(double[] x, double[] y, int length) {
                  Arrays.fill(y, 0, length, -1);
                  throw new ArrayIndexOutOfBoundsException(length);
                }
              });
      double[] y = new double[100];
      chain.valuesAt(upTo(100), y, 100);
      assertThat(y[99]).isEqualTo((1 + 1 + 99) / 2.0);
    }

    @Test
    void ofAnErrorAreWrappedToo() {
      Chain chain =
          around(
              ElementwiseFunction.of(
                  "bad",
                  x -> {
                    throw new StackOverflowError();
                  }));
      assertThatThrownBy(() -> chain.valuesAt(upTo(100), new double[100], 100))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageContaining("at input 1.0, as stage 2")
          .hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void ofAChainUnderANameBlameTheInnermostStage() {
      Stage inner =
          Stage.of("inner", Arguments.none(), around(failingFrom(51)), TestFunctions.ORIGIN);
      assertThatThrownBy(
              () ->
                  Chain.of(List.of(Stage.of(HALF), inner))
                      .valuesAt(upTo(1000), new double[1000], 1000))
          .hasMessageStartingWith(
              "bad of plug-in acme (plugins/acme-1.0.jar) failed at input 51.0, as stage 2 of"
                  + " 'shift | bad | half'");
    }
  }

  @Nested
  class Refusals {
    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void ofALengthBeyondTheShorterArray(int length) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Chain.of(HALF).valuesAt(new double[5], new double[2], length))
          .withMessage(
              "length must be from 0 to 2, the length of the shorter array, was " + length);
    }

    @Test
    void ofNoThread() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Chain.of(HALF).valuesAt(new double[99], new double[99], 99, 0))
          .withMessage("threads must be at least 1, was 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 100_000})
    void ofAClosedRegistry(int length) {
      AtomicBoolean open = new AtomicBoolean(true);
      Origin origin = Origin.of("acme", "plugins/acme.jar", open::get);
      Chain chain = Chain.of(List.of(Stage.of("shift", Arguments.none(), new Shift(), origin)));
      chain.valuesAt(upTo(length), new double[length], length);
      open.set(false);
      assertThatThrownBy(() -> chain.valuesAt(upTo(length), new double[length], length))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the registry of plug-in acme (plugins/acme.jar) is closed");
    }
  }
}
