package dev.secant.runtime.registry.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The copies that stay from run to run, {@code <sha256>.jar} each, in a folder that only this user
 * can look into. None is believed for its name: each is hashed again before it is opened.
 */
final class CopyFolder {
  /** How exact the time of last use is; a write for each use would wear what it is written to. */
  private static final Duration USE_NOTED_EVERY = Duration.ofDays(1);

  /** Another process may note its use of a copy just while its sum is taken here. */
  private static final int ATTEMPTS = 3;

  private static final String TEMPORARY = ".tmp";

  private final Path folder;
  private final AtomicBoolean isSwept = new AtomicBoolean();

  private CopyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the folder in a cache folder.
   *
   * @throws IOException if there can be none, or it would not be private
   */
  static CopyFolder in(Path cache) throws IOException {
    return new CopyFolder(PrivateFolder.in(cache, "plugins"));
  }

  /** Opens the copy with a sum; null if there is none that has it, or none that can be opened. */
  @Nullable PrivateJar open(String sha256) {
    Path copy = folder.resolve(sha256 + ".jar");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      noteUse(copy);
      CopyStamp stamp = CopyStamp.of(copy);
      try {
        if (stamp == null || !sha256.equals(FileSum.of(copy))) {
          return null;
        }
        JarFile jar = new JarFile(copy.toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion());
        if (stamp.equals(CopyStamp.of(copy))) {
          return PrivateJar.kept(jar, copy, sha256, stamp);
        }
        jar.close();
      } catch (IOException e) {
        return null;
      }
    }
    return null;
  }

  /** Returns where the copy with a sum is; null if there is none that has it. */
  @Nullable Path find(String sha256) {
    Path copy = folder.resolve(sha256 + ".jar");
    noteUse(copy);
    try {
      return CopyStamp.of(copy) != null && sha256.equals(FileSum.of(copy)) ? copy : null;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Copies a file in one pass that hashes what it writes; the copy appears under its sum by a
   * rename, whole, and only if that is the one asked for.
   *
   * @param size what the original is said to have
   * @return the sum of what was read
   * @throws FileSum.WriteFailure if there is no room
   * @throws IOException if the original cannot be read
   */
  String add(Path original, String sha256, long size) throws IOException {
    Path temporary = folder.resolve(UUID.randomUUID() + TEMPORARY);
    try {
      String found = FileSum.copy(original, temporary, size);
      if (found.equals(sha256)) {
        appear(temporary, folder.resolve(sha256 + ".jar"));
        if (isSwept.compareAndSet(false, true)) {
          CopySweep.in(folder).run(Instant.now());
        }
      }
      return found;
    } finally {
      PrivateFolder.deleteQuietly(temporary);
    }
  }

  private static void appear(Path temporary, Path copy) throws FileSum.WriteFailure {
    try {
      Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (CopyStamp.of(copy) == null) { // else another process was as fast, and has it open
        throw new FileSum.WriteFailure(e);
      }
    } catch (IOException e) {
      throw new FileSum.WriteFailure(e);
    }
  }

  private static void noteUse(Path copy) {
    CopyStamp stamp = CopyStamp.of(copy);
    Instant now = Instant.now();
    if (stamp != null && stamp.modified().toInstant().isBefore(now.minus(USE_NOTED_EVERY))) {
      try {
        Files.setLastModifiedTime(copy, FileTime.from(now));
      } catch (IOException e) {
        // It is kept for a shorter time then.
      }
    }
  }
}
