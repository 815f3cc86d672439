package dev.secant.cli.check;

import dev.secant.runtime.diff.check.GradientReport;
import dev.secant.runtime.diff.check.GradientVerdict;
import dev.secant.runtime.text.TextTable;
import java.util.List;

/** Findings about many functions for people: a line each, then in full what is wrong. */
public final class CheckText {
  private CheckText() {}

  /** Returns the text, ended by a line feed. */
  public static String of(List<GradientReport> reports) {
    TextTable table =
        new TextTable(
            "verdict", "function", "agree", "subgradient", "unresolved", "disagree", "ratio");
    StringBuilder details = new StringBuilder();
    for (GradientReport report : reports) {
      table.add(cells(report));
      if (report.verdict() == GradientVerdict.DISAGREE) {
        details.append('\n').append(report);
      }
    }
    return table.toString() + details;
  }

  private static String[] cells(GradientReport report) {
    double ratio = report.commonRatio();
    return new String[] {
      report.verdict().name(),
      report.name(),
      count(report, GradientVerdict.AGREE),
      count(report, GradientVerdict.AGREE_SUBGRADIENT),
      count(report, GradientVerdict.UNRESOLVED),
      count(report, GradientVerdict.DISAGREE),
      Double.isNaN(ratio) ? "" : TextTable.ratio(ratio)
    };
  }

  private static String count(GradientReport report, GradientVerdict verdict) {
    return Long.toString(report.count(verdict));
  }
}
