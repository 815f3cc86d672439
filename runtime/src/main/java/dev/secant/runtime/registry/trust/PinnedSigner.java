package dev.secant.runtime.registry.trust;

import java.util.List;

/**
 * A certificate whose signatures are trusted.
 *
 * @param fingerprint SHA-256 of the certificate in DER, 64 lower-case hexadecimal digits
 * @param name whom it is of, for people; decides nothing
 * @param comments lines before it in the lock file
 */
public record PinnedSigner(String fingerprint, String name, List<String> comments) {
  /** Copies the comments. */
  public PinnedSigner {
    comments = List.copyOf(comments);
  }
}
