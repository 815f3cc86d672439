package dev.secant.runtime.registry.cache;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * What only this user can have written. Where the file system knows no owners, it is as private as
 * the folder it is in, which on Windows is the user's.
 */
final class PrivateFiles {
  private static final boolean HAS_OWNERS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  /** The folder of this process, which belongs to its user: there need be no name for that. */
  private static final Path OWN_PROCESS = Path.of("/proc/self");

  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int TYPE = 0170000;
  private static final int REGULAR_FILE = 0100000;
  private static final int FOLDER = 0040000;

  private PrivateFiles() {}

  /** Returns whether this is a folder of this user to which nobody else may write. */
  static boolean isFolder(Path path) throws IOException {
    return HAS_OWNERS ? is(path, FOLDER) : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns whether this is a file of this user to which nobody else may write. */
  static boolean isFile(Path path) throws IOException {
    return HAS_OWNERS
        ? is(path, REGULAR_FILE)
        : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean is(Path path, int type) throws IOException {
    Map<String, Object> unix =
        Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
    return unix.get("mode") instanceof Integer mode
        && (mode & TYPE) == type
        && (mode & WRITABLE_BY_OTHERS) == 0
        && unix.get("uid") instanceof Integer uid
        && uid.equals(ownUser());
  }

  private static Object ownUser() throws IOException {
    if (Files.exists(OWN_PROCESS)) {
      return Files.getAttribute(OWN_PROCESS, "unix:uid");
    }
    Path probe = Files.createTempFile("secant", ".tmp");
    try {
      return Files.getAttribute(probe, "unix:uid");
    } finally {
      Files.delete(probe);
    }
  }

  /** Makes a folder that only this user can look into, and those above it that are not there. */
  static void makeFolder(Path folder) throws IOException {
    FileAttribute<?>[] attributes =
        HAS_OWNERS
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(folder, attributes);
  }
}
