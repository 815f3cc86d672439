package dev.secant.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what of hostile text is shown. */
class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00,
        0x07,
        0x09,
        0x0a,
        0x0d,
        0x1b,
        0x7f,
        0x85,
        0x9b, // controls, escape among them
        0xad,
        0x200b,
        0x200e,
        0x202e,
        0x2066,
        0x2069,
        0xfeff, // invisible, or change the direction
        0x2028,
        0x2029,
        0xd800,
        0xdfff,
        0xe000,
        0x0378 // separators, surrogates, private, unassigned
      })
  void isEscapedInTheBasicPlane(int codePoint) {
    String escape = "\\u" + String.format("%04x", codePoint);
    assertThat(SafeText.of("a" + new String(Character.toChars(codePoint)) + "b"))
        .isEqualTo("a" + escape + "b");
  }

  @Test
  void isEscapedAboveTheBasicPlane() {
    assertThat(SafeText.of(Character.toString(0xe0041))).isEqualTo("\\u{e0041}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/home/größe/a b.jar", "gro\u0308ße", "\u05d0\u05d1", "\ud835\udc53"})
  void lettersOfAllScriptsStay(String text) {
    assertThat(SafeText.of(text)).isEqualTo(text);
  }

  @Test
  void longTextIsCut() {
    assertThat(SafeText.of("a".repeat(200))).isEqualTo("a".repeat(200));
    assertThat(SafeText.of("a".repeat(1_000_000))).isEqualTo("a".repeat(200) + "...");
    assertThat(SafeText.of("abcdef", 3)).isEqualTo("abc...");
  }

  @Test
  void aSentenceIsOneLine() {
    assertThat(SafeText.sentence(" one\r\n\ttwo \u001b[31m\n")).isEqualTo("one two \\u001b[31m");
  }
}
