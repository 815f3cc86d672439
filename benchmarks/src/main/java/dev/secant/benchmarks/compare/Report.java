package dev.secant.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What was measured, as a page of Markdown. */
final class Report {
  private static final List<String> STEPS =
      List.of(
          "copy", "check", "shift", "square", "exp", "exp-pass-over-bits", "subtract-and-divide");

  private final Figures figures;
  private final Settings settings;
  private final List<Configuration> configurations;

  Report(Figures figures, Settings settings, List<Configuration> configurations) {
    this.figures = figures;
    this.settings = settings;
    this.configurations = configurations;
  }

  /**
   * @param machine what the report begins with
   * @param differences largest relative difference of each from numpy
   * @param problems what could not be measured
   */
  String text(String machine, Map<String, Double> differences, List<String> problems) {
    StringBuilder text = new StringBuilder("# Measured by benchmarks/compare\n\n" + machine + "\n");
    text.append(
        """
        Written by the script; README.md says how each figure is measured. Times are nanoseconds a point unless a unit is given,
        the least of all rounds; thread CPU time for one thread, wall time for several.

        ## Figures to reach

        """);
    text.append(goals(rows())).append("\n## Times behind them\n\n").append(times());
    text.append("\n## Finding functions in JARs\n\n").append(goals(discovery()));
    text.append("\n## Where the time goes\n\n").append(profile());
    text.append("\n## Kernels\n\n").append(kernels());
    text.append("\n## Derivatives with error bars\n\n").append(adaptive());
    text.append(
        "\n## Agreement with numpy\n\nLargest difference of 100,000 derivatives, relative where they are above 1.\n\n");
    differences.forEach(
        (who, difference) ->
            text.append(String.format(Locale.ROOT, "- %s: %.1e%n", who, difference)));
    if (!problems.isEmpty()) {
      text.append("\n## Not measured\n\n");
      problems.forEach(problem -> text.append("- ").append(problem.strip()).append('\n'));
    }
    return text.toString();
  }

  private String goals(List<Row> rows) {
    Table table = new Table(header("work", "reach", "stretch"));
    for (Row row : rows) {
      List<String> cells =
          new ArrayList<>(List.of(row.work(), row.bound(row.reach()), row.bound(row.stretch())));
      configurations.forEach(configuration -> cells.add(row.cell(configuration)));
      table.add(cells);
    }
    return table.toString();
  }

  private List<Row> rows() {
    int rows = settings.rows();
    return List.of(
        central("1e3", "numpy", 0.35, 0.25),
        central("1e7", "numpy", 0.45, 0.30),
        central("1e5", "C", 2.3, 1.6),
        new Row(
            "the same, best configuration (vectors where there are any)",
            1.6,
            1.2,
            one -> isBest(one) ? centralRatio(one, "1e5", "C") : OptionalDouble.empty()),
        new Row(
            "chain of 3 plug-ins, 20 others used before / loop fused by hand",
            1.1,
            0.95,
            one -> inOneJvm(one, "plug-ins", "fused-by-hand", 1e5)),
        new Row(
            "the same of operators, ElementwiseFunction.of",
            1.1,
            0.95,
            one -> inOneJvm(one, "lambdas", "fused-by-hand", 1e5)),
        new Row(
            "2 threads, n = 1e7, speed-up",
            1.6,
            1.85,
            one -> inOneJvm(one, "threads-1", "threads-2", 1e7)),
        new Row(
            "one warm point, chain of plug-ins / Hipparchus, 2 points",
            0.7,
            0.4,
            one -> inOneJvm(one, "plug-ins", "hipparchus", 1e3)),
        new Row(
            "one warm point, chain of plug-ins / commons-math3, 2 points",
            0.7,
            0.4,
            one -> inOneJvm(one, "plug-ins", "commons-math", 1e3)),
        new Row(
            "gradient of the sum of a chain, time a point, n = 1e4 / n = 1e3",
            1.2,
            1.1,
            one ->
                Row.ratio(
                    figures.of(one.toString(), "gradient", 1e4),
                    figures.of(one.toString(), "gradient", 1e3))),
        new Row(
            "`secant diff --at 0.5 --eps 1e-4` / python3 with numpy, whole process",
            2.0,
            1.0,
            one -> process(one, "")),
        new Row(
            "CSV reading alone / numpy.loadtxt",
            0.25,
            0.12,
            one ->
                Row.ratio(
                    figures.of(one.toString(), "csv", rows), figures.of("numpy", "loadtxt", rows))),
        new Row(
            String.format(
                Locale.ROOT, "CSV to CSV, peak memory, %,d / %,d rows", rows, settings.fewerRows()),
            1.1,
            1.02,
            one ->
                one.isVector()
                    ? OptionalDouble.empty()
                    : Row.ratio(
                        figures.of(one.toString(), FileComparison.PEAK, rows),
                        figures.of(one.toString(), FileComparison.PEAK, settings.fewerRows()))));
  }

