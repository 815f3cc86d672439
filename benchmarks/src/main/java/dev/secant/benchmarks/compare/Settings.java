package dev.secant.benchmarks.compare;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param out file for the report; null for standard output
 * @param rounds each peer is run once in each
 * @param seconds of measurement for each task and round
 * @param rows of the larger CSV file
 * @param root folder of the repository
 */
record Settings(@Nullable Path out, int rounds, double seconds, int rows, Path root) {
  static final String USAGE = "options: --out FILE, --quick";

  /**
   * Returns the settings of a command line.
   *
   * @param root folder of the repository
   * @throws IllegalArgumentException if an option is unknown or lacks its value
   */
  static Settings of(Path root, List<String> words) {
    Settings settings = new Settings(null, 3, 1, 10_000_000, root);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--quick")) {
        settings = new Settings(settings.out, 2, 0.3, 1_000_000, root);
      } else if (word.equals("--out") && i + 1 < words.size()) {
        settings = settings.to(Path.of(words.get(++i)));
      } else {
        throw new IllegalArgumentException("no option " + word + "; " + USAGE);
      }
    }
    return settings;
  }

  private Settings to(Path file) {
    return new Settings(file, rounds, seconds, rows, root);
  }

  /**
   * Returns what the build has made for users.
   *
   * @param folder for what is temporary
   */
  Distribution distribution(Path folder) {
    return new Distribution(root.resolve("cli/target/dist/secant"), folder.resolve("cache"));
  }

  /** Returns the rows of the smaller CSV file. */
  int fewerRows() {
    return rows / 10;
  }

  /** Returns the time for each of several tasks in one JVM: long enough to get them compiled. */
  double secondsInOneJvm() {
    return Math.max(0.5, 0.6 * seconds);
  }

  boolean isQuick() {
    return rounds < 3;
  }
}
