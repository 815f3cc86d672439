package dev.secant.cli.points;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the text of {@code --at}: {@code 0.5,1,2} is three numbers, {@code [1, 2, 3]} one array,
 * {@code [1,2],[3,4]} two arrays, {@code [[1,2],[3,4]]} one array of two rows.
 */
public final class PointListParser {
  /** Deeper brackets are a typing error, and would exhaust the stack long before memory. */
  private static final int DEEPEST = 16;

  private static final int LONGEST_SHOWN = 200;

  private final String text;
  private final String option;
  private int position;

  private PointListParser(String text, String option) {
    this.text = text;
    this.option = option;
  }

  /**
   * Returns the points of {@code --at}, at least one, in their order.
   *
   * @throws CommandFailure if the text is no list of points; the message has the position
   */
  public static List<Variable> parse(String text) {
    return parse(text, "--at");
  }

  /**
   * Returns the points of another option that is written like {@code --at}.
   *
   * @throws CommandFailure if the text is no list of points; the message has the position
   */
  public static List<Variable> parse(String text, String option) {
    return new PointListParser(text, option).list();
  }

  private List<Variable> list() {
    List<Variable> points = new ArrayList<>();
    do {
      points.add(value(0));
    } while (skip(','));
    if (position < text.length()) {
      throw expected("a comma");
    }
    return points;
  }

  private Variable value(int depth) {
    if (!skip('[')) {
      return Variable.of(number());
    }
    if (depth == DEEPEST) {
      throw failure(position, "brackets are nested deeper than " + DEEPEST);
    }
    int start = position;
    List<Variable> elements = new ArrayList<>();
    do {
      elements.add(value(depth + 1));
    } while (skip(','));
    if (!skip(']')) {
      throw expected("',' or ']'");
    }
    return stack(elements, start);
  }

  private Variable stack(List<Variable> elements, int start) {
    Variable first = elements.get(0);
    double[] data = new double[elements.size() * first.size()];
    for (int i = 0; i < elements.size(); i++) {
      if (!elements.get(i).hasShapeOf(first)) {
        throw failure(
            start,
            "all elements of an array must have one shape, element 1 has "
                + Arrays.toString(first.shape())
                + " and element "
                + (i + 1)
                + " has "
                + Arrays.toString(elements.get(i).shape()));
      }
      elements.get(i).copyTo(data, i * first.size());
    }
    int[] shape = new int[first.rank() + 1];
    shape[0] = elements.size();
    System.arraycopy(first.shape(), 0, shape, 1, first.rank());
    return Variable.ofShape(data, shape);
  }

  private double number() {
    int start = position;
    while (position < text.length() && ",[]".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    String word = text.substring(start, position);
    if (NumberText.isBlank(word)) {
      throw expected("a number");
    }
    try {
      return NumberText.parse(word);
    } catch (NumberFormatException e) {
      throw failure(start, String.valueOf(e.getMessage()));
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

  private void skipBlanks() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private CommandFailure expected(String what) {
    String found =
        position < text.length() ? "'" + text.charAt(position) + "'" : "the end of the text";
    return failure(position, "expected " + what + ", found " + found);
  }

  private CommandFailure failure(int index, String what) {
    return new CommandFailure(
        ErrorCode.INVALID_POINT,
        option
            + ": "
            + Printable.line(what)
            + " (character "
            + (index + 1)
            + " of '"
            + Printable.cut(text, LONGEST_SHOWN)
            + "')");
  }
}
