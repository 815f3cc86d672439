package dev.secant.runtime.registry.trust;

import java.util.Set;

/**
 * Certificates that one authority trusts: the application, or a lock file.
 *
 * @param where how messages call the authority, as {@code plugins.lock}
 * @param fingerprints of the certificates
 */
record PinnedSet(String where, Set<String> fingerprints) {
  PinnedSet {
    fingerprints = Set.copyOf(fingerprints);
  }
}