  private List<Row> discovery() {
    int few = DiscoveryComparison.FEW;
    int many = DiscoveryComparison.MANY;
    return List.of(
        new Row(
            "1,000 JARs x 10 functions, nothing remembered, hashed: ms",
            600,
            350,
            one -> figures.of(one.toString(), DiscoveryComparison.COLD, few)),
        new Row(
            "the same, remembered: ms",
            100,
            75,
            one -> figures.of(one.toString(), DiscoveryComparison.WARM, few)),
        new Row(
            "10,000 JARs x 10 functions, remembered: ms",
            600,
            500,
            one -> figures.of(one.toString(), DiscoveryComparison.WARM, many)),
        new Row(
            "`secant diff square exp square --at 0.5`, 1,000 JARs / none beside: ms more",
            100,
            50,
            this::more));
  }

  private OptionalDouble more(Configuration one) {
    OptionalDouble with =
        figures.of(one.toString(), DiscoveryComparison.COMMAND, DiscoveryComparison.FEW);
    OptionalDouble without = figures.of(one.toString(), DiscoveryComparison.COMMAND, 0);
    return with.isPresent() && without.isPresent()
        ? OptionalDouble.of(with.getAsDouble() - without.getAsDouble())
        : OptionalDouble.empty();
  }

  private boolean isBest(Configuration one) {
    return one.isVector() || configurations.stream().noneMatch(Configuration::isVector);
  }

  private Row central(String points, String peer, double reach, double stretch) {
    String work = "central difference, n = " + points + " / " + peer;
    return new Row(work, reach, stretch, one -> centralRatio(one, points, peer));
  }

  private OptionalDouble centralRatio(Configuration one, String points, String peer) {
    double n = Double.parseDouble(points);
    String what = peer.equals("C") ? "c-fused" : peer;
    return Row.ratio(figures.of(one.toString(), "central", n), figures.of(peer, what, n));
  }

  private OptionalDouble inOneJvm(Configuration one, String what, String other, double points) {
    return Row.ratio(
        figures.of(one.toString(), what, points), figures.of(one.toString(), other, points));
  }

  private OptionalDouble process(Configuration one, String kind) {
    return one.isVector()
        ? OptionalDouble.empty()
        : Row.ratio(
            figures.of(one.jdk() + kind, ProcessComparison.WHAT, 1),
            figures.of("numpy", ProcessComparison.WHAT, 1));
  }

  private String times() {
    Table table = new Table(header("what", "numpy", "C"));
    for (String points : BulkComparison.POINTS) {
      double n = Double.parseDouble(points);
      List<String> cells =
          new ArrayList<>(
              List.of(
                  "central difference, n = " + points,
                  text(figures.of("numpy", "numpy", n)),
                  text(figures.of("C", "c-fused", n))));
      configurations.forEach(one -> cells.add(text(figures.of(one.toString(), "central", n))));
      table.add(cells);
    }
    table.add(peers("exp alone, n = 1e3", "exp", "c-exp", 1e3, "exp"));
    table.add(peers("numpy blocked by hand, n = 1e5", "blocked", "", 1e5, "central"));
    table.add(peers("copy y = a x, n = 1e7", "", "c-copy", 1e7, ""));
    table.add(peers("value and derivative, one pass, n = 1e5", "", "", 1e5, "one-pass"));
    table.add(peers("value and derivative, a pass each, n = 1e5", "", "", 1e5, "two-passes"));
    table.add(peers("fused by hand in Java, n = 1e5", "", "", 1e5, "fused-by-hand"));
    table.add(peers("chain of plug-ins, n = 1e5", "", "", 1e5, "plug-ins"));
    table.add(peers("chain of operators, n = 1e5", "", "", 1e5, "lambdas"));
    table.add(peers("one point, fused by hand", "", "", 1e3, "fused-by-hand"));
    table.add(peers("one point, chain of plug-ins", "", "", 1e3, "plug-ins"));
    table.add(peers("one point, chain of built-ins", "", "", 1e3, "built-ins"));
    table.add(peers("one point, Hipparchus", "", "", 1e3, "hipparchus"));
    table.add(peers("one point, commons-math3", "", "", 1e3, "commons-math"));
    table.add(peers("1 thread, n = 1e7, wall", "", "", 1e7, "threads-1"));
    List<String> twoThreads = peers("2 threads, n = 1e7, wall", "", "", 1e7, "threads-2");
    twoThreads.set(2, text(figures.of("C, 2 threads", "c-fused", 1e7)));
    table.add(twoThreads);
    table.add(peers("reading CSV, a row", "loadtxt", "", settings.rows(), "csv"));
    table.add(whole("CSV to CSV, a row, wall", FileComparison.WHOLE, settings.rows(), ""));
    table.add(whole("CSV to CSV, peak MB", FileComparison.PEAK, settings.rows(), ""));
    table.add(
        whole("the same, a tenth of the rows", FileComparison.PEAK, settings.fewerRows(), ""));
    table.add(whole("process with `--eps 1e-4`, ms", ProcessComparison.WHAT, 1, ""));
    table.add(whole("process, adaptive, ms", ProcessComparison.WHAT, 1, " adaptive"));
    String loader = "1,000 JARs, ServiceLoader over one class loader, all instantiated: ms";
    table.add(peers(loader, "", "", DiscoveryComparison.FEW, DiscoveryComparison.SERVICE_LOADER));
    return table.toString();
  }

