package dev.secant.runtime.registry.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/**
 * Who this process is to the file system. Not by the property {@code user.name}, which a container
 * whose user has no name fills with a question mark, and anybody with anything.
 */
final class CurrentUser {
  private static final Path OWN_PROCESS = Path.of("/proc/self");

  private CurrentUser() {}

  /** Returns the owner that files of this process get. */
  static UserPrincipal name() throws IOException {
    if (Files.isDirectory(OWN_PROCESS)) {
      return Files.getOwner(OWN_PROCESS);
    }
    Path probe = Files.createTempFile("secant-", ".tmp");
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }
}
