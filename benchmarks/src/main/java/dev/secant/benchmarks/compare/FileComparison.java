package dev.secant.benchmarks.compare;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CSV files: reading alone, and the whole command from file to file with the memory it takes. */
final class FileComparison {
  static final String WHOLE = "csv-to-csv";
  static final String PEAK = "peak";

  private static final int ROUNDS = 2;

  private final Runner runner;
  private final Settings settings;
  private final List<Configuration> configurations;
  private final Distribution distribution;

  FileComparison(Runner runner, Settings settings, List<Configuration> configurations) {
    this.runner = runner;
    this.settings = settings;
    this.distribution = settings.distribution(runner.folder());
    this.configurations = configurations.stream().filter(one -> !one.isVector()).toList();
  }

  void run() {
    int rows = settings.rows();
    Path large = written(rows);
    Path small = written(settings.fewerRows());
    for (int round = 0; round < ROUNDS; round++) {
      runner.say("reading CSV");
      runner.numpy("loadtxt", Integer.toString(rows), "1", "1", large.toString());
      for (Configuration configuration : configurations) {
        runner.secant(
            configuration,
            "csv",
            "--points",
            Integer.toString(rows),
            "--seconds",
            "1",
            "--file",
            large.toString());
      }
    }
    if (distribution.isThere()) {
      whole(small, large);
    }
  }

  private void whole(Path small, Path large) {
    int rows = settings.rows();
    runner.say("CSV to CSV");
    for (Jdk jdk : runner.machine().jdks()) {
      whole(jdk, small, settings.fewerRows());
      whole(jdk, large, rows);
    }
  }

  private void whole(Jdk jdk, Path input, int rows) {
    Path output = runner.folder().resolve("results.csv");
    Command command =
        distribution.diff(
            jdk,
            List.of("--eps", "1e-4", "--input", input.toString(), "--output", output.toString()));
    Command.Outcome outcome = command.run();
    if (!outcome.succeeded()) {
      runner.problem(jdk + ": " + command.words() + " printed " + outcome.text());
      return;
    }
    runner.figures().add(jdk.toString(), WHOLE, rows, outcome.nanoseconds() / (double) rows);
    runner.figures().add(jdk.toString(), PEAK, rows, outcome.peakKilobytes() / 1024.0);
  }

  /** Numbers with all their digits, 16 or 17, as results of other programs have them. */
  private Path written(int rows) {
    Path file = runner.folder().resolve(rows + ".csv");
    runner.say("writing " + rows + " rows");
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("x\n");
      for (int i = 0; i < rows; i++) {
        writer.write(Double.toString((i * 2_654_435_769L & 0xffff_ffffL) * 0x1p-32));
        writer.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
