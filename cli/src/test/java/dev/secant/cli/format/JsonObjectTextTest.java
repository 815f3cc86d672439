package dev.secant.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.cli.format.JsonObjectText.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link JsonObjectText} and {@link JsonNumber}. */
class JsonObjectTextTest {
  @Test
  void takesAnObjectApart() throws DamagedFileException {
    String text =
        " { \"a\\u00e9\\n\" : -1.50e3 ,\"b\":\"x\\\"y\\\\\", \"c\":[1,{\"d\":[]}], \"e\":null } ";
    assertThat(JsonObjectText.members(text))
        .containsExactly(
            new Member("a\u00e9\n", "-1.50e3"),
            new Member("b", "\"x\\\"y\\\\\""),
            new Member("c", "[1,{\"d\":[]}]"),
            new Member("e", "null"));
    assertThat(JsonObjectText.members(text))
        .extracting(Member::field)
        .containsExactly("-1.50e3", "x\"y\\", "[1,{\"d\":[]}]", "");
    assertThat(JsonObjectText.inside(" {\"a\":\"}\"} ")).isEqualTo("\"a\":\"}\"");
    assertThat(JsonObjectText.members("{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "[1] ~ expected '{', found '[' at character 1",
        "{\"a\":1 ~ expected '}', found the end of the line at character 7",
        "{\"a\":1}} ~ expected the end of the line, found '}' at character 8",
        "{\"a\":01} ~ expected a value, found '0' at character 6",
        "{\"a\":nul} ~ expected a value, found 'n' at character 6",
        "{\"a\":} ~ expected a value, found '}' at character 6",
        "{a:1} ~ expected '\"', found 'a' at character 2",
        "{\"a\":1,} ~ expected '\"', found '}' at character 8",
        "{\"a\":\"\\x\"} ~ expected an escape, found '\\' at character 7",
        "{\"a\":\"\\u12G4\"} ~ expected an escape, found '\\' at character 7",
        "{\"a ~ expected '\"', found the end of the line at character 4",
        "{\"a\":NaN} ~ expected a value, found 'N' at character 6"
      })
  void saysWhereItIsNone(String text, String message) {
    assertThatThrownBy(() -> JsonObjectText.members(text)).hasMessage(message);
  }

  @Test
  void isNotOverwhelmedByDepth() {
    assertThatThrownBy(() -> JsonObjectText.members("{\"a\":" + "[".repeat(1_000_000)))
        .hasMessage("values are nested deeper than 500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "10", "1.50", "-1e5", "1E+05", "0.0e-0"})
  void whatIsANumberInJson(String text) {
    assertThat(JsonNumber.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "007", "1.", ".5", "+1", "1e", "1e+", "NaN", "1 ", "0x1", "1.5.2"})
  void whatIsNone(String text) {
    assertThat(JsonNumber.is(text)).isFalse();
  }
}
