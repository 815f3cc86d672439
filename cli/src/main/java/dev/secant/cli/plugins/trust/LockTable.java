package dev.secant.cli.plugins.trust;

import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.TrustOptions;
import dev.secant.runtime.registry.LockEntry;
import dev.secant.runtime.registry.LockReport;
import dev.secant.runtime.registry.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows reports on lock files: a row for each plug-in, and on standard error what is wrong. */
final class LockTable {
  private static final List<String> COLUMNS =
      List.of("file", "plugin", "version", "state", "sha256", "signer");
  private static final int SHORT = 12;

  private final Console console;
  private final OutputFormat format;
  private final RowWriter writer;
  private boolean hasErrors;

  LockTable(Console console, OutputFormat format) {
    this.console = console;
    this.format = format;
    writer = format.writer(new ByteSink(console.out(), console.out()::failure));
  }

  /** Shows all; returns whether there was nothing wrong. */
  boolean show(List<LockReport> reports) {
    writer.header(COLUMNS);
    for (LockReport report : reports) {
      report.entries().forEach(entry -> write(report, entry));
    }
    writer.finish();
    reports.forEach(this::tell);
    return !hasErrors;
  }

  private void write(LockReport report, LockEntry entry) {
    Path folder = report.file().getParent();
    boolean isTable = format == OutputFormat.TABLE;
    String file = folder == null || isTable ? entry.file() : folder + "/" + entry.file();
    writer.text(Printable.line(file));
    writer.text(entry.plugin());
    writer.text(entry.version());
    writer.text(entry.state().toString());
    writer.text(sum(entry.sha256(), isTable));
    writer.text(sum(entry.signer(), isTable));
    writer.endRow();
    hasErrors |= entry.state() == LockEntry.State.REFUSED;
  }

  /** The whole sum would be most of the table; the other formats have it. */
  private static String sum(String sum, boolean isTable) {
    return isTable && sum.length() > SHORT ? sum.substring(0, SHORT) : sum;
  }

  private void tell(LockReport report) {
    for (Problem problem : report.problems()) {
      hasErrors |= TrustOptions.isDeviation(problem); // as --frozen judges
      String severity = problem.severity().name().toLowerCase(Locale.ROOT);
      console.err().println("secant: " + severity + ": " + Printable.line(problem.toString()));
    }
    console
        .err()
        .println(
            "secant: "
                + Printable.line(report.file().toString())
                + ": policy "
                + report.policy()
                + ", "
                + counts(report.entries()));
  }

  private static String counts(List<LockEntry> entries) {
    Map<LockEntry.State, Integer> counts = new EnumMap<>(LockEntry.State.class);
    entries.forEach(entry -> counts.merge(entry.state(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((state, count) -> words.add(count + " " + state));
    return words.isEmpty() ? "no plug-ins" : String.join(", ", words);
  }
}
