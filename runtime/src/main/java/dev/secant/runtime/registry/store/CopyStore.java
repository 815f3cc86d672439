package dev.secant.runtime.registry.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the private copies of JARs are: in the folder {@code plugins} of a cache folder, from run
 * to run; else, or if that is no private folder or is full, among the temporary files, where each
 * copy loses its name as it is opened and goes with the process. Thread-safe.
 */
public final class CopyStore {
  private final @Nullable Path cache;
  private @Nullable CopyFolder folder;

  private CopyStore(@Nullable Path cache) {
    this.cache = cache;
  }

  /** Returns a store in a cache folder, which is made when the first copy is. */
  public static CopyStore in(Path cache) {
    return new CopyStore(cache);
  }

  /** Returns a store that keeps nothing from run to run. */
  public static CopyStore temporary() {
    return new CopyStore(null);
  }

  /**
   * Opens the private copy of a JAR, made now if there is none. The original is not read if there
   * is one. Cost: the file is read once or twice.
   *
   * @param sha256 the sum that the content must have, in lower-case hexadecimal digits
   * @throws CopyException if there is no copy, and the original has not that sum or cannot be read,
   *     or no copy can be written
   */
  public PrivateJar open(Path original, String sha256) throws CopyException {
    CopyFolder kept = folder();
    if (kept != null) {
      PrivateJar jar = kept.open(sha256);
      if (jar == null) {
        jar = add(original, sha256, kept);
      }
      if (jar != null) {
        return jar;
      }
    }
    return openTemporary(original, sha256);
  }

  /**
   * Returns the private copy of a file, made now if there is none, without opening it. Cost: the
   * file is read once or twice.
   *
   * @param sha256 the sum that the content must have, in lower-case hexadecimal digits
   * @throws CopyException if there is no copy, and the original has not that sum or cannot be read,
   *     or no copy can be written
   */
  public PrivateFile copy(Path original, String sha256) throws CopyException {
    CopyFolder kept = folder();
    if (kept != null) {
      Path copy = kept.find(sha256);
      if (copy == null && addTo(kept, original, sha256)) {
        copy = kept.find(sha256);
      }
      if (copy != null) {
        return PrivateFile.kept(copy);
      }
    }
    return copyTemporary(original, sha256);
  }

  private synchronized @Nullable CopyFolder folder() {
    if (folder == null && cache != null) {
      try {
        folder = CopyFolder.in(cache);
      } catch (IOException e) {
        return null; // the next copy tries again
      }
    }
    return folder;
  }

  private static @Nullable PrivateJar add(Path original, String sha256, CopyFolder kept)
      throws CopyException {
    return addTo(kept, original, sha256) ? kept.open(sha256) : null;
  }

  private static boolean addTo(CopyFolder kept, Path original, String sha256) throws CopyException {
    try {
      requireSum(sha256, kept.add(original, sha256, size(original)));
      return true;
    } catch (FileSum.WriteFailure e) {
      return false; // full, or not there any more
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(original, e);
    }
  }

  private static PrivateJar openTemporary(Path original, String sha256) throws CopyException {
    try (PrivateFile copy = copyTemporary(original, sha256)) {
      return PrivateJar.temporary(open(copy.path()), copy.path());
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw CopyException.unreadable(e);
    }
  }

  private static PrivateFile copyTemporary(Path original, String sha256) throws CopyException {
    Path folder;
    try {
      folder = PrivateFolder.temporary();
    } catch (IOException e) {
      throw CopyException.notWritable(e);
    }
    PrivateFile copy = PrivateFile.temporary(folder.resolve("plugin.jar"));
    boolean isMade = false;
    try {
      requireSum(sha256, copyTo(original, copy.path()));
      isMade = true;
      return copy;
    } catch (FileSum.WriteFailure e) {
      throw CopyException.notWritable(e);
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw CopyException.unreadable(e);
    } finally {
      if (!isMade) {
        copy.close();
      }
    }
  }

  private static JarFile open(Path copy) throws IOException {
    int mode = ZipFile.OPEN_READ | ZipFile.OPEN_DELETE;
    return new JarFile(copy.toFile(), true, mode, JarFile.runtimeVersion());
  }

  private static String copyTo(Path original, Path copy) throws IOException {
    try {
      return FileSum.copy(original, copy, size(original));
    } catch (FileSum.WriteFailure | CopyException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(original, e);
    }
  }

  private static void requireSum(String wanted, String found) throws CopyException {
    if (!wanted.equals(found)) {
      throw CopyException.changed(found);
    }
  }

  /** To open a pipe that took the place of the file would wait for ever. */
  private static long size(Path original) throws IOException {
    BasicFileAttributes now = Files.readAttributes(original, BasicFileAttributes.class);
    if (!now.isRegularFile()) {
      throw CopyException.changed("");
    }
    return now.size();
  }

  private static CopyException unreadable(Path original, IOException cause) {
    boolean isGone =
        (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException)
            && Files.notExists(original, LinkOption.NOFOLLOW_LINKS);
    return isGone ? CopyException.removed() : CopyException.unreadable(cause);
  }
}
