package dev.secant.benchmarks.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whole processes: one derivative at one point, from start to end. */
final class ProcessComparison {
  static final String WHAT = "process";

  private static final int RUNS = 25;
  private static final int QUICK_RUNS = 20;
  private static final String EXPECTED = "3.2974426293330694";

  private final Runner runner;
  private final Settings settings;

  ProcessComparison(Runner runner, Settings settings) {
    this.runner = runner;
    this.settings = settings;
  }

  void run() {
    Path secant = settings.distribution().resolve("bin/secant");
    if (!Files.isExecutable(secant)) {
      runner.problem("no distribution in " + settings.distribution() + ": processes are left out");
      return;
    }
    int runs = settings.isQuick() ? QUICK_RUNS : RUNS;
    runner.say(runs + " starts of each process");
    for (int i = 0; i < runs; i++) {
      if (runner.machine().hasNumpy()) {
        Path seed = settings.root().resolve("benchmarks/peers/seed.py");
        time("numpy", new Command(runner.machine().python(), seed.toString()));
      }
      for (Jdk jdk : runner.machine().jdks()) {
        time(jdk.toString(), secant(secant, jdk, "--eps", "1e-4"));
        time(jdk + " adaptive", secant(secant, jdk));
      }
    }
  }

  private static Command secant(Path secant, Jdk jdk, String... options) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(secant.toString(), "diff", "square", "exp", "square", "--at", "0.5"));
    words.addAll(List.of(options));
    return new Command(List.copyOf(words), Map.of("JAVA_HOME", jdk.home().toString()));
  }

  private void time(String who, Command command) {
    Command.Outcome outcome = command.run();
    boolean isRight = who.endsWith("adaptive") || outcome.text().strip().equals(EXPECTED);
    if (outcome.succeeded() && isRight) {
      runner.figures().add(who, WHAT, 1, outcome.nanoseconds() * 1e-6);
    } else {
      runner.problem(who + ": " + command.words() + " printed " + outcome.text());
    }
  }
}
