package dev.secant.cli.plugins;

import dev.secant.runtime.registry.Problem;
import java.util.List;
import java.util.Locale;

/** The problems of a report, counted and told apart. */
record Problems(List<Problem> all) {
  static boolean isError(Problem problem) {
    return problem.severity() == Problem.Severity.ERROR;
  }

  /** Returns {@code error} or {@code warning}. */
  static String severity(Problem problem) {
    return problem.severity().name().toLowerCase(Locale.ROOT);
  }

  long errors() {
    return all.stream().filter(Problems::isError).count();
  }

  long warnings() {
    return all.size() - errors();
  }

  /** Returns {@code 10 errors and 1 warning in 11 places}, or {@code no problem}. */
  String summary() {
    if (all.isEmpty()) {
      return "no problem";
    }
    String errors = errors() == 0 ? "" : Count.of(errors(), "error");
    String warnings = warnings() == 0 ? "" : Count.of(warnings(), "warning");
    String both =
        errors.isEmpty() || warnings.isEmpty() ? errors + warnings : errors + " and " + warnings;
    long places = all.stream().map(Problem::location).distinct().count();
    return places == 1 ? both : both + " in " + places + " places";
  }
}
