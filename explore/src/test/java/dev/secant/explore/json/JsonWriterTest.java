package dev.secant.explore.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests {@link JsonWriter}: its form, numbers that JSON has not, and texts that mean harm. */
class JsonWriterTest {
  @Test
  void separatesMembersAndElements() {
    JsonWriter json = new JsonWriter();
    json.object().name("a").value(1L).name("b").array().value(true).value("x").object().endObject();
    assertThat(json.endArray().name("c").value(0.5).endObject())
        .hasToString("{\"a\":1,\"b\":[true,\"x\",{}],\"c\":0.5}");
  }

  @Test
  void writesWhatIsNoNumberAsTheTextThatJavaScriptReads() {
    JsonWriter json = new JsonWriter();
    json.array().value(Double.NaN).value(Double.POSITIVE_INFINITY);
    json.value(Double.NEGATIVE_INFINITY).bar(Double.NaN).bar(1.2345e-9).value(-0.0).endArray();
    assertThat(json).hasToString("[\"NaN\",\"Infinity\",\"-Infinity\",\"NaN\",1.3E-9,-0.0]");
  }

  @Test
  void neverEndsAScriptElement() {
    assertThat(new JsonWriter().value("</script><!-- & \u2028\u2029"))
        .hasToString("\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029\"");
  }

  @Test
  void escapesControlCharactersAndHalvesOfPairs() {
    assertThat(new JsonWriter().value("\"\\\n\t\0\ud83d \ude00 \ud83d\ude00 é"))
        .hasToString("\"\\\"\\\\\\n\\u0009\\u0000\\ud83d \\ude00 \ud83d\ude00 é\"");
  }
}
