package dev.secant.runtime.registry.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * A private copy of a file by its name, for who looks at the bytes before the JDK takes them for a
 * JAR. It has the sum that was asked for, and only this user can write to it.
 */
public final class PrivateFile implements Closeable {
  private final Path path;
  private final boolean isKept;

  private PrivateFile(Path path, boolean isKept) {
    this.path = path;
    this.isKept = isKept;
  }

  /** Returns one that stays on disk. */
  static PrivateFile kept(Path path) {
    return new PrivateFile(path, true);
  }

  /** Returns one that goes, with its folder, when it is closed. */
  static PrivateFile temporary(Path path) {
    return new PrivateFile(path, false);
  }

  /** Returns where it is, as long as this is not closed. */
  public Path path() {
    return path;
  }

  /**
   * Opens it with verification of signatures. The JDK inflates the manifest and the signatures
   * without a limit: look at their sizes before.
   *
   * @throws IOException if it cannot be opened as a JAR
   */
  public JarFile openJar() throws IOException {
    return new JarFile(path.toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion());
  }

  /** Deletes it if it is to be kept for nobody. */
  @Override
  public void close() {
    if (!isKept) {
      PrivateFolder.deleteQuietly(path);
      Path folder = path.getParent();
      if (folder != null) {
        PrivateFolder.deleteQuietly(folder);
      }
    }
  }
}
