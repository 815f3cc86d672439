package dev.secant.spark.chain;

import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says that an executor has not a JAR of the driver, and what it has instead. */
final class MissingPlugin {
  /** Enough to see which were given; the message is printed for each try of each task. */
  private static final int MOST_LISTED = 5;

  private final PluginPin wanted;
  private final Set<Path> here;
  private final FileMemory<String> sums;

  /**
   * @param here JARs that list functions
   */
  MissingPlugin(PluginPin wanted, Set<Path> here, FileMemory<String> sums) {
    this.wanted = wanted;
    this.here = here;
    this.sums = sums;
  }

  /** Returns one line, with both sums if there is another JAR of the plug-in. */
  String text() {
    for (Path jar : here) {
      if (isOfSamePlugin(jar)) {
        return ThisProcess.name()
            + " has another JAR of plug-in "
            + SafeText.of(wanted.id())
            + " than the driver: "
            + named(jar)
            + ", where the driver has "
            + wanted
            + "; give both the same file by --jars or spark.jars; one that is replaced needs another"
            + " file name, or a new application";
      }
    }
    return ThisProcess.name()
        + " has no JAR of plug-in "
        + wanted
        + " of the driver; of JARs with functions it has "
        + listed()
        + "; give it the JAR by --jars or spark.jars";
  }

  /** By what the file says; nothing of it is loaded to find out. */
  private boolean isOfSamePlugin(Path jar) {
    try (FunctionRegistry registry =
        FunctionRegistry.builder().plugin(jar).withoutCache().build()) {
      return registry.report().plugins().stream()
          .map(PluginEntry::id)
          .anyMatch(wanted.id()::equals);
    }
  }

  private String listed() {
    List<String> listed = new ArrayList<>();
    here.stream().limit(MOST_LISTED).map(this::named).forEach(listed::add);
    if (here.size() > MOST_LISTED) {
      listed.add((here.size() - MOST_LISTED) + " more");
    }
    return listed.isEmpty() ? "none" : String.join(", ", listed);
  }

  private String named(Path jar) {
    return SafeText.of(String.valueOf(jar.getFileName())) + " (SHA-256 " + sums.get(jar) + ")";
  }
}
