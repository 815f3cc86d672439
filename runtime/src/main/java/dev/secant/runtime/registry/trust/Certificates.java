package dev.secant.runtime.registry.trust;

import dev.secant.runtime.text.SafeText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** What identifies a certificate, and how messages call it. */
public final class Certificates {
  private static final int SHOWN_DIGITS = 16;

  private Certificates() {}

  /**
   * Returns the SHA-256 of a certificate in DER, 64 lower-case hexadecimal digits: what keytool
   * shows with colons.
   *
   * @throws IllegalArgumentException if it has no such form
   */
  public static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("certificate must have an encoded form", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK must have SHA-256", e);
    }
  }

  /** Returns whom it is of, as {@code CN=Acme,O=Acme}: what its maker wrote into it. */
  public static String name(X509Certificate certificate) {
    return SafeText.of(certificate.getSubjectX500Principal().getName());
  }

  /** Returns name and fingerprint for a message. */
  static String describe(X509Certificate certificate) {
    return name(certificate)
        + " (SHA-256 "
        + fingerprint(certificate).substring(0, SHOWN_DIGITS)
        + "...)";
  }

  /** Returns why a certificate does not count at a time, or the empty text. */
  static String invalidity(X509Certificate certificate, Instant now) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isBefore(begin)) {
      return "is valid from " + date(begin) + " on";
    }
    return now.isAfter(end) ? "expired on " + date(end) : "";
  }

  private static String date(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
