package dev.secant.cli.plugins.trust;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.registry.PluginLock;
import dev.secant.runtime.registry.TrustedSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust, as the command line says it: the one certificate of a file or JAR, or a
 * fingerprint alone.
 */
record SignerSource(String fingerprint, @Nullable X509Certificate certificate) {
  private static final Pattern FINGERPRINT =
      Pattern.compile("(?i)(sha-?256[: ])?\\s*([0-9a-f]{64}|([0-9a-f]{2}:){31}[0-9a-f]{2})");
  private static final int MAX_BYTES = 1 << 20;

  /**
   * @throws CommandFailure if it is neither, or several certificates
   */
  static SignerSource of(String text) {
    var match = FINGERPRINT.matcher(text.strip());
    if (match.matches()) {
      return new SignerSource(match.group(2), null);
    }
    Path file = file(text);
    List<X509Certificate> found = isZip(file) ? signers(file) : certificates(file);
    if (found.size() != 1) {
      throw failure(
          Printable.line(text)
              + (found.isEmpty()
                  ? " is not signed in each of its entries by one signer"
                  : " has " + found.size() + " certificates; pin one of them by its fingerprint"));
    }
    return new SignerSource("", found.get(0));
  }

  /** Pins it. */
  TrustedSigner pin(PluginLock lock) throws IOException {
    return certificate == null ? lock.trust(fingerprint) : lock.trust(certificate);
  }

  private static Path file(String text) {
    try {
      Path file = Path.of(text);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // It is no fingerprint either.
    }
    throw failure(
        "'" + Printable.line(text) + "' is no file, and no SHA-256 of 64 hexadecimal digits");
  }

  private static boolean isZip(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static List<X509Certificate> signers(Path jar) {
    try {
      return PluginLock.signersOf(jar);
    } catch (IOException e) {
      throw unreadable(jar, e);
    }
  }

  private static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> found = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(bytes))) {
        found.add((X509Certificate) each);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (CertificateException e) {
      throw notCertificate(file);
    }
    if (found.isEmpty()) {
      throw notCertificate(file);
    }
    return found;
  }

  private static CommandFailure notCertificate(Path file) {
    return failure(
        Printable.line(file.toString())
            + " is no certificate: a file of keytool -exportcert -rfc is expected, or a signed JAR");
  }

  private static CommandFailure unreadable(Path file, IOException e) {
    return new CommandFailure(
        ErrorCode.CERTIFICATE,
        Printable.line(file.toString()) + " cannot be read: " + Printable.line(e.toString()),
        e);
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.CERTIFICATE, message);
  }
}
