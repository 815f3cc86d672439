package dev.secant.install;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Addresses of repositories, which may be folders. */
final class Address {
  private static final Set<String> PROTOCOLS = Set.of("http", "https", "file");

  private Address() {}

  /**
   * Returns the address of a repository.
   *
   * @param text an address, or the path of a folder
   * @throws IllegalArgumentException if it is neither
   */
  static String of(String text) {
    try {
      String scheme = new URI(text).getScheme();
      if (scheme != null && PROTOCOLS.contains(scheme.toLowerCase(Locale.ROOT))) {
        return text;
      }
    } catch (URISyntaxException e) {
      return ofFolder(text); // a blank in a path, perhaps
    }
    return ofFolder(text);
  }

  private static String ofFolder(String text) {
    try {
      Path folder = Path.of(text);
      if (Files.isDirectory(folder)) {
        return folder.toAbsolutePath().normalize().toUri().toString();
      }
    } catch (InvalidPathException e) {
      throw none(text);
    }
    throw none(text);
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException(
        "a repository must be an address that begins with https:, http: or file:, or a folder, was '"
            + Secrets.cutGiven(text)
            + "'");
  }
}
