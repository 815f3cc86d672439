package dev.secant.cli.plugins.install;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** A Maven repository in a folder, as {@code mvn deploy} fills it. */
final class FileRepository {
  private final Path folder;

  FileRepository(Path folder) {
    this.folder = folder;
  }

  /** Adds an artifact of {@code org.acme} in version 1.0, with dependencies as xml. */
  FileRepository add(String artifact, Path jar, String... dependencies) throws IOException {
    return add(artifact, "1.0", jar, dependencies);
  }

  FileRepository add(String artifact, String version, Path jar, String... dependencies)
      throws IOException {
    Path home = Files.createDirectories(folder.resolve("org/acme/" + artifact + "/" + version));
    String stem = artifact + "-" + version;
    withChecksum(Files.copy(jar, home.resolve(stem + ".jar")));
    String pom =
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
            + "<groupId>org.acme</groupId><artifactId>"
            + artifact
            + "</artifactId><version>"
            + version
            + "</version><dependencies>"
            + String.join("", dependencies)
            + "</dependencies></project>";
    withChecksum(Files.writeString(home.resolve(stem + ".pom"), pom));
    return this;
  }

  static String dependency(String coordinates, String scope) {
    String[] parts = coordinates.split(":", -1);
    return "<dependency><groupId>"
        + parts[0]
        + "</groupId><artifactId>"
        + parts[1]
        + "</artifactId><version>"
        + parts[2]
        + "</version><scope>"
        + scope
        + "</scope></dependency>";
  }

  /** The JAR of an artifact of {@code org.acme} in version 1.0. */
  Path jar(String artifact) {
    return folder.resolve("org/acme/" + artifact + "/1.0/" + artifact + "-1.0.jar");
  }

  /**
   * Writes settings by which this is all the network there is, with a local repository of its own.
   */
  Path settings(Path file) throws IOException {
    return Files.writeString(
        file,
        "<settings><localRepository>"
            + file.resolveSibling("local")
            + "</localRepository><mirrors><mirror><id>here</id><mirrorOf>central</mirrorOf><url>"
            + folder.toUri()
            + "</url></mirror></mirrors></settings>");
  }

  private static void withChecksum(Path file) throws IOException {
    Files.writeString(Path.of(file + ".sha1"), sha1(Files.readAllBytes(file)));
  }

  private static String sha1(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
      return String.format(Locale.ROOT, "%040x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
