package dev.secant.cli.plugins;

import dev.secant.runtime.registry.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code secant plugins doctor} says to people. */
final class DoctorText {
  /** More plug-ins than these are no news for whoever looks for what is wrong. */
  private static final int NAMED_PLUGINS = 8;

  private final LabelledLines lines;

  DoctorText(LabelledLines lines) {
    this.lines = lines;
  }

  void print(Examination examination) {
    Problems problems = examination.problems();
    String folder = "";
    for (Map.Entry<String, List<Problem>> group : byLocation(problems).entrySet()) {
      Place place = Place.of(group.getKey());
      if (!place.folder().equals(folder)) {
        folder = place.folder();
        lines.path("In " + folder);
        lines.gap();
      }
      lines.heading(place.name());
      group.getValue().forEach(this::print);
      lines.gap();
    }
    summarise(examination, problems);
  }

  /** Problems come with errors first, so the JARs do, too. */
  private static Map<String, List<Problem>> byLocation(Problems problems) {
    Map<String, List<Problem>> groups = new LinkedHashMap<>();
    for (Problem problem : problems.all()) {
      groups.computeIfAbsent(problem.location(), key -> new ArrayList<>()).add(problem);
    }
    return groups;
  }

  private void print(Problem problem) {
    lines.line(
        Problems.isError(problem) ? Style.Ink.ERROR : Style.Ink.WARNING,
        Problems.severity(problem),
        problem.message());
    String where = where(problem);
    if (!where.isEmpty()) {
      lines.line("where", where);
    }
    if (!problem.hint().isEmpty()) {
      lines.line("to do", problem.hint());
    }
    lines.line("see", ProblemRows.reference(problem));
  }

  /** The message has the class already where that is all there is to say. */
  private static String where(Problem problem) {
    List<String> parts = new ArrayList<>();
    if (!problem.entry().isEmpty()) {
      parts.add(problem.entry() + (problem.line() > 0 ? ", line " + problem.line() : ""));
    }
    if (!problem.className().isEmpty() && !problem.message().contains(problem.className())) {
      parts.add("class " + problem.className());
    }
    if (!problem.function().isEmpty()) {
      parts.add("function " + problem.function());
    }
    return String.join("; ", parts);
  }

  private void summarise(Examination examination, Problems problems) {
    lines.heading(problems.all().isEmpty() ? "All is well" : capitalised(problems.summary()));
    lines.line(Style.Ink.WELL, "usable", usable(examination));
    if (!examination.isLoaded()) {
      lines.line("loaded", "not all functions: what fails only then is not known");
    }
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String usable(Examination examination) {
    Map<String, Integer> plugins = examination.plugins();
    String builtIn = Count.of(examination.builtIn(), "built-in function");
    if (plugins.isEmpty()) {
      return "no plug-in; " + builtIn;
    }
    int functions = plugins.values().stream().mapToInt(Integer::intValue).sum();
    String named =
        plugins.entrySet().stream()
            .limit(NAMED_PLUGINS)
            .map(plugin -> plugin.getKey() + " (" + plugin.getValue() + ")")
            .collect(Collectors.joining(", "));
    int others = plugins.size() - NAMED_PLUGINS;
    return Count.of(functions, "function")
        + " of "
        + Count.of(plugins.size(), "plug-in")
        + ": "
        + named
        + (others > 0 ? " and " + others + " more" : "")
        + "; "
        + builtIn;
  }
}
