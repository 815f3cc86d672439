package dev.secant.testkit.jar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPath;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Signatures of JARs, put on by the JDK's own signer and taken off again. */
final class JarSigning {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private JarSigning() {}

  /** Returns the entries with a manifest of digests and the signature files in front. */
  static List<ZipMember> sign(List<ZipMember> members, SigningKey key) {
    try {
      Path unsigned = Files.createTempFile("unsigned", ".jar");
      Path signed = Files.createTempFile("signed", ".jar");
      try {
        Files.write(unsigned, ZipImage.of(members, new byte[0], 0));
        try (ZipFile in = new ZipFile(unsigned.toFile());
            OutputStream out = Files.newOutputStream(signed)) {
          signer(key).sign(in, out);
        }
        return read(signed);
      } finally {
        Files.delete(unsigned);
        Files.delete(signed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JarSigner signer(SigningKey key) {
    try {
      CertPath path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(key.certificate()));
      return new JarSigner.Builder(key.key(), path).signerName("SIGNER").build();
    } catch (CertificateException e) {
      throw new IllegalStateException("the JDK must read its own certificates", e);
    }
  }

  private static List<ZipMember> read(Path jar) throws IOException {
    List<ZipMember> members = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        try (InputStream in = zip.getInputStream(entry)) {
          members.add(ZipMember.of(entry.getName(), in.readAllBytes()));
        }
      }
    }
    return members;
  }

  /** Returns the entries without signature files, and without digests in the manifest. */
  static List<ZipMember> strip(List<ZipMember> members) {
    return members.stream()
        .filter(member -> !isSignature(new String(member.name(), StandardCharsets.UTF_8)))
        .map(member -> member.isNamed(MANIFEST) ? withoutDigests(member) : member)
        .toList();
  }

  private static boolean isSignature(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("META-INF/")
        && (upper.endsWith(".SF") || upper.endsWith(".EC") || upper.endsWith(".RSA"));
  }

  private static ZipMember withoutDigests(ZipMember member) {
    try {
      Manifest manifest = new Manifest(new ByteArrayInputStream(Inflation.of(member)));
      manifest.getEntries().clear();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      manifest.write(bytes);
      return ZipMember.of(MANIFEST, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
