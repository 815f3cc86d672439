package dev.secant.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finding functions in many JARs: in a JVM that has done nothing before, and by the command.
 * Nothing remembered, everything remembered, and {@code ServiceLoader} over one class loader, in
 * turn.
 */
final class DiscoveryComparison {
  static final String COLD = "discovery cold";
  static final String WARM = "discovery warm";
  static final String SERVICE_LOADER = "discovery service-loader";
  static final String COMMAND = "command beside";
  static final int FEW = 1_000;
  static final int MANY = 10_000;

  private static final String MAIN = "dev.secant.benchmarks.discovery.Discovery";
  private static final int FUNCTIONS = 10;
  private static final int RUNS = 9;
  private static final int QUICK_RUNS = 4;

  private final Runner runner;
  private final Settings settings;
  private final List<Configuration> configurations;

  DiscoveryComparison(Runner runner, Settings settings, List<Configuration> configurations) {
    this.runner = runner;
    this.settings = settings;
    this.configurations = configurations.stream().filter(each -> !each.isVector()).toList();
  }

  void run() {
    write(0);
    for (int jars : List.of(FEW, MANY)) {
      write(jars);
      for (Configuration configuration : configurations) {
        remember(configuration, jars);
      }
    }
    int runs = settings.isQuick() ? QUICK_RUNS : RUNS;
    runner.say(runs + " looks through " + FEW + " and " + MANY + " JARs");
    for (int i = 0; i < runs; i++) {
      for (Configuration configuration : configurations) {
        time(configuration, COLD, FEW);
        time(configuration, WARM, FEW);
        time(configuration, WARM, MANY);
        time(configuration, SERVICE_LOADER, FEW);
        command(configuration, 0);
        command(configuration, FEW);
      }
    }
  }

  private Path folder(int jars) {
    return runner.folder().resolve("plugins" + jars);
  }

  private Path cache() {
    return runner.folder().resolve("catalogues");
  }

  private void write(int jars) {
    runner.say("writing " + jars + " JARs with " + FUNCTIONS + " functions each");
    Command.Outcome outcome =
        look(
                configurations.get(0),
                "write",
                folder(jars),
                Integer.toString(jars),
                Integer.toString(FUNCTIONS))
            .run();
    if (!outcome.succeeded()) {
      runner.problem("the JARs cannot be written: " + outcome.text());
    }
  }

  /** Twice: a file that was written seconds ago is not yet remembered by its time. */
  private void remember(Configuration configuration, int jars) {
    look(configuration, "secant", folder(jars)).run();
    look(configuration, "secant", folder(jars)).run();
  }

  private Command look(Configuration configuration, String mode, Path folder, String... more) {
    List<String> words = new ArrayList<>(List.of(configuration.jdk().java(), "-cp"));
    words.add(configuration.classPath());
    words.addAll(List.of(MAIN, mode, folder.toString()));
    words.addAll(List.of(more));
    return new Command(List.copyOf(words), Map.of("SECANT_CACHE", cache().toString()));
  }

  private void time(Configuration configuration, String what, int jars) {
    String mode = what.equals(SERVICE_LOADER) ? "service-loader" : "secant";
    Command look = look(configuration, mode, folder(jars));
    if (what.equals(COLD)) {
      look = new Command(look.words(), Map.of("SECANT_CACHE", "off"));
    }
    Command.Outcome outcome = look.run();
    String[] words = outcome.text().strip().split(" ", -1);
    if (outcome.succeeded() && words.length == 5) {
      runner.figures().add(configuration.toString(), what, jars, Double.parseDouble(words[1]));
    } else {
      runner.problem(what + ": " + look.words() + " printed " + outcome.text());
    }
  }

  private void command(Configuration configuration, int jars) {
    Distribution distribution = settings.distribution(runner.folder());
    if (!distribution.isThere()) {
      return; // which is said elsewhere
    }
    List<String> options = List.of("--at", "0.5", "--plugins", folder(jars).toString());
    Command diff = distribution.diff(configuration.jdk(), options);
    if (runner.figures().of(configuration.toString(), COMMAND, jars).isEmpty()) {
      diff.run(); // remembers
    }
    Command.Outcome outcome = diff.run();
    if (outcome.succeeded()) {
      runner.figures().add(configuration.toString(), COMMAND, jars, outcome.nanoseconds() * 1e-6);
    } else {
      runner.problem(diff.words() + " printed " + outcome.text());
    }
  }
}
