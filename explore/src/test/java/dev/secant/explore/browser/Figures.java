package dev.secant.explore.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** How long the page takes from a change to the picture, by its own notes. */
final class Figures {
  private static final int MOVES = 60;

  private final Chromium chromium;
  private final List<String> lines = new ArrayList<>();

  Figures(Chromium chromium) {
    this.chromium = chromium;
  }

  /** Moves something so often, each time when the last move is drawn. */
  void measure(String what, String entry, IntConsumer move) {
    chromium.run("performance.clearMeasures()");
    for (int i = 1; i <= MOVES; i++) {
      move.accept(i);
      chromium.await("performance.getEntriesByName('" + entry + "').length >= " + i);
    }
    List<Double> times =
        ((List<?>)
                chromium.run(
                    "return performance.getEntriesByName('" + entry + "').map(e => e.duration)"))
            .stream().map(time -> ((Number) time).doubleValue()).sorted().toList();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: median %.1f ms, slowest of %d %.1f ms",
            what,
            times.get(times.size() / 2),
            times.size(),
            times.get(times.size() - 1)));
  }

  void keep() throws IOException {
    Path folder = Path.of(System.getProperty("secant.screenshots", "target/screenshots"));
    Files.createDirectories(folder);
    Files.write(folder.resolve("figures.txt"), lines);
  }
}
