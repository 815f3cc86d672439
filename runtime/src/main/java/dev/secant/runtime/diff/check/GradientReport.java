package dev.secant.runtime.diff.check;

import dev.secant.api.Decimal;
import dev.secant.runtime.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a {@link GradientCheck} found, worst first. Immutable. */
public final class GradientReport {
  private static final int LINES_SHOWN = 24;

  private final String name;
  private final String source;
  private final List<CheckedDerivative> rows;
  private final CommonRatio ratio;

  /**
   * @param source where the points come from, as a clause
   */
  GradientReport(String name, String source, List<CheckedDerivative> rows) {
    this.name = name;
    this.source = source;
    this.rows =
        rows.stream()
            .sorted(
                Comparator.comparing(CheckedDerivative::verdict)
                    .thenComparing(CheckedDerivative::distanceInBars)
                    .reversed())
            .toList();
    this.ratio = CommonRatio.of(rows);
  }

  /** Returns what was checked: the name of the function, or the notation of the chain. */
  public String name() {
    return name;
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
   * AGREE_SUBGRADIENT} if there was nothing but kinks and slopes claimed at them.
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
   * common, within their error bars: 2, -1 or 1/n name the bug. NaN if they have none, or only one
   * disagrees, by a factor that no common mistake makes. Comparisons without such a factor, as
   * where the claim threw, do not count.
   */
  public double commonRatio() {
    return ratio.value();
  }

  /**
   * Returns the verdict with what it rests on, a line each: how many comparisons ended how, and
   * where; the common ratio with the mistake it hints at; at what rate the Taylor remainder falls
   * where they disagree. No line feed at the end.
   */
  public String summary() {
    List<String> lines = new ArrayList<>();
    lines.add(verdict() + ": " + name + ", " + counts() + " " + source);
    if (!ratio.sentence().isEmpty()) {
      lines.add(ratio.sentence());
    }
    double rate = rateOfWrong();
    if (!Double.isNaN(rate)) {
      lines.add(
          "Taylor remainder falls as h^"
              + TextTable.rounded(rate)
              + " there; with a right derivative it would as h^2, with a wrong one as h^1");
    }
    return String.join("\n", lines);
  }

  private String counts() {
    List<String> parts = new ArrayList<>();
    GradientVerdict[] verdicts = GradientVerdict.values();
    for (int i = verdicts.length - 1; i >= 0; i--) {
      long count = count(verdicts[i]);
      if (count > 0) {
        parts.add(count + " " + verdicts[i]);
      }
    }
    return String.join(", ", parts)
        + " of "
        + rows.size()
        + (rows.size() == 1 ? " comparison" : " comparisons");
  }

  /** Returns the median rate over the first derivatives that are wrong; NaN if there is none. */
  private double rateOfWrong() {
    double[] rates =
        rows.stream()
            .filter(row -> row.verdict() == GradientVerdict.DISAGREE && row.what().equals("f'"))
            .mapToDouble(CheckedDerivative::taylorRate)
            .filter(rate -> !Double.isNaN(rate))
            .sorted()
            .toArray();
    return rates.length == 0 ? Double.NaN : rates[rates.length / 2];
  }

  /**
   * Returns the {@link #summary()} and a table of the comparisons, worst first; of those that
   * agree, not more than fit into 24 lines.
   */
  @Override
  public String toString() {
    long shown = Math.max(LINES_SHOWN, rows.size() - count(GradientVerdict.AGREE));
    String rest = shown < rows.size() ? "and " + (rows.size() - shown) + " more that agree\n" : "";
    return summary() + "\n\n" + table(shown) + rest;
  }

  private TextTable table(long shown) {
    TextTable table =
        new TextTable(
            "verdict",
            "what",
            "x",
            "claimed",
            "numerical ± error",
            "ratio",
            "rate",
            "status",
            "why");
    rows.stream().limit(shown).forEach(row -> table.add(cells(row)));
    return table;
  }

  private static String[] cells(CheckedDerivative row) {
    return new String[] {
      row.verdict().name(),
      row.what(),
      row.point().toString(),
      Decimal.toString(row.claimed()),
      Decimal.toString(row.numerical()) + " ± " + TextTable.brief(row.error()),
      ratio(row),
      orDash(row.taylorRate()),
      row.status().name(),
      row.reason()
    };
  }

  private static String ratio(CheckedDerivative row) {
    return row.verdict() == GradientVerdict.DISAGREE && !Double.isNaN(row.ratio())
        ? TextTable.ratio(row.ratio())
        : orDash(row.ratio());
  }

  private static String orDash(double value) {
    return Double.isNaN(value) ? "-" : TextTable.rounded(value);
  }
}
