package dev.secant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests the default methods of the service types: an author who writes the least gets the most. */
class FunctionTest {
  private static final ElementwiseFunction TWICE = ElementwiseFunction.of("twice", x -> 2 * x);

  @Nested
  class Elementwise {
    @Test
    void applyMapsForwardAndKeepsTheShape() {
      Variable input = Variable.ofShape(new double[] {1, 2, 3, 4}, 2, 2);
      assertThat(TWICE.apply(input)).isEqualTo(Variable.ofShape(new double[] {2, 4, 6, 8}, 2, 2));
      assertThat(TWICE.apply(Variable.of(1.5))).isEqualTo(Variable.of(3.0));
    }

    @Test
    void anOperatorTakesALegalName() {
      assertThat(TWICE.name()).isEqualTo("twice");
      assertThat(TWICE).hasToString("twice");
      assertThatThrownBy(() -> ElementwiseFunction.of("x", x -> x))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("was 'x'");
      assertThatThrownBy(() -> ElementwiseFunction.of("twice", null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("operator must not be null");
    }

    @Test
    void theRestHasDefaults() {
      assertThat(TWICE.description()).isEmpty();
      assertThat(TWICE.domain()).isEqualTo(Domain.all());
      assertThat(TWICE.examples()).isEmpty();
    }
  }

  @Nested
  class Bulk {
    @Test
    void applyRunsTheKernelOnACopy() {
      Variable input = Variable.of(1, 2, 3);
      assertThat(new Halve().apply(input)).isEqualTo(Variable.of(0.5, 1, 1.5));
      assertThat(input).isEqualTo(Variable.of(1, 2, 3));
    }
  }

  @Nested
  class Differentiable {
    @Test
    void backwardMultipliesByTheDerivative() {
      assertThat(new Cubed().backward(Variable.of(1, 2), Variable.of(10, 100)))
          .isEqualTo(Variable.of(30, 1200));
    }

    @Test
    void shapesMustAgree() {
      assertThatThrownBy(() -> new Cubed().backward(Variable.of(1, 2), Variable.of(1.0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("outputGradient must have shape [2], was []");
    }
  }

  private static final class Halve implements BulkFunction {
    @Override
    public double forward(double x) {
      return x / 2;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = x[i] / 2;
      }
    }
  }

  private static final class Cubed implements DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      return x * x * x;
    }

    @Override
    public double derivative(double x) {
      return 3 * x * x;
    }
  }
}
