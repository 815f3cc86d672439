package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Candidate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Candidates whose files are just being written, or cannot be listed: not looked at, but taken as
 * what they were before.
 *
 * @param unfinished tells which are being written
 * @param before the plug-ins of the generation before, by their JAR
 */
record HeldBack(Predicate<Candidate> unfinished, Map<Path, FoundPlugin> before) {
  static HeldBack of(Predicate<Candidate> unfinished, Generation current) {
    Map<Path, FoundPlugin> before = new TreeMap<>();
    for (LivePlugin plugin : current.plugins()) {
      Path jar = plugin.found().jarInDirectory();
      if (jar != null) {
        before.put(jar, plugin.found());
      }
    }
    return new HeldBack(unfinished, before);
  }

  boolean contains(Candidate candidate) {
    return unfinished.test(candidate);
  }

  /** Returns what a candidate was before; null if it was no plug-in. */
  @Nullable FoundPlugin before(Candidate candidate) {
    return before.get(candidate.jar());
  }

  /** Returns what was in a directory before, ordered by path. */
  List<FoundPlugin> in(Path directory) {
    return before.entrySet().stream()
        .filter(each -> each.getKey().startsWith(directory))
        .map(Map.Entry::getValue)
        .toList();
  }
}
