package dev.secant.runtime.registry;

import dev.secant.runtime.registry.trust.PinnedSigner;

/** A certificate that a lock file pins. Immutable. */
public final class TrustedSigner {
  private final PinnedSigner signer;
  private final boolean isNew;

  TrustedSigner(PinnedSigner signer, boolean isNew) {
    this.signer = signer;
    this.isNew = isNew;
  }

  /** Returns the SHA-256 of the certificate, 64 lower-case hexadecimal digits. */
  public String fingerprint() {
    return signer.fingerprint();
  }

  /** Returns whom the certificate is of, or the empty text if only its fingerprint is known. */
  public String name() {
    return signer.name();
  }

  /** Returns whether it was not pinned before. */
  public boolean isNew() {
    return isNew;
  }

  /** Returns {@code CN=Acme (SHA-256 0123...)}. */
  @Override
  public String toString() {
    return (name().isEmpty() ? "a signer" : name()) + " (SHA-256 " + fingerprint() + ")";
  }
}
