package dev.secant.explore.json;

import dev.secant.api.Decimal;
import dev.secant.runtime.text.TextTable;
import java.util.Locale;

/**
 * Writes JSON (RFC 8259) piece by piece. JSON has no NaN and no infinities: they are the strings
 * {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, as in the lines of {@code --format
 * jsonl}; JavaScript's {@code Number} reads them back.
 *
 * <p>The text may stand inside a script element of HTML: {@code <}, {@code >} and {@code &} are
 * escapes, and so are the two line separators that older JavaScript does not allow in strings, and
 * halves of surrogate pairs, which have no form in UTF-8. Whoever writes takes care that begins and
 * ends match. Not thread-safe.
 */
public final class JsonWriter {
  private final StringBuilder text = new StringBuilder();
  private boolean needsComma;

  /** Begins an object. */
  public JsonWriter object() {
    return open('{');
  }

  /** Begins an array. */
  public JsonWriter array() {
    return open('[');
  }

  /** Ends an object. */
  public JsonWriter endObject() {
    return close('}');
  }

  /** Ends an array. */
  public JsonWriter endArray() {
    return close(']');
  }

  private JsonWriter open(char bracket) {
    separate();
    text.append(bracket);
    needsComma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    text.append(bracket);
    needsComma = true;
    return this;
  }

  private void separate() {
    if (needsComma) {
      text.append(',');
    }
    needsComma = true;
  }

  /** Writes the name of a member; its value must follow. */
  public JsonWriter name(String name) {
    separate();
    quote(name);
    text.append(':');
    needsComma = false;
    return this;
  }

  /** Writes a string. */
  public JsonWriter value(String value) {
    separate();
    quote(value);
    return this;
  }

  /** Writes a number with the digits that read back to it. */
  public JsonWriter value(double value) {
    separate();
    number(Decimal.toString(value), value);
    return this;
  }

  /** Writes an error bar: two digits, rounded up. */
  public JsonWriter bar(double value) {
    separate();
    number(TextTable.brief(value), value);
    return this;
  }

  /** Writes a whole number. */
  public JsonWriter value(long value) {
    separate();
    text.append(value);
    return this;
  }

  /** Writes true or false. */
  public JsonWriter value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  private void number(String digits, double value) {
    if (Double.isFinite(value)) {
      text.append(digits);
    } else {
      quote(Decimal.toString(value));
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '<', '>', '&', '\u2028', '\u2029' -> escape(c);
        default -> {
          if (c < ' ' || isHalf(value, i)) {
            escape(c);
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean isHalf(String value, int index) {
    char c = value.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
  }

  private void escape(char c) {
    text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
  }

  /** Returns what was written. */
  @Override
  public String toString() {
    return text.toString();
  }
}
