package dev.secant.runtime.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Arguments;
import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the value of an elementwise chain at an array, which is computed in bulk where it can. */
class ChainApplyTest {
  private static final ElementwiseFunction HALF = ElementwiseFunction.of("half", x -> x / 2);

  /** Keeps the arrays it is given, and changes them later: against its contract. */
  private static final class Hoarder implements BulkFunction {
    private double[] kept = {};

    @Override
    public double forward(double x) {
      return -x;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = -x[i];
      }
      kept = y;
    }
  }

  /** Elementwise, with an apply of its own that says that it was called. */
  private static final class Own implements ElementwiseFunction {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public double forward(double x) {
      return 3 * x;
    }

    @Override
    public Variable apply(Variable input) {
      calls.incrementAndGet();
      return input.map(this::forward);
    }
  }

  private static Variable points(int length) {
    double[] x = new Random(length).doubles(length, -3, 3).toArray();
    x[0] = Double.NaN;
    x[length - 1] = Double.NEGATIVE_INFINITY;
    return Variable.of(x);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 15, 16, 511, 512, 513, 4097})
  void hasTheBitsOfTheValuesOneByOne(int length) {
    Chain chain = TestFunctions.parse("square | exp | square | tanh").then(HALF);
    Variable x = points(length);
    double[] expected = Arrays.stream(x.toArray()).map(chain::valueAt).toArray();
    assertThat(chain.apply(x)).isEqualTo(Variable.of(expected));
    assertThat(x).isEqualTo(points(length));
  }

  @Test
  void keepsTheShape() {
    Variable x = Variable.ofShape(new double[60], 3, 4, 5);
    assertThat(Chain.of(HALF, HALF).apply(x)).isEqualTo(x);
  }

  @Test
  void isOutOfReachOfAKernelThatKeepsItsArrays() {
    Hoarder hoarder = new Hoarder();
    Variable value = Chain.of(HALF, hoarder).apply(Variable.of(new double[100]).map(zero -> 4));
    Arrays.fill(hoarder.kept, 99);
    assertThat(value.toArray()).containsOnly(-2);
  }

  @Test
  void callsTheApplyOfAStageThatHasItsOwn() {
    Own own = new Own();
    Variable x = Variable.of(new double[100]).map(zero -> 4);
    assertThat(Chain.of(HALF, own).apply(x).toArray()).containsOnly(6);
    assertThat(own.calls).hasValue(1);
    Stage inner = Stage.of("inner", Arguments.none(), Chain.of(own, HALF), TestFunctions.ORIGIN);
    assertThat(Chain.of(List.of(Stage.of(HALF), inner)).apply(x).toArray()).containsOnly(3);
    assertThat(own.calls).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1000})
  void failsWithTheArrayAsInputAtAnyLength(int length) {
    ElementwiseFunction failing =
        ElementwiseFunction.of(
            "failing",
            x -> {
              throw new ArithmeticException("boom");
            });
    assertThatThrownBy(() -> Chain.of(HALF, failing).apply(Variable.of(new double[length])))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("failing failed at input [0.0, 0.0")
        .hasMessageContaining("as stage 2 of 'half | failing'")
        .hasCauseInstanceOf(ArithmeticException.class);
  }
}
