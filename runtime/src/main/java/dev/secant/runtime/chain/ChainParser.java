package dev.secant.runtime.chain;

import dev.secant.runtime.text.SafeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Parses both notations of a chain by recursive descent, except that nesting is a loop: the stack
 * stays flat however deep the parentheses go.
 *
 * <pre>{@code
 * chain     = pipeline | nested
 * pipeline  = stage { "|" stage }
 * nested    = stage "(" ( nested | "x" ) ")"
 * stage     = name [ "(" argument { "," argument } ")" | ":" argument { "," argument } ]
 * argument  = [ key "=" ] number
 * name      = [ plugin "." ] identifier
 * }</pre>
 *
 * <p>The whole text is read before the first name is looked up: a text with a mistake runs nothing.
 */
final class ChainParser {
  private static final int LONGEST_SHOWN = 40;

  private final ChainScanner scanner;
  private final ArgumentParser arguments;
  private final List<StageText> stages = new ArrayList<>();

  private ChainParser(String text) {
    this.scanner = new ChainScanner(text);
    this.arguments = new ArgumentParser(scanner);
  }

  /** Returns the stages in the order of evaluation. */
  static List<StageText> parse(String text) {
    ChainParser parser = new ChainParser(text);
    parser.chain();
    return parser.stages;
  }

  private void chain() {
    if (scanner.peekPastSpace() == ChainScanner.END) {
      throw scanner.mistake(
          scanner.position(), "the chain is empty", "write the functions: square | exp");
    }
    stage("at the beginning of the chain");
    if (scanner.peekPastSpace() == '(') {
      nested();
    } else {
      pipeline();
    }
  }

  private void pipeline() {
    while (scanner.accept('|')) {
      stage("after |");
      if (scanner.peekPastSpace() == '(') {
        throw mixed("the chain began with |, so " + last() + " must not be applied to anything");
      }
    }
    if (scanner.peek() != ChainScanner.END) {
      throw afterPipeline();
    }
  }

  private void nested() {
    int depth = 0;
    boolean innermost = false;
    while (!innermost) {
      if (!scanner.accept('(')) {
        throw notApplied();
      }
      depth++;
      int next = scanner.peekPastSpace();
      innermost = scanner.peekWord().equals("x");
      if (innermost) {
        scanner.word();
      } else if (next == ChainScanner.END) {
        throw unclosed(depth);
      } else if (next == ')') {
        throw missing("after (");
      } else if (arguments.isAhead()) {
        throw scanner.mistake(
            scanner.position(),
            last() + " has its arguments already, expected x or a function",
            "");
      } else {
        stage("after (");
        scanner.peekPastSpace();
      }
    }
    close(depth);
    Collections.reverse(stages);
  }

  private void close(int depth) {
    for (int open = depth; open > 0; open--) {
      int next = scanner.peekPastSpace();
      if (next == ChainScanner.END) {
        throw unclosed(open);
      }
      if (!scanner.accept(')')) {
        throw scanner.mistake(
            scanner.position(), "found " + scanner.found() + " after x, expected )", "");
      }
    }
    int next = scanner.peekPastSpace();
    if (next == '|') {
      throw mixed("a chain in nested notation ends with its last ), found '|'");
    }
    if (next == ')') {
      throw unopened();
    }
    if (next != ChainScanner.END) {
      throw scanner.mistake(
          scanner.position(),
          "found " + scanner.found() + " after the last ), expected the end of the chain",
          "");
    }
  }

  /** Reads a name and its arguments; {@code where} is for the message if there is none. */
  private void stage(String where) {
    scanner.peekPastSpace();
    int start = scanner.position();
    String word = scanner.word();
    if (word.isEmpty()) {
      throw missing(where);
    }
    if (!StageName.isLegal(word)) {
      throw scanner.mistake(
          start, StageName.complaint(word, SafeText.of(word, LONGEST_SHOWN)), StageName.hint(word));
    }
    stages.add(arguments.stage(word, start));
  }

  private ChainSyntaxException missing(String where) {
    int at = scanner.position();
    return switch (scanner.peek()) {
      case ChainScanner.END ->
          scanner.mistake(
              at, "a function is missing " + where + ", found the end of the chain", "");
      case '|' ->
          scanner.mistake(
              at,
              "a function is missing " + where + ", found '|'",
              "functions are separated by one |");
      case ')' ->
          scanner.mistake(
              at,
              "found ')' " + where + ", expected x or a function",
              "innermost stands x: square(x)");
      default ->
          scanner.mistake(
              at,
              "found " + scanner.found() + " " + where + ", expected the name of a function",
              "");
    };
  }

  private ChainSyntaxException afterPipeline() {
    if (scanner.peek() == ')') {
      return unopened();
    }
    String word = scanner.peekWord();
    return scanner.mistake(
        scanner.position(),
        "found " + scanner.found() + " after " + last() + ", expected | or the end of the chain",
        StageName.isLegal(word) && word.length() <= LONGEST_SHOWN
            ? "functions are separated by |: " + last() + " | " + word
            : "");
  }

  private ChainSyntaxException notApplied() {
    int next = scanner.peek();
    if (next == '|') {
      return mixed("found '|' inside parentheses");
    }
    String found = next == ChainScanner.END ? "the end of the chain" : scanner.found();
    return scanner.mistake(
        scanner.position(),
        "found " + found + " after " + last() + ", expected (",
        "inside parentheses every function is applied to something, the last one to x: "
            + last()
            + "(x)");
  }

  private ChainSyntaxException mixed(String reason) {
    return scanner.mistake(
        scanner.position(),
        reason,
        "write a chain in one notation: square | exp, or exp(square(x)), which is the same");
  }

  private ChainSyntaxException unclosed(int open) {
    return scanner.mistake(
        scanner.position(),
        open == 1 ? "a closing ) is missing" : open + " closing ) are missing",
        "");
  }

  private ChainSyntaxException unopened() {
    return scanner.mistake(scanner.position(), "found ')' without its opening (", "");
  }

  private String last() {
    return SafeText.of(stages.get(stages.size() - 1).name(), LONGEST_SHOWN);
  }
}
