package dev.secant.runtime.diff.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests {@link SparsityPattern}: groups must be valid for every pattern and few for bands. */
class SparsityPatternTest {
  @Test
  void bandsNeedAsManyGroupsAsTheyAreWide() {
    assertThat(groupCount(SparsityPattern.banded(1000, 1, 1))).isEqualTo(3);
    assertThat(groupCount(SparsityPattern.banded(1000, 0, 0))).isEqualTo(1);
    assertThat(groupCount(SparsityPattern.banded(1000, 3, 2))).isEqualTo(6);
    assertThat(groupCount(SparsityPattern.banded(5, Integer.MAX_VALUE, Integer.MAX_VALUE)))
        .isEqualTo(5);
  }

  @Test
  void columnsOfOneGroupNeverShareARow() {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      boolean[][] nonzero = new boolean[1 + random.nextInt(12)][1 + random.nextInt(12)];
      for (boolean[] row : nonzero) {
        for (int j = 0; j < row.length; j++) {
          row[j] = random.nextInt(4) == 0;
        }
      }
      int[] groups = SparsityPattern.of(nonzero).groups();
      for (boolean[] row : nonzero) {
        for (int j = 0; j < row.length; j++) {
          for (int k = 0; k < j; k++) {
            assertThat(row[j] && row[k] && groups[j] == groups[k]).as("round %d", round).isFalse();
          }
        }
      }
    }
  }

  @Test
  void anEmptyColumnFitsAnywhere() {
    SparsityPattern pattern = SparsityPattern.of(new boolean[][] {{true, false, true}});
    assertThat(pattern.groups()).containsExactly(0, 0, 1);
    assertThat(pattern.isNonzero(0, 1)).isFalse();
    assertThat(pattern).hasToString("1 x 3, 2 entries may differ from 0");
    assertThat(pattern).isEqualTo(SparsityPattern.of(new boolean[][] {{true, false, true}}));
  }

  @Test
  void badSizesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparsityPattern.of(new boolean[0][]))
        .withMessage("pattern must have at least one row and one column, had no row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparsityPattern.of(new boolean[2][0]))
        .withMessage("pattern must have at least one row and one column, had no column");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparsityPattern.of(new boolean[][] {{true}, {true, false}}))
        .withMessage("pattern[1] must have 1 columns as pattern[0] has, had 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparsityPattern.banded(0, 1, 1))
        .withMessage("size must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparsityPattern.banded(3, -1, 1))
        .withMessage("below must be at least 0, was -1");
  }

  private static int groupCount(SparsityPattern pattern) {
    return Arrays.stream(pattern.groups()).max().orElseThrow() + 1;
  }
}
