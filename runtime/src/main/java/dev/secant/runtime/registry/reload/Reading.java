package dev.secant.runtime.registry.reload;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.PluginDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lies in watched directories at one moment, without a look into any file. By the same listing
 * that finds plug-ins, so that a watch sees what a reload would see.
 *
 * @param files stamp by file; only those that are there
 * @param problems of the listing itself: a directory that is missing, a folder without its JAR
 */
record Reading(Map<Path, FileStamp> files, Set<Problem> problems) {
  /** Reads directories, and files that belong to them though they are no plug-ins. */
  static Reading of(List<Path> directories, List<Path> others) {
    Map<Path, FileStamp> files = new HashMap<>();
    Set<Problem> problems = new HashSet<>();
    for (Path directory : directories) {
      for (Candidate candidate : new PluginDirectory(directory, problems::add).list()) {
        candidate.files().forEach(file -> add(file, files));
      }
    }
    others.forEach(file -> add(file, files));
    return new Reading(files, problems);
  }

  private static void add(Path file, Map<Path, FileStamp> files) {
    try {
      files.put(file, FileStamp.of(file));
    } catch (IOException e) {
      // It went in the meantime, or it is a link to nothing: as good as not there.
    }
  }

  /**
   * Returns the files that are not as they are in another reading, those that are in one only too.
   */
  Set<Path> differences(Reading other) {
    Set<Path> all = new HashSet<>(files.keySet());
    all.addAll(other.files.keySet());
    all.removeIf(file -> files.containsKey(file) && isAlike(file, other));
    return all;
  }

  private boolean isAlike(Path file, Reading other) {
    FileStamp stamp = files.get(file);
    return stamp != null && stamp.equals(other.files.get(file));
  }

  /** Returns this reading, with some files as they are in another. */
  Reading with(Set<Path> some, Reading other) {
    Map<Path, FileStamp> mixed = new HashMap<>(files);
    for (Path file : some) {
      FileStamp stamp = other.files.get(file);
      if (stamp == null) {
        mixed.remove(file);
      } else {
        mixed.put(file, stamp);
      }
    }
    return new Reading(mixed, problems);
  }
}
