package dev.secant.testkit.jar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

/**
 * A key to sign JARs with, and the certificate that hosts know it by: made in memory, signed by
 * itself, valid for a year unless said otherwise. For tests: nobody vouches for it. Immutable.
 */
public final class SigningKey {
  private static final String ALGORITHM = "SHA256withECDSA";

  /** The object identifier of {@link #ALGORITHM}, 1.2.840.10045.4.3.2, in DER. */
  private static final byte[] ALGORITHM_ID = {
    0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02
  };

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int VERSION_FIELD = 0xa0;

  private final PrivateKey key;
  private final X509Certificate certificate;

  private SigningKey(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /**
   * Returns a new key, valid from yesterday for a year. Cost: a few milliseconds.
   *
   * @param name a distinguished name, {@code CN=Acme}
   * @throws IllegalArgumentException if {@code name} is none
   */
  public static SigningKey named(String name) {
    Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    return valid(name, yesterday, yesterday.plus(365, ChronoUnit.DAYS));
  }

  /**
   * Returns a new key with a certificate that is valid from one time to another, which may both
   * have passed.
   *
   * @param name a distinguished name, {@code CN=Acme}
   * @throws IllegalArgumentException if {@code name} is none
   */
  public static SigningKey valid(String name, Instant from, Instant to) {
    X500Principal subject =
        new X500Principal(Objects.requireNonNull(name, "name must not be null"));
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] content = content(subject, pair.getPublic().getEncoded(), List.of(from, to));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(content);
      byte[] signed =
          der(SEQUENCE, content, der(SEQUENCE, ALGORITHM_ID), bitString(signature.sign()));
      return new SigningKey(pair.getPrivate(), read(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK must have elliptic curves and SHA-256", e);
    }
  }

  /** Returns the certificate, as a host would pin it. */
  public X509Certificate certificate() {
    return certificate;
  }

  PrivateKey key() {
    return key;
  }

  /** What of an X.509 certificate is signed: RFC 5280, section 4.1. */
  private static byte[] content(X500Principal name, byte[] publicKey, List<Instant> validity) {
    byte[] serial = BigInteger.valueOf(System.nanoTime()).abs().add(BigInteger.ONE).toByteArray();
    return der(
        SEQUENCE,
        der(VERSION_FIELD, der(INTEGER, new byte[] {2})),
        der(INTEGER, serial),
        der(SEQUENCE, ALGORITHM_ID),
        name.getEncoded(),
        der(SEQUENCE, time(validity.get(0)), time(validity.get(1))),
        name.getEncoded(),
        publicKey);
  }

  private static byte[] time(Instant time) {
    String text =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(time);
    return der(GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bitString(byte[] bits) {
    return der(BIT_STRING, new byte[] {0}, bits);
  }

  /** One value in distinguished encoding rules: tag, length, content. */
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    int length = content.size();
    if (length < 0x80) {
      value.write(length);
    } else if (length < 0x100) {
      value.writeBytes(new byte[] {(byte) 0x81, (byte) length});
    } else {
      value.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
    }
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }

  private static X509Certificate read(byte[] encoded) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  /** Returns the distinguished name. */
  @Override
  public String toString() {
    return certificate.getSubjectX500Principal().getName();
  }
}
