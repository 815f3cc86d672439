package dev.secant.cli.plugins;

import dev.secant.cli.output.RowWriter;
import dev.secant.runtime.registry.Problem;
import java.util.List;

/** Problems as rows for programs: a row for each, the worst first. */
final class ProblemRows {
  private static final List<String> COLUMNS =
      List.of(
          "severity",
          "code",
          "plugin",
          "location",
          "entry",
          "line",
          "class",
          "function",
          "message",
          "hint",
          "reference");

  private ProblemRows() {}

  static void write(Problems problems, RowWriter writer) {
    writer.header(COLUMNS);
    for (Problem problem : problems.all()) {
      writer.text(Problems.severity(problem));
      writer.text(problem.code().name());
      writer.text(problem.plugin());
      writer.text(problem.location());
      writer.text(problem.entry());
      writer.count(problem.line());
      writer.text(problem.className());
      writer.text(problem.function());
      writer.text(problem.message());
      writer.text(problem.hint());
      writer.text(reference(problem));
      writer.endRow();
    }
    writer.finish();
  }

  /** Returns where to read about a problem: {@code docs/errors.md#not-a-jar}. */
  static String reference(Problem problem) {
    return "docs/errors.md#" + problem.code().anchor();
  }
}
