package dev.secant.explore.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the one form that requests have: an object whose values are strings or numbers. So no depth
 * has to be limited, and time and memory are linear in the text.
 */
public final class FlatObject {
  private static final String NUMBER = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?";

  private final String text;
  private int position;

  private FlatObject(String text) {
    this.text = text;
  }

  /**
   * Returns the members in their order; each value a {@link String} or a {@link Double}, which is
   * infinite for a number beyond the range of doubles.
   *
   * @throws JsonSyntaxException if the text is anything else, or a name is there twice
   */
  public static Map<String, Object> parse(String text) throws JsonSyntaxException {
    FlatObject reader = new FlatObject(text);
    Map<String, Object> members = reader.members();
    reader.skipBlanks();
    if (reader.position < text.length()) {
      throw reader.failure("expected the end");
    }
    return members;
  }

  private Map<String, Object> members() throws JsonSyntaxException {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    if (isNext('}')) {
      return members;
    }
    do {
      skipBlanks();
      int start = position;
      String name = string();
      expect(':');
      if (members.put(name, value()) != null) {
        position = start;
        throw failure("a name that was there before");
      }
    } while (isNext(','));
    expect('}');
    return members;
  }

  private Object value() throws JsonSyntaxException {
    skipBlanks();
    return position < text.length() && text.charAt(position) == '"' ? string() : number();
  }

  private Double number() throws JsonSyntaxException {
    int end = position;
    while (end < text.length() && "+-.eE0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String digits = text.substring(position, end);
    if (!digits.matches(NUMBER)) {
      throw failure("expected a string or a number");
    }
    position = end;
    return Double.valueOf(digits);
  }

  private String string() throws JsonSyntaxException {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c < ' ') {
        throw failure("control characters must be written as escapes");
      }
      position++;
      if (c == '"') {
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
    throw failure("expected \" at the end of the string");
  }

  private char escaped() throws JsonSyntaxException {
    char c = position < text.length() ? text.charAt(position) : ' ';
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      position++;
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    int end = position + 5;
    if (c != 'u'
        || end > text.length()
        || !text.substring(position + 1, end).matches("[0-9a-fA-F]{4}")) {
      throw failure("expected an escape, one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000");
    }
    char unit = (char) Integer.parseInt(text.substring(position + 1, end), 16);
    position = end;
    return unit;
  }

  private void expect(char c) throws JsonSyntaxException {
    if (!isNext(c)) {
      throw failure("expected " + c);
    }
  }

  /** Steps over a character if it is the next but for blanks. */
  private boolean isNext(char c) {
    skipBlanks();
    boolean found = position < text.length() && text.charAt(position) == c;
    position += found ? 1 : 0;
    return found;
  }

  private void skipBlanks() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private JsonSyntaxException failure(String reason) {
    return new JsonSyntaxException(position, reason);
  }
}
