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
          Map.ofEntries(
              Map.entry("central", BulkExperiments::central),
              Map.entry("passes", BulkExperiments::passes),
              Map.entry("threads", BulkExperiments::threads),
              Map.entry("plugins", PluginExperiments::bulk),
              Map.entry("point", PluginExperiments::onePoint),
              Map.entry("kernels", KernelExperiment::tasks),
              Map.entry("profile", ProfileExperiment::tasks),
              Map.entry("adaptive", AdaptiveExperiments::derivatives),
              Map.entry("gradient", AdaptiveExperiments::gradient),
              Map.entry("csv", CsvExperiment::tasks),
              Map.entry("worker", WorkerExperiment::tasks)));

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
    if (settings.experiment().equals("worker")) {
      return Stopwatch.WALL; // the time of another process
    }
    return settings.threads() == 1 ? Stopwatch.THREAD_CPU : Stopwatch.WALL;
  }
}
