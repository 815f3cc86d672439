package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.TrustPolicy;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application demands of plug-ins, besides what the lock files in their directories do.
 *
 * @param lockFile one for all directories, or null
 * @param pinned fingerprints of the certificates that it trusts; empty leaves that to lock files
 */
public record TrustSettings(TrustPolicy policy, @Nullable Path lockFile, Set<String> pinned) {
  /** Copies the set. */
  public TrustSettings {
    pinned = Set.copyOf(pinned);
  }
}
