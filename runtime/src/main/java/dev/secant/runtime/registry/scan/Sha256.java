package dev.secant.runtime.registry.scan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A SHA-256 digest, by which the bytes of a file are known. Immutable. */
public final class Sha256 {
  /** How many bytes one has. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Sha256(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the digest that these bytes are. */
  public static Sha256 of(byte[] digest) {
    if (digest.length != LENGTH) {
      throw new IllegalArgumentException(
          "digest must have " + LENGTH + " bytes, has " + digest.length);
    }
    return new Sha256(digest.clone());
  }

  /** Returns the digest of several in their order. */
  static Sha256 ofAll(List<Sha256> parts) {
    MessageDigest digest = newDigest();
    parts.forEach(part -> digest.update(part.bytes));
    return new Sha256(digest.digest());
  }

  /** Returns a new, empty computation of one. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK must have SHA-256", e);
    }
  }

  /** Returns a copy of its bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
  }

  /** Returns 64 hexadecimal digits in lower case. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
