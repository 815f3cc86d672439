package dev.secant.cli.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.Variable;
import org.junit.jupiter.api.Test;

/** Tests {@link PointBlock}: how much it takes. */
class PointBlockTest {
  @Test
  void takesNumbersUpToItsLimit() {
    PointBlock block = new PointBlock();
    block.limit(2);
    block.addNumber(1, 1);
    assertThat(block.isFull()).isFalse();
    block.addNumber(2, 2);
    assertThat(block.isFull()).isTrue();
  }

  @Test
  void isFullWithAFewLargeArrays() {
    PointBlock block = new PointBlock();
    Variable array = Variable.of(new double[10_000]);
    block.addArray(array, 1);
    assertThat(block.isFull()).isFalse();
    block.addArray(array, 2);
    assertThat(block.isFull()).isTrue();
    block.clear();
    assertThat(block.isFull()).isFalse();
  }
}
