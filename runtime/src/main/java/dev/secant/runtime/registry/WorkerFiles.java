package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.CodeFile;
import dev.secant.runtime.registry.loader.CodeFiles;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.store.CopyStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a plug-in as workers are told of them: where private copies are, and a line for each
 * file. The host makes the copies, so that each worker, also a later one, finds what the first has
 * found: in the cache folder, else in a folder that is removed when this is closed. Thread-safe.
 */
final class WorkerFiles implements Closeable {
  private static final String LOCKED = "locked";
  private static final String KEPT = "kept";
  private static final String TEMPORARY = "temporary";
  private static final int WORDS = 3;

  private final @Nullable Path cache;
  private final PluginFiles plugin;
  private final boolean isLocked;
  private @Nullable Path temporary;
  private boolean closed;
  private boolean hasCopies;
  private boolean inCache;

  /**
   * @param cache null for none
   * @param isLocked whether a lock file says what they must be
   */
  WorkerFiles(@Nullable Path cache, PluginFiles plugin, boolean isLocked) {
    this.cache = cache;
    this.plugin = plugin;
    this.isLocked = isLocked;
  }

  /**
   * Makes the copies, unless there are some; returns false if a file is not what it was any more.
   */
  synchronized boolean secure() {
    if (hasCopies || closed) {
      return true;
    }
    boolean isSound = true;
    if (cache != null) {
      isSound = copyTo(cache);
      inCache = isIn(cache);
    }
    if (isSound && !inCache) {
      try {
        Path folder = Files.createTempDirectory("secant-");
        temporary = folder;
        isSound = copyTo(folder);
      } catch (IOException e) {
        return true; // which a worker will explain
      }
    }
    hasCopies = isSound;
    return isSound;
  }

  private boolean copyTo(Path folder) {
    try (CodeFiles files = new CodeFiles(codeFiles(folder))) {
      return files.secure();
    }
  }

  private List<CodeFile> codeFiles(Path folder) {
    CopyStore copies = CopyStore.in(folder);
    return plugin.files().stream()
        .map(file -> CodeFile.of(file.path(), file.sha256().toString(), copies, isLocked))
        .toList();
  }

  private boolean isIn(Path folder) {
    Path copies = folder.resolve("plugins");
    return plugin.files().stream()
        .allMatch(file -> Files.isRegularFile(copies.resolve(file.sha256() + ".jar")));
  }

  /** Returns what a worker is told, after the copies are made. */
  synchronized List<String> lines() {
    secure();
    List<String> lines = new ArrayList<>();
    Path folder = temporary == null ? cache : temporary;
    lines.add(temporary == null ? KEPT : TEMPORARY);
    lines.add(folder == null ? "" : folder.toAbsolutePath().toString());
    for (FileIdentity file : plugin.files()) {
      String rule = isLocked ? LOCKED : "any";
      lines.add(file.sha256() + " " + rule + " " + file.path().toAbsolutePath());
    }
    return lines;
  }

  static CodeFiles read(List<String> lines) {
    String folder = lines.get(1);
    CopyStore copies = folder.isEmpty() ? CopyStore.temporary() : CopyStore.in(Path.of(folder));
    List<CodeFile> files = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      String[] words = line.split(" ", WORDS);
      files.add(CodeFile.of(Path.of(words[2]), words[0], copies, words[1].equals(LOCKED)));
    }
    return new CodeFiles(files);
  }

  /** Returns the folder that is to go when the host is gone, or null if there is none. */
  static @Nullable Path temporary(List<String> lines) {
    return lines.get(0).equals(TEMPORARY) ? Path.of(lines.get(1)) : null;
  }

  /** Removes copies that were made for these workers alone. */
  @Override
  public synchronized void close() {
    closed = true;
    if (temporary != null) {
      remove(temporary);
    }
  }

  /** Removes such a folder as far as that is possible. */
  static void remove(Path folder) {
    Path copies = folder.resolve("plugins");
    String[] names = copies.toFile().list();
    for (String name : names == null ? new String[0] : names) {
      delete(copies.resolve(name));
    }
    delete(copies);
    delete(folder);
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is among the temporary files, which the system removes one day.
    }
  }
}
