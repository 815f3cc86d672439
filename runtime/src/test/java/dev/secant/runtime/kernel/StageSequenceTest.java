package dev.secant.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests {@link StageSequence}: the order of the stages and the arrays they see. */
class StageSequenceTest {
  private static final ElementwiseFunction SQUARE = ElementwiseFunction.of("square", x -> x * x);

  /** Adds 1 to what it is given, by its kernel; alone it would give something else. */
  private static final class AddOne implements BulkFunction {
    @Override
    public double forward(double x) {
      return Double.NaN;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = x[i] + 1;
      }
    }
  }

  @Test
  void stagesRunInTheirOrderAndKernelsAreUsed() {
    double[] x = {1, 2, 3, 4};
    double[] y = new double[4];
    StageSequence.of(List.of(new AddOne(), SQUARE, new AddOne())).run(x, y, 3);
    assertThat(y).containsExactly(5, 10, 17, 0);
    assertThat(x).containsExactly(1, 2, 3, 4);
  }

  @Test
  void worksInPlace() {
    double[] x = {1, 2, 3, 4};
    StageSequence.of(List.of(SQUARE, SQUARE)).run(x, x, 3);
    assertThat(x).containsExactly(1, 16, 81, 4);
  }
}
