package dev.secant.runtime.registry.loader;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The JARs that one class loader reads from: opened at the first use and kept open; between uses
 * only after {@link #retire()}; never again after {@link #close()}. It refers to the loader weakly,
 * so that whoever is to close the files when nobody needs them any more does not thereby keep the
 * loader. Thread-safe.
 */
public final class CodeFiles implements Closeable {
  private final List<CodeFile> files;
  private @Nullable List<JarFile> jars;
  private int users;
  private boolean retired;
  private boolean closed;
  private WeakReference<@Nullable ClassLoader> reader = new WeakReference<>(null);

  /**
   * Creates it; nothing is opened yet.
   *
   * @param files the JAR of the plug-in, then its libraries, in the order of look-up
   */
  public CodeFiles(List<CodeFile> files) {
    this.files = List.copyOf(files);
  }

  /** One use, for as long as it is not closed. */
  final class Use implements AutoCloseable {
    private final List<JarFile> open;

    private Use(List<JarFile> open) {
      this.open = open;
    }

    int count() {
      return open.size();
    }

    CodeFile file(int index) {
      return files.get(index);
    }

    JarFile jar(int index) {
      return open.get(index);
    }

    @Override
    public void close() {
      endUse();
    }
  }

  /** Says who reads from here. */
  synchronized void readBy(ClassLoader loader) {
    reader = new WeakReference<>(loader);
  }

  /** Returns who reads from here; null if nobody has begun, or the loader is collected. */
  public synchronized @Nullable ClassLoader reader() {
    return reader.get();
  }

  /**
   * @throws UnreadableCodeException if one of the files cannot be opened; the next call tries again
   * @throws IllegalStateException if this is closed
   */
  synchronized Use use() {
    if (closed) {
      throw new IllegalStateException("the registry must be open, was closed");
    }
    List<JarFile> open = jars;
    if (open == null) {
      open = openAll();
      jars = open;
    }
    users++;
    return new Use(open);
  }

  private synchronized void endUse() {
    users--;
    closeIfIdle();
  }

  /** Keeps no file open between uses from now on. */
  public synchronized void retire() {
    retired = true;
    closeIfIdle();
  }

  /** Closes the files, as soon as the uses that have begun are over; there are no more. */
  @Override
  public synchronized void close() {
    closed = true;
    closeIfIdle();
  }

  private void closeIfIdle() {
    List<JarFile> open = jars;
    if (open != null && users == 0 && (retired || closed)) {
      jars = null;
      closeAll(open);
    }
  }

  private List<JarFile> openAll() {
    List<JarFile> opened = new ArrayList<>();
    try {
      files.forEach(file -> opened.add(open(file)));
    } catch (UnreadableCodeException e) {
      closeAll(opened);
      throw e;
    }
    return opened;
  }

  private static JarFile open(CodeFile file) {
    if (!file.isUnchanged()) {
      throw file.changed();
    }
    try {
      return new JarFile(file.path().toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static void closeAll(List<JarFile> jars) {
    for (JarFile jar : jars) {
      try {
        jar.close();
      } catch (IOException e) {
        // It was open for reading: there is nothing to lose and nobody to tell.
      }
    }
  }
}
