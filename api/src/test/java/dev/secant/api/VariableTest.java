package dev.secant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests {@link Variable}: shape and data agree, nothing leaks, everything prints. */
class VariableTest {
  @Nested
  class Making {
    @Test
    void aNumberHasTheEmptyShape() {
      Variable v = Variable.of(2.0);
      assertThat(v.shape()).isEmpty();
      assertThat(v.rank()).isZero();
      assertThat(v.size()).isEqualTo(1);
      assertThat(v.item()).isEqualTo(2.0);
    }

    @Test
    void aVectorOfOneIsNoNumber() {
      Variable v = Variable.of(new double[] {2});
      assertThat(v.shape()).containsExactly(1);
      assertThat(v.item()).isEqualTo(2.0);
      assertThat(v).isNotEqualTo(Variable.of(2.0));
    }

    @Test
    void anyShapeIsInRowMajorOrder() {
      Variable v = Variable.ofShape(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
      assertThat(v.shape()).containsExactly(2, 3);
      assertThat(v.get(3)).isEqualTo(4.0);
    }

    @Test
    void emptyDataIsRefused() {
      assertThatThrownBy(() -> Variable.of())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("data must have at least one element, was empty");
      assertThatThrownBy(() -> Variable.ofShape(new double[0], 0))
          .hasMessage("data must have at least one element, was empty");
    }

    @Test
    void aShapeThatDisagreesIsRefused() {
      assertThatThrownBy(() -> Variable.ofShape(new double[] {1, 2, 3}, 2, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("shape [2, 2] must hold as many elements as data, which has 3");
      assertThatThrownBy(() -> Variable.ofShape(new double[] {1, 2}))
          .hasMessage("shape [] must hold as many elements as data, which has 2");
      assertThatThrownBy(() -> Variable.ofShape(new double[] {1}, 1, -1))
          .hasMessage("shape[1] must be at least 1, was -1");
      assertThatThrownBy(() -> Variable.ofShape(new double[] {1}, 0))
          .hasMessage("shape[0] must be at least 1, was 0");
    }

    @Test
    void aProductBeyondIntIsRefusedAndDoesNotWrapAround() {
      assertThatThrownBy(() -> Variable.ofShape(new double[] {1}, 65536, 65536, 65536, 65536, 1))
          .hasMessage(
              "shape [65536, 65536, 65536, 65536, 1] must hold as many elements as data, which has 1");
    }
  }

  @Nested
  class Rank {
    private int[] ones(int rank) {
      int[] shape = new int[rank];
      Arrays.fill(shape, 1);
      return shape;
    }

    @Test
    void of255IsTheHighest() {
      Variable v = Variable.ofShape(new double[] {7}, ones(255));
      assertThat(v.rank()).isEqualTo(255);
      assertThat(v.toString()).isEqualTo("[".repeat(255) + "7.0" + "]".repeat(255));
    }

    @Test
    void aHigherOneIsRefused() {
      assertThatThrownBy(() -> Variable.ofShape(new double[] {7}, ones(200_000)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("shape must have at most 255 dimensions, had 200000");
      assertThatThrownBy(() -> Variable.of(7.0).reshape(ones(256)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("shape must have at most 255 dimensions, had 256");
    }
  }

  @Nested
  class Sharing {
    @Test
    void nothingFromOutsideReachesTheData() {
      double[] data = {1, 2};
      int[] shape = {2};
      Variable v = Variable.ofShape(data, shape);
      data[0] = 9;
      shape[0] = 9;
      v.toArray()[1] = 9;
      v.shape()[0] = 9;
      assertThat(v).isEqualTo(Variable.of(1, 2));
      assertThat(v.shape()).containsExactly(2);
    }

    @Test
    void aKernelThatKeepsItsArrayCannotChangeTheResult() {
      double[][] kept = new double[1][];
      Variable result = Variable.of(1, 2).mapAll(data -> kept[0] = data);
      kept[0][0] = 99;
      assertThat(result).isEqualTo(Variable.of(1, 2));
    }

    @Test
    void kernelsWorkOnACopy() {
      Variable v = Variable.of(1, 2);
      Variable doubled = v.mapAll(data -> data[0] = 7);
      assertThat(doubled).isEqualTo(Variable.of(7, 2));
      assertThat(v).isEqualTo(Variable.of(1, 2));
    }
  }

  @Nested
  class Reading {
    private final Variable v = Variable.of(1, 2, 3, 4);

    @Test
    void copiesAllOrARange() {
      double[] target = new double[6];
      v.copyTo(target, 1);
      assertThat(target).containsExactly(0, 1, 2, 3, 4, 0);
      v.copyTo(2, target, 0, 2);
      assertThat(target).containsExactly(3, 4, 2, 3, 4, 0);
    }

    @Test
    void aRangeThatDoesNotFitCopiesNothing() {
      double[] target = new double[4];
      assertThatThrownBy(() -> v.copyTo(target, 1))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("Range [1, 1 + 4) out of bounds for length 4");
      assertThatThrownBy(() -> v.copyTo(3, target, 0, 2))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("Range [3, 3 + 2) out of bounds for length 4");
      assertThat(target).containsOnly(0.0);
    }

    @Test
    void anIndexOutsideIsRefused() {
      assertThatThrownBy(() -> v.get(4))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("Index 4 out of bounds for length 4");
    }

    @Test
    void itemNeedsOneElement() {
      assertThatThrownBy(v::item)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("item() needs exactly one element, shape is [4]");
    }

    @Test
    void reshapeKeepsTheElements() {
      assertThat(v.reshape(2, 2).toArray()).containsExactly(1, 2, 3, 4);
      assertThatThrownBy(() -> v.reshape(3))
          .hasMessage("shape [3] must hold as many elements as data, which has 4");
    }
  }

  @Nested
  class Equality {
    @Test
    void isByShapeAndBits() {
      assertThat(Variable.of(Double.NaN)).isEqualTo(Variable.of(Double.NaN));
      assertThat(Variable.of(0.0)).isNotEqualTo(Variable.of(-0.0));
      assertThat(Variable.of(1, 2)).isNotEqualTo(Variable.ofShape(new double[] {1, 2}, 1, 2));
      assertThat(Variable.of(1, 2)).hasSameHashCodeAs(Variable.of(1, 2));
    }
  }

  @Nested
  class Printing {
    @Test
    void isInNestedBrackets() {
      assertThat(Variable.of(2.0)).hasToString("2.0");
      assertThat(Variable.of(1, 2.5)).hasToString("[1.0, 2.5]");
      assertThat(Variable.ofShape(new double[] {1, 2, 3, 4}, 2, 2))
          .hasToString("[[1.0, 2.0], [3.0, 4.0]]");
      assertThat(Variable.ofShape(new double[] {1, 2}, 2, 1)).hasToString("[[1.0], [2.0]]");
    }

    @Test
    void leavesOutTheMiddleOfALargeArray() {
      double[] data = new double[1001];
      for (int i = 0; i < data.length; i++) {
        data[i] = i;
      }
      assertThat(Variable.of(data))
          .hasToString("[0.0, 1.0, 2.0, ..., 998.0, 999.0, 1000.0] (shape [1001])");
      assertThat(Variable.ofShape(new double[2000], 1000, 2).toString())
          .isEqualTo(
              "[[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], ..., [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]] (shape [1000, 2])");
    }
  }
}
