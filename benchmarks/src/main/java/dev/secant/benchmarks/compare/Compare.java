package dev.secant.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures everything and writes the report: the main class behind {@code benchmarks/compare}. */
public final class Compare {
  private Compare() {}

  /**
   * Runs the comparison.
   *
   * @param args the folder of the repository, then options; exits with 2 if they are wrong
   * @throws IOException if a temporary file or the report cannot be written
   */
  public static void main(String[] args) throws IOException {
    Settings settings;
    try {
      settings = Settings.of(Path.of(args[0]), List.of(args).subList(1, args.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("secant-compare");
    Thread cleaner = new Thread(() -> delete(folder)); // also when it is interrupted
    Runtime.getRuntime().addShutdownHook(cleaner);
    write(settings, report(settings, folder));
  }

  private static String report(Settings settings, Path folder) {
    String load = Machine.load();
    Machine machine = new Machine();
    List<Configuration> configurations = Configuration.all(settings.root(), machine.jdks());
    Path peers = settings.root().resolve("benchmarks/peers");
    Runner runner = new Runner(machine, peers, folder, what -> System.err.println("== " + what));
    BulkComparison bulk = new BulkComparison(runner, settings, configurations);
    bulk.run();
    new ProcessComparison(runner, settings).run();
    new DiscoveryComparison(runner, settings, configurations).run();
    new FileComparison(runner, settings, configurations).run();
    return new Report(runner.figures(), settings, configurations)
        .text(machine.description(load), bulk.differences(), runner.problems());
  }

  private static void write(Settings settings, String report) throws IOException {
    Path out = settings.out();
    if (out == null) {
      System.out.print(report);
    } else {
      Files.writeString(out, report);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Compare::deleteOne);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
