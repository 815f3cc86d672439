package dev.secant.cli.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests how lines are wrapped. */
class LabelledLinesTest {
  @Test
  void linesEndAtBlanks() {
    assertThat(LabelledLines.wrapped("one two three", 7)).containsExactly("one two", "three");
    assertThat(LabelledLines.wrapped("", 7)).containsExactly("");
  }

  @Test
  void aWordLongerThanALineIsBroken() {
    assertThat(LabelledLines.wrapped("at 123456789 ends", 5))
        .containsExactly("at", "12345", "6789", "ends");
  }

  /** Half a character would be shown as a question mark. */
  @Test
  void aCharacterIsNeverBroken() {
    assertThat(LabelledLines.wrapped("abc\ud835\udc65d", 4))
        .containsExactly("abc", "\ud835\udc65d");
  }
}
