package dev.secant.cli.plugins;

import dev.secant.runtime.registry.PluginEntry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.RegistryReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plug-in as {@code secant plugins list} shows it, those that were refused as a whole included.
 *
 * @param id empty if not even that is known
 * @param functions how many can be used
 * @param codes of its problems, each once, the worst first
 */
record PluginRow(
    String id, String version, int functions, State state, String location, List<String> codes) {
  /** How much of a plug-in can be used. */
  enum State {
    /** All of it. */
    OK,
    /** All of it, but. */
    WARNINGS,
    /** Some functions. */
    PARTLY,
    /** Nothing. */
    REFUSED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Comparator<PluginRow> ORDER =
      Comparator.comparing(PluginRow::id).thenComparing(PluginRow::location);

  /** Problems of folders, where there is no plug-in to be refused. */
  private static final Set<ProblemCode> OF_FOLDERS =
      EnumSet.of(
          ProblemCode.DIRECTORY_MISSING,
          ProblemCode.NOT_A_DIRECTORY,
          ProblemCode.DIRECTORY_UNREADABLE,
          ProblemCode.DISCOVERY_FAILED);

  /** Returns a row for each plug-in and for each JAR that is none, by id, then by location. */
  static List<PluginRow> of(RegistryReport report) {
    Map<String, List<Problem>> problems = new TreeMap<>();
    for (Problem problem : report.problems()) {
      if (!OF_FOLDERS.contains(problem.code())) {
        problems.computeIfAbsent(problem.location(), key -> new ArrayList<>()).add(problem);
      }
    }
    List<PluginRow> rows = new ArrayList<>();
    for (PluginEntry plugin : report.plugins()) {
      rows.add(of(plugin, takeProblemsOf(plugin, problems)));
    }
    problems.forEach((location, reasons) -> rows.add(refused(location, reasons)));
    rows.sort(ORDER);
    return rows;
  }

  /** Those of its libraries are its own. */
  private static List<Problem> takeProblemsOf(
      PluginEntry plugin, Map<String, List<Problem>> problems) {
    List<Problem> own = new ArrayList<>();
    problems
        .entrySet()
        .removeIf(
            entry -> {
              boolean isOwn = isIn(entry.getKey(), plugin.location());
              return isOwn && own.addAll(entry.getValue());
            });
    return own;
  }

  private static boolean isIn(String location, String plugin) {
    return location.startsWith(plugin)
        && (location.length() == plugin.length()
            || Place.isSeparator(plugin.charAt(plugin.length() - 1))
            || Place.isSeparator(location.charAt(plugin.length())));
  }

  private static PluginRow of(PluginEntry plugin, List<Problem> problems) {
    boolean hasErrors = problems.stream().anyMatch(Problems::isError);
    State state =
        plugin.functionCount() == 0
            ? State.REFUSED
            : hasErrors ? State.PARTLY : problems.isEmpty() ? State.OK : State.WARNINGS;
    return new PluginRow(
        plugin.id(),
        plugin.version(),
        plugin.functionCount(),
        state,
        plugin.location(),
        codes(problems));
  }

  private static PluginRow refused(String location, List<Problem> reasons) {
    String id =
        reasons.stream()
            .map(Problem::plugin)
            .filter(known -> !known.isEmpty())
            .findFirst()
            .orElse("");
    return new PluginRow(id, "", 0, State.REFUSED, location, codes(reasons));
  }

  private static List<String> codes(List<Problem> problems) {
    return problems.stream()
        .sorted(Comparator.comparing(Problem::severity))
        .map(problem -> problem.code().name())
        .distinct()
        .toList();
  }
}
