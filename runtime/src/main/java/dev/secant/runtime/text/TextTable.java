package dev.secant.runtime.text;

import dev.secant.api.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Lines of text in columns two blanks apart, for reports that people read. */
public final class TextTable {
  /** Less off 1 than this, four digits read 1. */
  private static final double RATIO_SHOWN = 5e-4;

  private static final MathContext TWO_DIGITS_UP = new MathContext(2, RoundingMode.UP);

  private final List<String[]> rows = new ArrayList<>();

  /** Starts a table with its head line. */
  public TextTable(String... header) {
    rows.add(header);
  }

  /** Adds a line, with as many cells as the head line. */
  public void add(String... cells) {
    rows.add(cells);
  }

  /** Returns two digits, rounded away from 0: enough for a bar, and never less than it. */
  public static String brief(double value) {
    return Double.isFinite(value)
        ? Decimal.toShortString(new BigDecimal(value).round(TWO_DIGITS_UP).doubleValue())
        : Decimal.toShortString(value);
  }

  /** Returns four digits. */
  public static String rounded(double value) {
    return Double.isFinite(value)
        ? Decimal.toShortString(new BigDecimal(value).round(new MathContext(4)).doubleValue())
        : Decimal.toShortString(value);
  }

  /** Returns four digits; of what would then read 1, by what it differs: {@code 1 + 1E-6}. */
  public static String ratio(double value) {
    double rest = value - 1;
    if (rest == 0 || !(Math.abs(rest) < RATIO_SHOWN)) {
      return rounded(value);
    }
    double two = new BigDecimal(Math.abs(rest)).round(new MathContext(2)).doubleValue();
    return (rest < 0 ? "1 - " : "1 + ") + Decimal.toShortString(two);
  }

  /** Returns the lines, each ended by a line feed, without blanks at their ends. */
  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
