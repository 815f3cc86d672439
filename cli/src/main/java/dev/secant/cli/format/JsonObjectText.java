package dev.secant.cli.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a JSON object (RFC 8259), taken apart into its members, whose values stay text: what
 * is only carried need not be understood. The whole of it is checked all the same.
 */
public final class JsonObjectText {
  /** Deeper values are no data, and would exhaust the stack long before memory. */
  private static final int DEEPEST = 500;

  /**
   * A member of an object.
   *
   * @param key what its name means, without quotes and escapes
   * @param value the text of its value
   */
  public record Member(String key, String value) {
    /** Returns whether the value is a string. */
    public boolean isString() {
      return value.charAt(0) == '"';
    }

    /** Returns whether the value is an array. */
    public boolean isArray() {
      return value.charAt(0) == '[';
    }

    /** Returns whether the value is null. */
    public boolean isNull() {
      return value.equals("null");
    }

    /** Returns the value as the text of a field: of a string what it means, of null nothing. */
    public String field() {
      return isString() ? decoded(value) : isNull() ? "" : value;
    }
  }

  private final String text;
  private int position;

  private JsonObjectText(String text) {
    this.text = text;
  }

  /**
   * Returns the members of an object, in their order.
   *
   * @throws DamagedFileException if {@code text} is no JSON object; the message, a clause, has the
   *     place, counted from 1
   */
  public static List<Member> members(String text) throws DamagedFileException {
    return new JsonObjectText(text).object();
  }

  /** Returns the text between the braces of what {@link #members} has taken, without blanks. */
  public static String inside(String text) {
    return text.substring(text.indexOf('{') + 1, text.lastIndexOf('}')).strip();
  }

  private List<Member> object() throws DamagedFileException {
    List<Member> members = new ArrayList<>();
    expect('{');
    if (!skip('}')) {
      do {
        skipBlanks();
        int key = position;
        string();
        String name = decoded(text.substring(key, position));
        expect(':');
        skipBlanks();
        int start = position;
        value(0);
        members.add(new Member(name, text.substring(start, position)));
      } while (skip(','));
      expect('}');
    }
    skipBlanks();
    if (position < text.length()) {
      throw unexpected("the end of the line");
    }
    return members;
  }

  private void value(int depth) throws DamagedFileException {
    if (depth > DEEPEST) {
      throw new DamagedFileException("values are nested deeper than " + DEEPEST);
    }
    skipBlanks();
    char c = position < text.length() ? text.charAt(position) : ' ';
    switch (c) {
      case '{' -> nested('}', depth);
      case '[' -> nested(']', depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void nested(char end, int depth) throws DamagedFileException {
    position++;
    if (skip(end)) {
      return;
    }
    do {
      if (end == '}') {
        skipBlanks();
        string();
        expect(':');
      }
      value(depth + 1);
    } while (skip(','));
    expect(end);
  }

  private void string() throws DamagedFileException {
    if (position == text.length() || text.charAt(position) != '"') {
      throw unexpected("'\"'");
    }
    position++;
    while (position < text.length() && text.charAt(position) != '"') {
      char c = text.charAt(position);
      if (c < ' ') {
        throw unexpected("no control character in a string");
      }
      position += c == '\\' ? escape() : 1;
    }
    expect('"');
  }

  /** Returns the length of the escape that begins here. */
  private int escape() throws DamagedFileException {
    char kind = position + 1 < text.length() ? text.charAt(position + 1) : ' ';
    if ("\"\\/bfnrt".indexOf(kind) >= 0) {
      return 2;
    }
    if (kind == 'u' && position + 6 <= text.length()) {
      for (int i = position + 2; i < position + 6; i++) {
        if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
          throw unexpected("an escape");
        }
      }
      return 6;
    }
    throw unexpected("an escape");
  }

  private void word(String word) throws DamagedFileException {
    if (!text.startsWith(word, position)) {
      throw unexpected("a value");
    }
    position += word.length();
  }

  private void number() throws DamagedFileException {
    int start = position;
    while (position < text.length() && "+-.0123456789eE".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    if (!JsonNumber.is(text.substring(start, position))) {
      position = start;
      throw unexpected("a value");
    }
  }

  private boolean skip(char wanted) {
    skipBlanks();
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) throws DamagedFileException {
    if (!skip(wanted)) {
      throw unexpected("'" + wanted + "'");
    }
  }

  private void skipBlanks() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private DamagedFileException unexpected(String wanted) {
    String found =
        position < text.length() ? "'" + text.charAt(position) + "'" : "the end of the line";
    return new DamagedFileException(
        "expected " + wanted + ", found " + found + " at character " + (position + 1));
  }

  /** Returns what a string means that was checked. */
  private static String decoded(String string) {
    StringBuilder text = new StringBuilder(string.length());
    int i = 1;
    while (i < string.length() - 1) {
      char c = string.charAt(i++);
      if (c == '\\') {
        char letter = string.charAt(i++);
        if (letter == 'u') {
          c = (char) Integer.parseInt(string.substring(i, i + 4), 16);
          i += 4;
        } else {
          int control = "bfnrt".indexOf(letter);
          c = control < 0 ? letter : "\b\f\n\r\t".charAt(control);
        }
      }
      text.append(c);
    }
    return text.toString();
  }
}
