package dev.secant.benchmarks.compare;

import java.nio.file.Path;
import java.util.List;

/** Whole processes: one derivative at one point, from start to end. */
final class ProcessComparison {
  static final String WHAT = "process";

  private static final int RUNS = 25;
  private static final int QUICK_RUNS = 20;
  private static final List<String> AT = List.of("--at", "0.5");
  private static final List<String> AT_WITH_STEP = List.of("--at", "0.5", "--eps", "1e-4");
  private static final String EXPECTED = "3.2974426293330694";

  private final Runner runner;
  private final Settings settings;

  ProcessComparison(Runner runner, Settings settings) {
    this.runner = runner;
    this.settings = settings;
  }

  void run() {
    Distribution distribution = settings.distribution(runner.folder());
    if (!distribution.isThere()) {
      runner.problem("no " + distribution.home() + ": whole processes are left out");
      return;
    }
    int runs = settings.isQuick() ? QUICK_RUNS : RUNS;
    runner.say(runs + " starts of each process");
    runner.machine().jdks().forEach(jdk -> distribution.diff(jdk, AT).run()); // makes the archive
    for (int i = 0; i < runs; i++) {
      if (runner.machine().hasNumpy()) {
        Path seed = settings.root().resolve("benchmarks/peers/seed.py");
        time("numpy", new Command(runner.machine().python(), seed.toString()));
      }
      for (Jdk jdk : runner.machine().jdks()) {
        time(jdk.toString(), distribution.diff(jdk, AT_WITH_STEP));
        time(jdk + " adaptive", distribution.diff(jdk, AT));
      }
    }
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
