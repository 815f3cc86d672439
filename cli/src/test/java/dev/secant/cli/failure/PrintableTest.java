package dev.secant.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests {@link Printable}: nothing of a file's text reaches a terminal as a command. */
class PrintableTest {
  @Test
  void ordinaryTextIsUnchanged() {
    assertThat(Printable.line("1,abc é 数 😀")).isEqualTo("1,abc é 数 😀");
  }

  @Test
  void controlCharactersAreEscaped() {
    assertThat(Printable.line("a\tb\r\nc\u001b[2J\u0007\u009b\u202e\u2028"))
        .isEqualTo("a\\tb\\r\\nc\\u001b[2J\\u0007\\u009b\\u202e\\u2028");
  }

  @Test
  void linesKeepTheirBreaks() {
    assertThat(Printable.lines("a\r\nb\n\tc")).isEqualTo("a\nb\n\\tc");
  }

  @Test
  void longTextIsCut() {
    assertThat(Printable.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Printable.cut("abcdefg", 6)).isEqualTo("abc...");
    assertThat(Printable.cut("\u001b\u001b", 8)).isEqualTo("\\u001...");
  }
}
