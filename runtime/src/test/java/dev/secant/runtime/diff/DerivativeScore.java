package dev.secant.runtime.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the engine reaches on a list of cases. */
final class DerivativeScore {
  private record Row(CsvCases.Case point, Derivative found, double relativeError) {
    boolean isCovered() {
      double truth = Double.parseDouble(point.expected());
      double distance = Math.abs(found.value() - truth);
      return found.error() == Double.POSITIVE_INFINITY || distance <= found.error();
    }
  }

  private final String name;
  private final List<Row> differentiable = new ArrayList<>();
  private final List<Row> others = new ArrayList<>();

  private DerivativeScore(String name) {
    this.name = name;
  }

  static DerivativeScore of(String name, AdaptiveDerivative engine, List<CsvCases.Case> cases) {
    DerivativeScore score = new DerivativeScore(name);
    for (CsvCases.Case point : cases) {
      Derivative found = engine.atScalar(point.f(), point.x());
      if (point.isDifferentiable()) {
        double truth = Double.parseDouble(point.expected());
        double error = Math.abs(found.value() - truth);
        double relative = truth == 0 ? error : error / Math.abs(truth);
        score.differentiable.add(
            new Row(point, found, Double.isNaN(relative) ? Double.POSITIVE_INFINITY : relative));
      } else {
        score.others.add(new Row(point, found, Double.NaN));
      }
    }
    return score;
  }

  double medianError() {
    return median(differentiable.stream().map(Row::relativeError).toList());
  }

  long within(double tolerance) {
    return differentiable.stream().filter(row -> row.relativeError() <= tolerance).count();
  }

  long covered() {
    return differentiable.stream().filter(Row::isCovered).count();
  }

  /** Finite numbers whose bar is too small and whose status does not warn. */
  long silentlyWrong() {
    return differentiable.stream()
            .filter(row -> row.found().status().hasValue() && !row.isCovered())
            .filter(row -> row.relativeError() > 1e-3)
            .count()
        + others.stream()
            .filter(row -> row.found().status().hasValue())
            .filter(row -> row.found().status() != DerivativeStatus.KINK)
            .count();
  }

  long named() {
    return others.stream()
        .filter(row -> row.found().status().name().equals(row.point().expected()))
        .count();
  }

  double medianEvaluations() {
    return median(differentiable.stream().map(row -> (double) row.found().evaluations()).toList());
  }

  int mostEvaluations() {
    return differentiable.stream().mapToInt(row -> row.found().evaluations()).max().orElse(0);
  }

  /** Of the cases with an error at all. */
  double medianBarOverError() {
    return median(
        differentiable.stream()
            .filter(row -> row.relativeError() > 0 && Double.isFinite(row.found().error()))
            .map(row -> row.found().error() / Math.abs(row.found().value() - truth(row)))
            .toList());
  }

  private static double truth(Row row) {
    return Double.parseDouble(row.point().expected());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }

  int size() {
    return differentiable.size();
  }

  int others() {
    return others.size();
  }

  /** One line of the table of figures. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-22s n=%d median=%.1e within1e-6=%d covered=%d bar/error=%.0f evaluations=%.0f/%d"
            + " silent=%d named=%d/%d",
        name,
        size(),
        medianError(),
        within(1e-6),
        covered(),
        medianBarOverError(),
        medianEvaluations(),
        mostEvaluations(),
        silentlyWrong(),
        named(),
        others());
  }

  /** The cases with the worst relative error that the bar does not cover, worst first. */
  List<String> worst(int count) {
    return differentiable.stream()
        .filter(row -> !row.isCovered())
        .sorted(Comparator.comparingDouble(Row::relativeError).reversed())
        .limit(count)
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "  %s %s at %s: %s, truth %s",
                    row.point().id(),
                    row.point().text(),
                    row.point().x(),
                    row.found(),
                    row.point().expected()))
        .toList();
  }
}
