package dev.secant.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.ElementwiseFunction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests {@link LoopCopy}: when a class of functions gets a loop of its own, and whose that is. */
class LoopCopyTest {
  private static final class Half implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return x / 2;
    }
  }

  private static final class Seldom implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return x;
    }
  }

  private static final class Scale implements ElementwiseFunction {
    private final double factor;

    Scale(double factor) {
      this.factor = factor;
    }

    @Override
    public double forward(double x) {
      return factor * x;
    }
  }

  private static Kernel own(ElementwiseFunction function) {
    return LoopCopy.of(function.getClass()).loop(function, LoopCopy.WORTH_A_COPY);
  }

  private static double apply(Kernel kernel, double x) {
    double[] block = {x};
    kernel.apply(block, block, 1);
    return block[0];
  }

  @Test
  void aCopyIsAHiddenClassThatComputesWhatItsTemplateDoes() {
    Kernel own = own(new Half());
    assertThat(own).isNotNull().isNotInstanceOf(StageLoop.class);
    assertThat(own.getClass().isHidden()).isTrue();
    assertThat(apply(own, 3)).isEqualTo(1.5);
  }

  @Test
  void thereIsNoneBeforeItPays() {
    LoopCopy copy = LoopCopy.of(Seldom.class);
    Seldom function = new Seldom();
    assertThat(copy.loop(function, LoopCopy.WORTH_A_COPY / 2)).isNull();
    assertThat(copy.loop(function, LoopCopy.WORTH_A_COPY / 2)).isNotNull();
    assertThat(copy.loop(function, 1)).isNotNull();
  }

  @Test
  void functionsOfOneClassShareTheCodeAndKeepTheirOwnParameters() {
    Kernel two = own(new Scale(2));
    Kernel three = own(new Scale(3));
    assertThat(two.getClass()).isSameAs(three.getClass()).isNotSameAs(own(new Half()).getClass());
    assertThat(apply(two, 5)).isEqualTo(10);
    assertThat(apply(three, 5)).isEqualTo(15);
  }

  @Test
  void aKernelTakesItOnceItPays() {
    Kernel kernel = FunctionKernel.of(new Scale(7));
    double[] block = new double[StageSequence.BLOCK];
    for (int round = 0; round < 2 * LoopCopy.WORTH_A_COPY / block.length; round++) {
      Arrays.fill(block, round);
      kernel.apply(block, block, block.length);
      assertThat(block).containsOnly(7.0 * round);
    }
  }
}
