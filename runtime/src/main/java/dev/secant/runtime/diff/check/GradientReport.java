package dev.secant.runtime.diff.check;

import dev.secant.api.Decimal;
import dev.secant.runtime.text.TextTable;
import java.util.Comparator;
import java.util.List;

/** What a {@link GradientCheck} found, worst first. Immutable. */
public final class GradientReport {
  private static final int LINES_SHOWN = 20;

  private final String name;
  private final List<CheckedDerivative> rows;
  private final CommonRatio ratio;

  GradientReport(String name, List<CheckedDerivative> rows, int size) {
    this.name = name;
    this.rows =
        rows.stream()
            .sorted(
                Comparator.comparing(CheckedDerivative::verdict)
                    .thenComparing(CheckedDerivative::distanceInBars)
                    .reversed())
            .toList();
    this.ratio = CommonRatio.of(rows, size);
  }

  /** Returns every comparison, worst first: by verdict, then by distance in error bars. */
  public List<CheckedDerivative> rows() {
    return rows;
  }

  /** Returns how many comparisons ended so. */
  public long count(GradientVerdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  /**
   * Returns the verdict on the claimed derivative as a whole: {@code DISAGREE} if one comparison
   * says so, {@code UNRESOLVED} if none could tell, else {@code AGREE}, or {@code
   * AGREE_SUBGRADIENT} if there was nothing but kinks.
   */
  public GradientVerdict verdict() {
    if (count(GradientVerdict.DISAGREE) > 0) {
      return GradientVerdict.DISAGREE;
    }
    if (count(GradientVerdict.AGREE) > 0) {
      return GradientVerdict.AGREE;
    }
    return count(GradientVerdict.AGREE_SUBGRADIENT) > 0
        ? GradientVerdict.AGREE_SUBGRADIENT
        : GradientVerdict.UNRESOLVED;
  }

  /**
   * Returns the factor {@code claimed / numerical} that all comparisons that disagree have in
   * common, to a thousandth; NaN if there are fewer than two of them or they have none. 2, -1 or
   * 1/n name the bug.
   */
  public double commonRatio() {
    return ratio.value();
  }

  /**
   * Returns the verdict, what the common ratio hints at, and a table of the comparisons, worst
   * first; of those that agree, not more than fit into 20 lines.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(verdict()).append(": ").append(name).append(", ");
    for (GradientVerdict verdict : GradientVerdict.values()) {
      if (count(verdict) > 0) {
        text.append(count(verdict)).append(' ').append(verdict).append(", ");
      }
    }
    text.append(rows.size()).append(" compared\n").append(ratio.sentence());
    long shown = Math.max(LINES_SHOWN, rows.size() - count(GradientVerdict.AGREE));
    text.append(table(shown));
    if (shown < rows.size()) {
      text.append("and ").append(rows.size() - shown).append(" more that agree\n");
    }
    return text.toString();
  }

  private TextTable table(long shown) {
    TextTable table =
        new TextTable(
            "verdict",
            "what",
            "at",
            "claimed",
            "numerical",
            "error",
            "status",
            "ratio",
            "rate",
            "why");
    for (CheckedDerivative row : rows) {
      if (shown-- <= 0) {
        break;
      }
      table.add(
          row.verdict().name(),
          row.what(),
          row.point().toString(),
          Decimal.toString(row.claimed()),
          Decimal.toString(row.numerical()),
          TextTable.brief(row.error()),
          row.status().name(),
          TextTable.rounded(row.ratio()),
          TextTable.brief(row.taylorRate()),
          row.reason());
    }
    return table;
  }
}
