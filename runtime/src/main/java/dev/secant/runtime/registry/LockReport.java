package dev.secant.runtime.registry;

import java.nio.file.Path;
import java.util.List;

/** What was written to a lock file, or what a look at it found. Immutable. */
public final class LockReport {
  private final Path file;
  private final TrustPolicy policy;
  private final List<LockEntry> entries;
  private final List<Problem> problems;

  LockReport(Path file, TrustPolicy policy, List<LockEntry> entries, List<Problem> problems) {
    this.file = file;
    this.policy = policy;
    this.entries = List.copyOf(entries);
    this.problems = List.copyOf(problems);
  }

  /** Returns the lock file. */
  public Path file() {
    return file;
  }

  /** Returns the policy in the lock file. */
  public TrustPolicy policy() {
    return policy;
  }

  /** Returns the plug-ins, ordered by file. */
  public List<LockEntry> entries() {
    return entries;
  }

  /** Returns what could not be locked, or would not be loaded, and why; in order. */
  public List<Problem> problems() {
    return problems;
  }
}
