package dev.secant.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the measuring processes of Secant and its peers, and keeps what they print. */
final class Runner {
  private static final String SPEED = "dev.secant.benchmarks.speed.Speed";

  private final Machine machine;
  private final Path peers;
  private final Path folder;
  private final Figures figures = new Figures();
  private final List<String> problems = new ArrayList<>();
  private final Consumer<String> progress;

  /**
   * @param peers folder with the sources of the peers
   * @param folder for what is temporary
   * @param progress is told what is being run
   */
  Runner(Machine machine, Path peers, Path folder, Consumer<String> progress) {
    this.machine = machine;
    this.peers = peers;
    this.folder = folder;
    this.progress = progress;
  }

  Machine machine() {
    return machine;
  }

  Path folder() {
    return folder;
  }

  Figures figures() {
    return figures;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  void say(String what) {
    progress.accept(what);
  }

  /** Notes what could not be measured, once. */
  void problem(String what) {
    if (!problems.contains(what)) {
      problems.add(what);
      progress.accept(what);
    }
  }

  /** Runs an experiment of Secant on one processor. */
  void secant(Configuration configuration, String... words) {
    record(configuration.toString(), machine.pinned(speed(configuration, words)));
  }

  /** Runs an experiment of Secant on all processors. */
  void secantUnpinned(Configuration configuration, String... words) {
    record(configuration.toString(), new Command(speed(configuration, words), Map.of()));
  }

  private static List<String> speed(Configuration configuration, String... words) {
    List<String> all = new ArrayList<>(configuration.java());
    all.add(SPEED);
    all.addAll(List.of(words));
    return all;
  }

  /** Runs a mode of the numpy peer, if there is numpy. */
  void numpy(String... words) {
    if (machine.hasNumpy()) {
      List<String> all =
          new ArrayList<>(List.of(machine.python(), peers.resolve("bulk.py").toString()));
      all.addAll(List.of(words));
      record("numpy", machine.pinned(all));
    }
  }

  /** Compiles the C peer; without gcc, or where it fails, C is left out. */
  boolean compileC() {
    if (!machine.hasGcc()) {
      return false;
    }
    Command.Outcome outcome =
        new Command(
                "gcc",
                "-O3",
                "-march=native",
                "-ffast-math",
                peers.resolve("bulk.c").toString(),
                "-o",
                program().toString(),
                "-lm",
                "-lmvec",
                "-lpthread")
            .run();
    if (!outcome.succeeded()) {
      problem("gcc cannot build peers/bulk.c, so C is left out: " + outcome.text());
    }
    return outcome.succeeded();
  }

  private Path program() {
    return folder.resolve("bulk");
  }

  /** Runs a mode of the C peer on one processor. */
  void c(String mode, String points, String seconds, String... file) {
    List<String> words = new ArrayList<>(List.of(program().toString(), mode, points, "1", seconds));
    words.addAll(List.of(file));
    record("C", machine.pinned(words));
  }

  /** Runs a mode of the C peer on several threads; they are part of who it is. */
  void cOnThreads(String mode, String points, int threads, String seconds) {
    record(
        "C, " + threads + " threads",
        new Command(program().toString(), mode, points, Integer.toString(threads), seconds));
  }

  private void record(String who, Command command) {
    Command.Outcome outcome = command.run();
    if (outcome.succeeded()) {
      figures.addLines(who, outcome.text());
    } else {
      problem(who + " failed: " + String.join(" ", command.words()) + ": " + outcome.text());
    }
  }
}
