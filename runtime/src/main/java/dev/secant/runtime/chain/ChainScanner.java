package dev.secant.runtime.chain;

import dev.secant.runtime.text.SafeText;

/**
 * A position in the text of a chain and what can be read from there: white space, single characters
 * and words. Looking ahead goes no further than one word and the space around it, so reading a text
 * takes linear time.
 */
final class ChainScanner {
  /** What {@link #peek()} returns behind the last character. */
  static final int END = -1;

  /** Words longer than this are cut in messages. */
  private static final int LONGEST_SHOWN = 40;

  private final String text;
  private int position;

  ChainScanner(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  /** Goes back to a position that was read past. */
  void reset(int earlier) {
    position = earlier;
  }

  /** Returns the next code point without reading it, {@link #END} if there is none. */
  int peek() {
    return position < text.length() ? text.codePointAt(position) : END;
  }

  /** Reads white space, then returns the next code point without reading it. */
  int peekPastSpace() {
    position = skipSpace(position);
    return peek();
  }

  /** Reads {@code expected} if it is the next code point and returns whether it was. */
  boolean accept(char expected) {
    if (peek() != expected) {
      return false;
    }
    position++;
    return true;
  }

  /** Reads and returns a word: a run of ASCII letters, digits, underscores and dots, or nothing. */
  String word() {
    int start = position;
    position = endOfWord(start);
    return text.substring(start, position);
  }

  /** Returns the next word without reading it; empty if there is none. */
  String peekWord() {
    return text.substring(position, endOfWord(position));
  }

  /** Returns the first code point that is no space behind the next word, without reading it. */
  int peekPastWord() {
    int next = skipSpace(endOfWord(position));
    return next < text.length() ? text.codePointAt(next) : END;
  }

  /** Reads and returns what may be a number: a sign and a word, with a sign after its E. */
  String number() {
    String number = peekNumber();
    position += number.length();
    return number;
  }

  /** Returns what {@link #number()} would read, without reading it; empty if there is nothing. */
  String peekNumber() {
    int end = position;
    while (end < text.length() && isPartOfNumber(end)) {
      end++;
    }
    return text.substring(position, end);
  }

  private boolean isPartOfNumber(int index) {
    char c = text.charAt(index);
    if (c == '-' || c == '+') {
      char before = index > position ? text.charAt(index - 1) : 'e';
      return before == 'e' || before == 'E';
    }
    return isWordPart(c);
  }

  /** Returns what comes next, for a message: a word or a character in quotes, or the end. */
  String found() {
    int next = peek();
    if (next == END) {
      return "the end of the chain";
    }
    String word = peekWord();
    return word.isEmpty() ? Columns.quote(next) : "'" + SafeText.of(word, LONGEST_SHOWN) + "'";
  }

  /** Returns the exception for a mistake at {@code where}; {@code hint} may be empty. */
  ChainSyntaxException mistake(int where, String reason, String hint) {
    return new ChainSyntaxException(text, where, reason, hint);
  }

  private int skipSpace(int from) {
    int index = from;
    while (index < text.length() && Columns.isSpace(text.codePointAt(index))) {
      index += Character.charCount(text.codePointAt(index));
    }
    return index;
  }

  private int endOfWord(int from) {
    int index = from;
    while (index < text.length() && isWordPart(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.';
  }
}
