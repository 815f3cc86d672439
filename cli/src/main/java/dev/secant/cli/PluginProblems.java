package dev.secant.cli;

import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.Console;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says on standard error what is wrong with plug-ins: what was so from the start, which {@code
 * secant functions} shows, in one line, and what came up when a function was asked to describe
 * itself, which nothing else shows, in full.
 */
final class PluginProblems {
  private final FunctionRegistry registry;
  private final PrintWriter err;
  private final Set<Problem> found;

  private PluginProblems(FunctionRegistry registry, PrintWriter err) {
    this.registry = registry;
    this.err = err;
    found = Set.copyOf(registry.report().problems());
  }

  /** Takes a note of the problems there are; before any function is used. */
  static PluginProblems of(FunctionRegistry registry, Console console) {
    return new PluginProblems(registry, console.err());
  }

  /** Points to the errors that there were from the start; others end the command by themselves. */
  void warn() {
    if (found.isEmpty()) {
      return;
    }
    long errors = found.stream().filter(PluginProblems::isError).count();
    if (errors > 0) {
      err.println(
          "secant: warning: " + count(errors) + " in plug-ins, shown by 'secant plugins doctor'");
    }
  }

  /** Shows all that there is about a function, once it was asked to describe itself. */
  void warnOf(FunctionEntry entry) {
    registry.report().problems().stream()
        .filter(problem -> !found.contains(problem) || isAbout(entry, problem))
        .forEach(this::show);
  }

  /** Shows problems in full, and how many they are. */
  void showAll() {
    List<Problem> problems = registry.report().problems();
    problems.forEach(this::show);
    if (!problems.isEmpty()) {
      err.println("secant: " + count(problems.size()) + " in plug-ins");
    }
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Problem.Severity.ERROR;
  }

  private static boolean isAbout(FunctionEntry entry, Problem problem) {
    return problem.location().equals(entry.location())
        && (problem.className().equals(entry.className())
            || problem.function().equals(entry.name()));
  }

  private void show(Problem problem) {
    String severity = problem.severity().name().toLowerCase(Locale.ROOT);
    err.println("secant: " + severity + ": " + Printable.line(problem.toString()));
  }

  private static String count(long problems) {
    return problems == 1 ? "1 problem" : problems + " problems";
  }
}
