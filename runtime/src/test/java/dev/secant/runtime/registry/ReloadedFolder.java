package dev.secant.runtime.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A folder of plug-ins that changes under a registry. */
abstract class ReloadedFolder {
  @TempDir Path directory;

  void write(String file, String className, String expression) {
    PluginJars.function(className, expression).write(directory.resolve(file));
  }

  static List<String> ids(List<PluginEntry> entries) {
    return entries.stream().map(PluginEntry::id).toList();
  }

  /** Hazards 30 and 31: what happens to the file of a plug-in that is in use. */
  @FunctionalInterface
  interface FileChange {
    void change(Path jar) throws IOException;
  }
}
