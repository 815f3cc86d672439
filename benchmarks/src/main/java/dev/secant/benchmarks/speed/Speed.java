package dev.secant.benchmarks.speed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one experiment and prints a line for each task: the main class of every measurement. */
public final class Speed {
  /** An experiment, for one size of the arrays. */
  @FunctionalInterface
  interface Experiment {
    /** Returns the tasks to be timed beside each other. */
    List<Task> tasks(int points, Settings settings);
  }

  private static final Map<String, Experiment> EXPERIMENTS =
      new TreeMap<>(
          Map.of(
              "central", BulkExperiments::central,
              "passes", BulkExperiments::passes,
              "threads", BulkExperiments::threads,
              "plugins", PluginExperiments::bulk,
              "point", PluginExperiments::onePoint,
              "kernels", KernelExperiment::tasks,
              "profile", ProfileExperiment::tasks,
              "adaptive", AdaptiveExperiments::derivatives,
              "gradient", AdaptiveExperiments::gradient,
              "csv", CsvExperiment::tasks));

  private Speed() {}

  static List<String> experiments() {
    return List.copyOf(EXPERIMENTS.keySet());
  }

  /** Runs the experiment that the arguments name; exits with 2 if they are wrong. */
  public static void main(String[] args) {
    Settings settings;
    try {
      settings = Settings.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    run(settings).forEach(System.out::println);
  }

  /**
   * Runs an experiment.
   *
   * @throws IllegalArgumentException if there is none of that name, or it needs a file and has none
   */
  static List<Timing> run(Settings settings) {
    Experiment experiment = EXPERIMENTS.get(settings.experiment());
    if (experiment == null) {
      throw new IllegalArgumentException(
          "no experiment " + settings.experiment() + "; " + Settings.USAGE);
    }
    return settings.points().stream()
        .flatMap(n -> time(settings, experiment.tasks(n, settings)).stream())
        .toList();
  }

  private static List<Timing> time(Settings settings, List<Task> tasks) {
    return watch(settings).time(settings.seconds(), tasks);
  }

  private static Stopwatch watch(Settings settings) {
    if (settings.experiment().equals("csv")) {
      return Stopwatch.PROCESS_CPU; // whatever threads the reader uses
    }
    return settings.threads() == 1 ? Stopwatch.THREAD_CPU : Stopwatch.WALL;
  }
}
