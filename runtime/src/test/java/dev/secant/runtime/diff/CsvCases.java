package dev.secant.runtime.diff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The cases of {@code hand-cases.csv}, {@code chains.csv} and {@code generated-cases.csv}, with
 * exact derivatives from mpmath at 80 digits or more; the last were made by {@code
 * generate_cases.py} with seed 21, which was not used for tuning.
 */
final class CsvCases {
  /**
   * A point with its truth.
   *
   * @param expected the exact derivative, or the name of the status where there is none
   */
  record Case(
      String id, String text, double x, String expected, String kind, DoubleUnaryOperator f) {
    boolean isDifferentiable() {
      return !Character.isLetter(expected.charAt(0));
    }
  }

  private static final List<String> KINDS_FROM_C72 =
      List.of(
          "KINK",
          "KINK",
          "JUMP",
          "JUMP",
          "VERTICAL_TANGENT",
          "UNRELIABLE",
          "VERTICAL_TANGENT",
          "KINK",
          "OUT_OF_DOMAIN",
          "OUT_OF_DOMAIN");

  private CsvCases() {}

  static List<Case> hand() {
    List<DoubleUnaryOperator> functions = HandFunctions.all();
    List<Case> cases = new ArrayList<>();
    for (List<String> row : rows("hand-cases.csv")) {
      int number = Integer.parseInt(row.get(0).substring(1));
      String expected = number >= 72 ? KINDS_FROM_C72.get(number - 72) : row.get(4);
      cases.add(
          new Case(
              row.get(0),
              row.get(1),
              Double.parseDouble(row.get(3)),
              expected,
              row.get(5),
              functions.get(number - 1)));
    }
    return cases;
  }

  static List<Case> chains() {
    List<Case> cases = new ArrayList<>();
    for (List<String> row : rows("chains.csv")) {
      DoubleUnaryOperator f = ReversePolish.parse("x " + row.get(1).replace('|', ' '));
      double x = Double.parseDouble(row.get(3));
      cases.add(new Case(row.get(0), row.get(1), x, row.get(4), row.get(5), f));
    }
    return cases;
  }

  static List<Case> generated() {
    List<Case> cases = new ArrayList<>();
    for (List<String> row : rows("generated-cases.csv")) {
      DoubleUnaryOperator f = ReversePolish.parse(row.get(1));
      double x = Double.parseDouble(row.get(2));
      cases.add(new Case(row.get(0), row.get(1), x, row.get(3), row.get(4), f));
    }
    return cases;
  }

  private static List<List<String>> rows(String resource) {
    try (var stream = CsvCases.class.getResourceAsStream(resource);
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(CsvCases::split).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Splits at commas outside quotes; no cell of ours has a quote in it. */
  private static List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
