package dev.secant.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All verdicts as text: a row for each family, rows for the whole, what is wrong in groups, and the
 * worst ones.
 *
 * @param full verdicts on the standard settings
 * @param cheap verdicts on the same problems at a tolerance of 1e-6
 */
record Scoreboard(List<Verdict> full, List<Verdict> cheap) {

  List<String> lines(int worst) {
    List<String> lines = new ArrayList<>();
    lines.add(Score.header());
    for (Family family : Family.values()) {
      add(lines, family.toString(), full, v -> v.problem().family() == family);
    }
    add(lines, "all", full, v -> true);
    add(lines, "no derivative", full, v -> !v.isDifferentiable());
    for (int order = 2; order <= 6; order++) {
      int n = order;
      add(lines, "order " + order, full, v -> isScalarOfOrder(v.problem().sketch(), n));
    }
    add(lines, "cheap: smooth", cheap, v -> v.problem().family() == Family.SMOOTH);
    add(lines, "cheap: all", cheap, v -> true);
    lines.add("");
    lines.addAll(groups());
    lines.add("");
    full.stream()
        .filter(v -> v.badness() > 0)
        .sorted(Comparator.comparingDouble(Verdict::badness).reversed())
        .limit(worst)
        .map(VerdictLine::of)
        .forEach(lines::add);
    return lines;
  }

  private static boolean isScalarOfOrder(Sketch sketch, int order) {
    return sketch.isScalar() && sketch.order() == order;
  }

  private static void add(
      List<String> lines, String name, List<Verdict> of, Predicate<Verdict> which) {
    List<Verdict> some = of.stream().filter(which).toList();
    if (!some.isEmpty()) {
      lines.add(new Score(some).row(name));
    }
  }

  private List<String> groups() {
    Map<String, Long> sizes =
        full.stream()
            .filter(v -> !v.complaint().isEmpty())
            .collect(Collectors.groupingBy(Scoreboard::group, TreeMap::new, Collectors.counting()));
    return sizes.entrySet().stream().map(e -> e.getValue() + " x " + e.getKey()).toList();
  }

  private static String group(Verdict verdict) {
    return verdict.complaint()
        + " "
        + verdict.problem().family()
        + ": "
        + verdict.problem().truth().kind()
        + " called "
        + verdict.answer().status();
  }
}
