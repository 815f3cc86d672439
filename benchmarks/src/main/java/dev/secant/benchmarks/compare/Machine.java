package dev.secant.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What the figures were measured on, and the tools that are there. */
final class Machine {
  private final List<Jdk> jdks = Jdk.installed();
  private final String python;
  private final boolean hasNumpy;
  private final boolean hasGcc = new Command("gcc", "--version").succeeds();
  private final boolean hasTaskset = new Command("taskset", "-c", "0", "true").succeeds();

  Machine() {
    // Not a wrapper that chooses a version first, as pyenv has: that would be added to each start.
    String executable =
        new Command("python3", "-c", "import sys; print(sys.executable)").firstLine();
    python = executable.isEmpty() ? "python3" : executable;
    hasNumpy = new Command(python, "-c", "import numpy").succeeds();
  }

  List<Jdk> jdks() {
    return jdks;
  }

  String python() {
    return python;
  }

  boolean hasNumpy() {
    return hasNumpy;
  }

  boolean hasGcc() {
    return hasGcc;
  }

  /** Returns a command bound to one processor, where that can be done. */
  Command pinned(List<String> words) {
    if (!hasTaskset) {
      return new Command(words, Map.of());
    }
    String last = Integer.toString(Runtime.getRuntime().availableProcessors() - 1);
    List<String> all = new java.util.ArrayList<>(List.of("taskset", "-c", last));
    all.addAll(words);
    return new Command(List.copyOf(all), Map.of());
  }

  /** Returns the list that the report begins with. */
  String description(String loadAtStart) {
    StringBuilder text = new StringBuilder();
    line(text, "date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    line(text, "processor", processor());
    line(text, "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    jdks.forEach(jdk -> line(text, "JDK", jdk.version() + ", " + jdk.home()));
    line(
        text,
        "numpy",
        hasNumpy
            ? new Command(
                    python,
                    "-c",
                    "import sys, numpy; print(numpy.__version__, 'on Python', sys.version.split()[0])")
                .firstLine()
            : "not there: what is compared with it is left out");
    line(
        text,
        "gcc",
        hasGcc
            ? new Command("gcc", "--version").firstLine()
            : "not there: what is compared with C is left out");
    line(text, "pinned", hasTaskset ? "yes, what has one thread" : "no: there is no taskset");
    line(text, "load", loadAtStart + " before, " + load() + " after (1, 5, 15 minutes)");
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("- ").append(name).append(": ").append(value).append('\n');
  }

  /** Returns the average load, or what there is instead. */
  static String load() {
    String line = read("/proc/loadavg").strip();
    String[] fields = line.split(" ", -1);
    return fields.length < 3 ? "unknown" : String.join(", ", List.of(fields).subList(0, 3));
  }

  private static String processor() {
    String model =
        read("/proc/cpuinfo")
            .lines()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse(System.getProperty("os.arch"));
    String family =
        read("/proc/cpuinfo")
            .lines()
            .filter(line -> line.startsWith("cpu family"))
            .findFirst()
            .map(line -> ", family " + line.substring(line.indexOf(':') + 1).strip())
            .orElse("");
    return model + family + ", " + Runtime.getRuntime().availableProcessors() + " processors";
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      return "";
    }
  }
}
