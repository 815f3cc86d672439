package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;

/** Keys and certificates as keytool makes them, and JARs signed with them by the JDK. */
final class Signers {
  private static final String PASSWORD = "changeit";

  private final KeyStore keys;

  private Signers(KeyStore keys) {
    this.keys = keys;
  }

  /** Makes {@code acme}, {@code other} and {@code old}, whose certificate expired in 2020. */
  static Signers create(Path directory) throws IOException {
    Path file = directory.resolve("keys.p12");
    keytool(file, "acme", "CN=Acme Plug-ins,O=Acme");
    keytool(file, "other", "CN=Somebody Else");
    keytool(file, "old", "CN=Old", "-startdate", "2020/01/01 00:00:00", "-validity", "100");
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return new Signers(keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path file, String alias, String name, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", alias, "-dname", name));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    command.addAll(Arrays.asList(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor()).as(output).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate certificate(String alias) {
    return (X509Certificate) entry(alias).getCertificate();
  }

  private PrivateKeyEntry entry(String alias) {
    try {
      return (PrivateKeyEntry) keys.getEntry(alias, new PasswordProtection(PASSWORD.toCharArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs a JAR in its place. By reflection: the module under test does not read the signer's. */
  Path sign(String alias, Path jar) throws IOException {
    Path signed = jar.resolveSibling(jar.getFileName() + ".signed");
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      Class<?> type = Class.forName("jdk.security.jarsigner.JarSigner$Builder");
      Object builder = type.getConstructor(PrivateKeyEntry.class).newInstance(entry(alias));
      String name = alias.toUpperCase(Locale.ROOT);
      type.getMethod("signerName", String.class).invoke(builder, name);
      Object signer = type.getMethod("build").invoke(builder);
      signer
          .getClass()
          .getMethod("sign", ZipFile.class, OutputStream.class)
          .invoke(signer, in, out);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return Files.move(signed, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
