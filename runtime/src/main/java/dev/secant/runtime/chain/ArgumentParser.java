package dev.secant.runtime.chain;

import dev.secant.api.FunctionNames;
import dev.secant.runtime.text.SafeText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses the arguments of a stage: {@code (2)}, {@code (min=0, max=1)}, {@code :2}. */
final class ArgumentParser {
  private static final int LONGEST_SHOWN = 40;

  /** Of a number. In a class of its own: most chains have no arguments and need none of it. */
  private static final class Form {
    /** Possessive throughout, so that matching never goes back: linear in the length. */
    static final Pattern NUMBER =
        Pattern.compile("[+-]?+(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+");

    /** Has a digit other than zero before the exponent. */
    static final Pattern NOT_ZERO = Pattern.compile("[+-]?+[0.]*+[1-9]");
  }

  private final ChainScanner scanner;
  private double[] positional = new double[4];
  private int count;
  private Map<String, Double> named = Map.of();

  ArgumentParser(ChainScanner scanner) {
    this.scanner = scanner;
  }

  /** Reads the arguments behind a name, if there are any, and returns the stage. */
  StageText stage(String name, int start) {
    count = 0;
    named = Map.of();
    int next = scanner.peekPastSpace();
    if (next == ':') {
      scanner.accept(':');
      list(name);
    } else if (next == '(') {
      parenthesized(name);
    }
    return new StageText(StageRequest.of(name, Arrays.copyOf(positional, count), named), start);
  }

  private void parenthesized(String name) {
    int opening = scanner.position();
    scanner.accept('(');
    int next = scanner.peekPastSpace();
    if (next == ')') {
      throw scanner.mistake(
          scanner.position(),
          "there is nothing between ( and )",
          "write " + shown(name) + " or " + shown(name) + "(x) if it takes no arguments");
    }
    if (!isAhead()) {
      scanner.reset(opening); // nested notation, which is none of our business
      return;
    }
    list(name);
    if (!scanner.accept(')')) {
      String expected = scanner.peek() == ChainScanner.END ? ")" : ", or )";
      throw scanner.mistake(
          scanner.position(),
          "found "
              + scanner.found()
              + " in the arguments of "
              + shown(name)
              + ", expected "
              + expected,
          "");
    }
  }

  /** Returns whether an argument comes next, and not a function or x. */
  boolean isAhead() {
    int next = scanner.peek();
    boolean startsWord = next == '_' || (next < 0x80 && Character.isLetter(next));
    if (startsWord) {
      int behind = scanner.peekPastWord();
      return behind == '='
          || (isNumberWord(scanner.peekWord()) && (behind == ',' || behind == ')'));
    }
    if (next >= '0' && next <= '9') { // the id of a plug-in may begin with a digit: 3d_tools.twist
      return Form.NUMBER.matcher(scanner.peekNumber()).matches()
          || !StageName.isLegal(scanner.peekWord());
    }
    return next == '-' || next == '+' || next == '.' || next == ',' || next == '=';
  }

  private void list(String name) {
    do {
      argument(name);
    } while (scanner.peekPastSpace() == ',' && scanner.accept(','));
  }

  private void argument(String name) {
    scanner.peekPastSpace();
    int start = scanner.position();
    if (scanner.peekPastWord() != '=' || scanner.peek() == '=') {
      add(number("an argument of " + shown(name)));
      return;
    }
    String key = scanner.word();
    boolean legal = FunctionNames.isLegal(key) || key.equals("x");
    if (!legal) {
      throw scanner.mistake(
          start,
          "'" + shown(key) + "' is no name of a parameter",
          "such a name is a letter a-z, then a-z, 0-9 and _");
    }
    scanner.peekPastSpace();
    scanner.accept('=');
    scanner.peekPastSpace();
    double value = number("the value of " + key);
    if (named.isEmpty()) {
      named = new LinkedHashMap<>();
    }
    if (named.putIfAbsent(key, value) != null) {
      throw scanner.mistake(start, key + " is given twice to " + shown(name), "");
    }
  }

  private void add(double value) {
    if (count == positional.length) {
      positional = Arrays.copyOf(positional, 2 * count);
    }
    positional[count++] = value;
  }

  private double number(String what) {
    int start = scanner.position();
    if (scanner.peekNumber().isEmpty()) {
      throw scanner.mistake(
          start, "found " + scanner.found() + ", expected a number as " + what, "");
    }
    String text = scanner.number();
    boolean negative = text.charAt(0) == '-';
    String magnitude = negative || text.charAt(0) == '+' ? text.substring(1) : text;
    if (magnitude.equalsIgnoreCase("nan")) {
      throw scanner.mistake(start, "NaN is no number, expected one as " + what, "");
    }
    if (isNumberWord(magnitude)) {
      return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!Form.NUMBER.matcher(text).matches()) {
      throw scanner.mistake(
          start,
          "'" + shown(text) + "' is no number, expected one as " + what,
          "numbers are written 2, -0.5, 1e-9, Infinity");
    }
    return inRange(start, text);
  }

  private double inRange(int start, String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw scanner.mistake(
          start,
          shown(text) + " is out of range: the largest double is 1.7976931348623157E308",
          "if you mean infinity, write " + (value > 0 ? "Infinity" : "-Infinity"));
    }
    if (value == 0 && Form.NOT_ZERO.matcher(text).lookingAt()) {
      throw scanner.mistake(
          start,
          shown(text) + " is out of range: the smallest double above zero is 4.9E-324",
          "if you mean zero, write 0");
    }
    return value;
  }

  private static boolean isNumberWord(String word) {
    return word.equalsIgnoreCase("inf")
        || word.equalsIgnoreCase("infinity")
        || word.equalsIgnoreCase("nan");
  }

  private static String shown(String text) {
    return SafeText.of(text, LONGEST_SHOWN);
  }
}
