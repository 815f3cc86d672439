package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Candidate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Candidates whose files are just being written: not looked at, but taken as what they were before.
 *
 * @param unfinished tells which
 * @param before the plug-ins of the generation before, by location
 */
record HeldBack(Predicate<Candidate> unfinished, Map<String, FoundPlugin> before) {
  static HeldBack of(Predicate<Candidate> unfinished, Generation current) {
    Map<String, FoundPlugin> before = new HashMap<>();
    current.plugins().forEach(each -> before.put(each.found().location(), each.found()));
    return new HeldBack(unfinished, before);
  }

  boolean contains(Candidate candidate) {
    return unfinished.test(candidate);
  }

  /** Returns what a candidate was before; null if it was no plug-in. */
  @Nullable FoundPlugin before(Candidate candidate) {
    return before.get(candidate.location());
  }
}