  private List<String> peers(String title, String numpy, String c, double n, String secant) {
    List<String> cells =
        new ArrayList<>(
            List.of(title, text(figures.of("numpy", numpy, n)), text(figures.of("C", c, n))));
    configurations.forEach(one -> cells.add(text(figures.of(one.toString(), secant, n))));
    return cells;
  }

  /** Of the distribution, which has no configuration with vectors. */
  private List<String> whole(String title, String what, double n, String kind) {
    List<String> cells = new ArrayList<>(List.of(title, text(figures.of("numpy", what, n)), ""));
    configurations.forEach(
        one -> cells.add(one.isVector() ? "" : text(figures.of(one.jdk() + kind, what, n))));
    return cells;
  }

  private String profile() {
    Table table = new Table(header("step", "times a derivative"));
    for (String step : STEPS) {
      boolean isPart = step.equals("exp-pass-over-bits");
      int times = isTwice(step) ? (step.equals("square") ? 4 : 2) : 1;
      List<String> cells =
          new ArrayList<>(List.of(step, isPart ? "part of exp" : Integer.toString(times)));
      configurations.forEach(one -> cells.add(text(figures.of(one.toString(), step, 512))));
      table.add(cells);
    }
    List<String> sum = new ArrayList<>(List.of("sum, each as often as a derivative takes it", ""));
    configurations.forEach(one -> sum.add(text(sum(one))));
    table.add(sum);
    table.add(measured("central difference measured, n = 1e3", 1e3));
    table.add(measured("central difference measured, n = 1e7: the memory too", 1e7));
    return "Each step by itself over a block of 512 in the first-level cache.\n\n" + table;
  }

  private List<String> measured(String title, double n) {
    List<String> cells = new ArrayList<>(List.of(title, ""));
    configurations.forEach(one -> cells.add(text(figures.of(one.toString(), "central", n))));
    return cells;
  }

  private static boolean isTwice(String step) {
    return !List.of("check", "subtract-and-divide").contains(step);
  }

  private OptionalDouble sum(Configuration one) {
    double sum = 0;
    for (String step : STEPS) {
      OptionalDouble time = figures.of(one.toString(), step, 512);
      if (time.isEmpty()) {
        return time;
      }
      if (!step.equals("exp-pass-over-bits")) {
        int times = step.equals("square") ? 4 : isTwice(step) ? 2 : 1;
        sum += times * time.getAsDouble();
      }
    }
    return OptionalDouble.of(sum);
  }

  private String kernels() {
    Table table = new Table(header("function, n = 1e3", "JDK's, or own"));
    for (String name : List.of("exp", "expm1", "log", "tanh", "sigmoid", "sin", "cos")) {
      for (String kind : List.of("", "-jdk")) {
        List<String> cells =
            new ArrayList<>(
                List.of(name, kind.isEmpty() ? "own, in bulk" : "a loop over the JDK's"));
        configurations.forEach(
            one -> cells.add(text(figures.of(one.toString(), name + kind, 1e3))));
        if (cells.stream().skip(2).anyMatch(cell -> !cell.isEmpty())) {
          table.add(cells);
        }
      }
    }
    return table.toString();
  }

  private String adaptive() {
    Table table = new Table(header("what", "n"));
    for (double n : new double[] {1e3, 1e4, 1e5}) {
      table.add(plain("gradient of square, exp, square, sum", n, "gradient"));
    }
    table.add(plain("one point after the other", 1e4, "one-by-one"));
    table.add(plain("many points at once", 1e4, "many-at-once"));
    table.add(plain("elements of an array", 1e4, "array"));
    return table.toString();
  }

  private List<String> plain(String title, double n, String what) {
    List<String> cells = new ArrayList<>(List.of(title, String.format(Locale.ROOT, "%.0f", n)));
    configurations.forEach(one -> cells.add(text(figures.of(one.toString(), what, n))));
    return cells;
  }

  private List<String> header(String... first) {
    List<String> cells = new ArrayList<>(List.of(first));
    configurations.forEach(configuration -> cells.add(configuration.toString()));
    return cells;
  }

  private static String text(OptionalDouble time) {
    if (time.isEmpty()) {
      return "";
    }
    double figure = time.getAsDouble();
    return String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%.0f", figure);
  }
}
