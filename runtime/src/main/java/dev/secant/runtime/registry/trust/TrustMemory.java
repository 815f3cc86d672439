package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.TrustPolicy;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was demanded of plug-ins since a registry was built: it can be tightened at run time and
 * never loosened, whatever becomes of the lock files. Thread-safe.
 */
public final class TrustMemory {
  /** What a lock file was seen to do. */
  enum Trait {
    /** It demands something, or could not be read, so that nobody knows. */
    DEMANDS,
    /** It lists plug-ins. */
    LISTS,
    /** It pins signers. */
    PINS
  }

  private final Map<Trait, Set<Path>> traits = new EnumMap<>(Trait.class);
  private final Map<Path, Set<TrustPolicy>> policies = new HashMap<>();

  /** Returns whether a lock file has a trait now or had it once. */
  synchronized boolean has(Trait trait, Path lockFile, boolean now) {
    Set<Path> known = traits.get(trait);
    if (known == null) {
      known = new HashSet<>();
      traits.put(trait, known);
    }
    if (now) {
      known.add(lockFile);
    }
    return known.contains(lockFile);
  }

  /** Returns the policies that hold in a directory now or held in it once. */
  synchronized Set<TrustPolicy> policies(Path directory, Set<TrustPolicy> now) {
    Set<TrustPolicy> known = policies.get(directory);
    if (known == null) {
      known = EnumSet.noneOf(TrustPolicy.class);
      policies.put(directory, known);
    }
    known.addAll(now);
    return EnumSet.copyOf(known);
  }
}
