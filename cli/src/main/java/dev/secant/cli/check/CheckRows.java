package dev.secant.cli.check;

import dev.secant.api.Variable;
import dev.secant.cli.output.RowWriter;
import dev.secant.runtime.diff.check.CheckedDerivative;
import dev.secant.runtime.diff.check.GradientReport;
import java.util.List;

/** Findings as rows for programs, one a comparison, in the order of the reports. */
public final class CheckRows {
  private static final List<String> COLUMNS =
      List.of(
          "function",
          "verdict",
          "what",
          "x",
          "claimed",
          "numerical",
          "error",
          "ratio",
          "rate",
          "status",
          "reason");

  private CheckRows() {}

  /** Writes all of them, with a header. */
  public static void write(List<GradientReport> reports, RowWriter writer) {
    writer.header(COLUMNS);
    for (GradientReport report : reports) {
      report.rows().forEach(row -> write(report.name(), row, writer));
    }
    writer.finish();
  }

  private static void write(String function, CheckedDerivative row, RowWriter writer) {
    writer.text(function);
    writer.text(row.verdict().name());
    writer.text(row.what());
    Variable x = row.point();
    if (x.rank() == 0) {
      writer.number(x.item());
    } else {
      writer.array(x);
    }
    writer.number(row.claimed());
    writer.number(row.numerical());
    writer.number(row.error());
    writer.number(row.ratio());
    writer.number(row.taylorRate());
    writer.text(row.status().name());
    writer.text(row.reason());
    writer.endRow();
  }
}
