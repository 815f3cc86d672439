package dev.secant.runtime.registry.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder that only this user can look into, for what code is loaded from. Where the file system
 * knows no permissions, it is as private as the folder it is in, which on Windows is the user's.
 */
final class PrivateFolder {
  private static final boolean HAS_PERMISSIONS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OF_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OF_FILE =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFolder() {}

  /**
   * Returns a folder in another one, both made if they are not there.
   *
   * @throws IOException if it cannot be made, belongs to somebody else, or others may write to it
   *     or to the folder it is in
   */
  static Path in(Path parent, String name) throws IOException {
    Files.createDirectories(parent, folderAttributes());
    Path real = parent.toRealPath();
    Path folder = real.resolve(name);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder, folderAttributes());
    }
    if (HAS_PERMISSIONS) {
      requirePrivate(real);
      requirePrivate(folder);
      if (!permissions(folder).equals(OF_FOLDER)) {
        Files.setPosixFilePermissions(folder, OF_FOLDER);
      }
    }
    return folder;
  }

  /** Returns a new folder among the temporary files, whose name nobody can guess. */
  static Path temporary() throws IOException {
    return Files.createTempDirectory("secant-");
  }

  /**
   * Makes an empty file that only this user can read.
   *
   * @throws IOException if there is one of that name, or there can be none
   */
  static void createFile(Path file) throws IOException {
    if (HAS_PERMISSIONS) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OF_FILE));
    } else {
      Files.createFile(file);
    }
  }

  private static void requirePrivate(Path folder) throws IOException {
    if (!Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(CurrentUser.name())) {
      throw new IOException(folder + " belongs to another user");
    }
    Set<PosixFilePermission> permissions = permissions(folder);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("others may write to " + folder);
    }
  }

  private static Set<PosixFilePermission> permissions(Path folder) throws IOException {
    return Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .permissions();
  }

  private static FileAttribute<?>[] folderAttributes() {
    return HAS_PERMISSIONS
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OF_FOLDER)}
        : new FileAttribute<?>[0];
  }

  /** Deletes a file or an empty folder, if it is there and can be deleted. */
  static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A later sweep removes it, or that of the system for temporary files.
    }
  }
}
