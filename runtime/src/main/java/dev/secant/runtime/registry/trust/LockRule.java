package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Demands that a plug-in has exactly the files that a lock file lists for it, each with its sum.
 */
final class LockRule {
  private static final String LIST =
      "if you trust it, list it by 'secant plugins lock' for this folder";

  private final Path file;
  private final LockFile lock;
  private final Set<String> seen = new TreeSet<>();
  private boolean isDemanded;

  LockRule(Path file, LockFile lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Returns where the lock file is. */
  Path file() {
    return file;
  }

  LockFile lock() {
    return lock;
  }

  /** Says that plug-ins must be in it. */
  void demand() {
    isDemanded = true;
  }

  boolean isDemanded() {
    return isDemanded;
  }

  /** Returns whether this is the lock file in a directory, and of no other. */
  boolean isOf(Path directory) {
    return directory.resolve(LockFile.NAME).equals(file);
  }

  /** Returns how messages call the lock file. */
  String name() {
    return SafeText.of(String.valueOf(file.getFileName()));
  }

  /** Returns why a plug-in is refused, or null. */
  @Nullable Problem refusal(PluginSums plugin) {
    LockedPlugin listed = lock.plugins().get(plugin.file());
    if (listed == null) {
      return notLocked(plugin.location(plugin.file()), "the plug-in is not in " + name());
    }
    Map<String, String> sums = listed.sums();
    for (Map.Entry<String, String> found : plugin.sums().entrySet()) {
      String location = plugin.location(found.getKey());
      String sum = sums.get(found.getKey());
      if (sum == null) {
        return notLocked(location, "the library is not in " + name() + " for its plug-in");
      }
      if (!sum.equals(found.getValue())) {
        return mismatch(location, found.getValue(), sum, name());
      }
    }
    for (String library : listed.libraries().keySet()) {
      if (!plugin.sums().containsKey(library)) {
        return Problem.of(
            ProblemCode.LOCK_MISMATCH,
            plugin.location(plugin.file()),
            "the library " + SafeText.of(library) + ", which " + name() + " lists, is not there",
            "put it back; if the plug-in needs it no more, list it anew by 'secant plugins lock'");
      }
    }
    return null;
  }

  /** Returns the problem of a JAR that is another one than was listed. */
  static Problem mismatch(String location, String found, String listed, String lockFile) {
    return Problem.of(
        ProblemCode.LOCK_MISMATCH,
        location,
        "the JAR has SHA-256 " + found + ", " + lockFile + " lists " + listed,
        "do not use it before you know why it changed; then 'secant plugins lock' lists it anew");
  }

  static Problem notLocked(String location, String message) {
    return Problem.of(ProblemCode.NOT_LOCKED, location, message, LIST);
  }

  /** Says that a file is there, whatever else is said of it. */
  void noteIsThere(String file) {
    seen.add(file);
  }

  /** Returns the files that are listed and not there. */
  Set<String> missing() {
    Set<String> missing = new TreeSet<>(lock.plugins().keySet());
    missing.removeAll(seen);
    return missing;
  }

  /** Returns the problem of a file that is listed and not there. */
  Problem missing(String listed) {
    return Problem.of(
        ProblemCode.LOCK_MISSING,
        SafeText.of(file.toString()),
        SafeText.of(listed) + " is listed and not there",
        "put it back, or take it off the list by 'secant plugins lock'");
  }
}
