package dev.secant.cli.format;

/** Text as a JSON string (RFC 8259), with its quotes. */
public final class JsonString {
  private JsonString() {}

  /** Returns the string that means {@code value}; only what must be escaped is. */
  public static String of(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u00").append(Character.forDigit(c >> 4, 16));
        text.append(Character.forDigit(c & 0xf, 16));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
