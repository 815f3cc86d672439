package dev.secant.benchmarks.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command of the distribution.
 *
 * @param home its folder
 * @param cache where its start-up archives go, which are made before the first command
 */
record Distribution(Path home, Path cache) {
  private Path launcher() {
    return home.resolve("bin/secant");
  }

  boolean isThere() {
    return Files.isExecutable(launcher());
  }

  /** Returns the command that differentiates the published chain. */
  Command diff(Jdk jdk, List<String> options) {
    List<String> words =
        new ArrayList<>(List.of(launcher().toString(), "diff", "square", "exp", "square"));
    words.addAll(options);
    return new Command(
        List.copyOf(words),
        Map.of(
            "JAVA_HOME", jdk.home().toString(),
            "SECANT_CACHE", cache.toString(),
            "SECANT_CACHE_WAIT", "1"));
  }
}
