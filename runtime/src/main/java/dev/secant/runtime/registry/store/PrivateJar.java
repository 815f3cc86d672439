package dev.secant.runtime.registry.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** A private copy of a JAR, open for reading. Thread-safe. */
public final class PrivateJar implements Closeable {
  private final JarFile jar;
  private final Path file;
  private final String sha256;
  private final boolean isKept;

  /** What the copy was when its sum was last seen to be right. */
  private volatile @Nullable CopyStamp stamp;

  private PrivateJar(JarFile jar, Path file, String sha256, @Nullable CopyStamp stamp) {
    this.jar = jar;
    this.file = file;
    this.sha256 = sha256;
    this.stamp = stamp;
    isKept = stamp != null;
  }

  /** Returns one that stays on disk; {@code stamp} is of before its sum was taken. */
  static PrivateJar kept(JarFile jar, Path file, String sha256, CopyStamp stamp) {
    return new PrivateJar(jar, file, sha256, stamp);
  }

  /** Returns one that has no name any more, or loses it when it is closed. */
  static PrivateJar temporary(JarFile jar, Path file) {
    return new PrivateJar(jar, file, "", null);
  }

  /** Returns the open file. */
  public JarFile jar() {
    return jar;
  }

  /** Returns the name under which the copy can be opened again, or null if it has none. */
  public @Nullable Path file() {
    return isKept ? file : null;
  }

  /**
   * Returns whether the copy is what it was when it was opened. Cost: a look at its attributes; a
   * pass over it if they are others, as when another process noted that it uses it too.
   */
  public boolean isIntact() {
    if (!isKept) {
      return true;
    }
    CopyStamp now = CopyStamp.of(file);
    CopyStamp known = stamp;
    if (now == null
        || known == null
        || !Objects.equals(known.key(), now.key())
        || known.equals(now)) {
      return true; // removed or replaced by a rename: what is open is the file as it was
    }
    try {
      if (sha256.equals(FileSum.of(file)) && now.equals(CopyStamp.of(file))) {
        stamp = now;
        return true;
      }
    } catch (IOException e) {
      return false;
    }
    return false;
  }

  /** Closes the file. */
  @Override
  public void close() {
    try {
      jar.close();
    } catch (IOException e) {
      // It was open for reading: there is nothing to lose and nobody to tell.
    }
    if (!isKept) {
      PrivateFolder.deleteQuietly(file);
      Path folder = file.getParent();
      if (folder != null) {
        PrivateFolder.deleteQuietly(folder);
      }
    }
  }
}
