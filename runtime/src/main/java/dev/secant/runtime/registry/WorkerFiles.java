package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.CodeFile;
import dev.secant.runtime.registry.loader.CodeFiles;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.store.CopyStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a plug-in as a worker is told of them: a line for the cache folder, which may be
 * empty, and one for each file.
 *
 * @param isLocked whether a lock file says what they must be
 */
record WorkerFiles(@Nullable Path cache, PluginFiles plugin, boolean isLocked) {
  private static final String LOCKED = "locked";
  private static final int WORDS = 3;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(cache == null ? "" : cache.toAbsolutePath().toString());
    for (FileIdentity file : plugin.files()) {
      String rule = isLocked ? LOCKED : "any";
      lines.add(file.sha256() + " " + rule + " " + file.path().toAbsolutePath());
    }
    return lines;
  }

  static CodeFiles read(List<String> lines) {
    String cache = lines.get(0);
    CopyStore copies = cache.isEmpty() ? CopyStore.temporary() : CopyStore.in(Path.of(cache));
    List<CodeFile> files = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ", WORDS);
      files.add(CodeFile.of(Path.of(words[2]), words[0], copies, words[1].equals(LOCKED)));
    }
    return new CodeFiles(files);
  }
}
