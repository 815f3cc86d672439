package dev.secant.explore.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link FlatObject}: what it reads, and what it refuses where. */
class FlatObjectTest {
  @Test
  void readsTextsAndNumbers() throws JsonSyntaxException {
    assertThat(FlatObject.parse(" {\"a\" : \"x \\u00e9 \\\" \\n\",\r\n\"b\":-1.5e-3 , \"c\":0} "))
        .containsExactly(entry("a", "x é \" \n"), entry("b", -1.5e-3), entry("c", 0.0));
    assertThat(FlatObject.parse("{}")).isEmpty();
    assertThat(FlatObject.parse("{\"huge\":1e999}"))
        .containsExactly(entry("huge", Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "``~1~expected {",
        "[]~1~expected {",
        "{~2~expected \"",
        "{\"a\"}~5~expected :",
        "{\"a\":}~6~expected a string or a number",
        "{\"a\":null}~6~expected a string or a number",
        "{\"a\":NaN}~6~expected a string or a number",
        "{\"a\":01}~6~expected a string or a number",
        "{\"a\":{}}~6~expected a string or a number",
        "{\"a\":1,}~8~expected \"",
        "{\"a\":1}}~8~expected the end",
        "{\"a\":1,\"a\":2}~8~a name that was there before",
        "{\"a~4~expected \" at the end of the string",
        "{\"\\x\":1}~4~expected an escape, one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000",
        "{\"\\u12\":1}~4~expected an escape, one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000"
      })
  void saysWhereItIsNotWhatWasAskedFor(String text, int character, String reason) {
    assertThatThrownBy(() -> FlatObject.parse(text))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessage("at character " + character + ": " + reason);
  }
}
