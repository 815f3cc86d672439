package dev.secant.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.ElementwiseFunction;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests {@link InstanceLoop}: which functions get a loop for themselves, when, and of what. */
class InstanceLoopTest {
  private record Factor(double factor) implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return factor * x;
    }
  }

  private record Twice(DoubleUnaryOperator operator) implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return operator.applyAsDouble(operator.applyAsDouble(x));
    }
  }

  private static double apply(Kernel kernel, double x) {
    double[] block = {x};
    kernel.apply(block, block, 1);
    return block[0];
  }

  private static Kernel made(ElementwiseFunction function) {
    return Objects.requireNonNull(Objects.requireNonNull(InstanceLoop.of(function)).make());
  }

  @Test
  void functionsThatHoldCodeGetOne() {
    assertThat(InstanceLoop.of(ElementwiseFunction.of("half", x -> x / 2))).isNotNull();
    assertThat(InstanceLoop.of(new Twice(Math::sqrt))).isNotNull();
  }

  @Test
  void whereAllInstancesRunOneCodeTheLoopOfTheClassIsEnough() {
    assertThat(InstanceLoop.of(new Factor(2))).isNull();
    assertThat(
            InstanceLoop.of(
                new ElementwiseFunction() {
                  @Override
                  public double forward(double x) {
                    return x;
                  }
                }))
        .isNull();
  }

  @Test
  void eachIsAHiddenClassWithItsFunction() {
    Kernel half = made(ElementwiseFunction.of("half", x -> x / 2));
    Kernel root = made(new Twice(Math::sqrt));
    assertThat(half.getClass().isHidden()).isTrue();
    assertThat(half.getClass()).isNotSameAs(root.getClass());
    assertThat(apply(half, 3)).isEqualTo(1.5);
    assertThat(apply(root, 16)).isEqualTo(2);
  }

  @Test
  void thereIsNoneBeforeItPays() {
    InstanceLoop loop =
        Objects.requireNonNull(InstanceLoop.of(ElementwiseFunction.of("half", x -> x / 2)));
    assertThat(loop.isWorthwhile(InstanceLoop.WORTHWHILE - 1)).isFalse();
    assertThat(loop.isWorthwhile(1)).isTrue();
  }

  @Test
  void aKernelTakesItOnceItPays() {
    Kernel kernel = FunctionKernel.of(ElementwiseFunction.of("double", x -> 2 * x));
    double[] block = new double[StageSequence.BLOCK];
    for (int round = 0; round < 2 * InstanceLoop.WORTHWHILE / block.length; round++) {
      Arrays.fill(block, round);
      kernel.apply(block, block, block.length);
      assertThat(block).containsOnly(2.0 * round);
    }
  }
}
