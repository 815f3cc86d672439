package dev.secant.runtime.registry.loader;

import dev.secant.runtime.registry.store.CopyException;
import dev.secant.runtime.registry.store.PrivateJar;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/**
 * The JARs that one class loader reads from: opened at the first use and kept open; between uses
 * only after {@link #retire()}; never again after {@link #close()}. It refers to the loader weakly,
 * so that whoever is to close the files when nobody needs them any more does not thereby keep the
 * loader. Thread-safe.
 */
public final class CodeFiles implements Closeable {
  private final List<CodeFile> files;
  private @Nullable List<PrivateJar> jars;

  /** Those that were given up while somebody used them. */
  private final List<PrivateJar> discarded = new ArrayList<>();

  private int users;
  private int streams;
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
    private final List<PrivateJar> open;

    private Use(List<PrivateJar> open) {
      this.open = open;
    }

    int count() {
      return open.size();
    }

    CodeFile file(int index) {
      return files.get(index);
    }

    PrivateJar jar(int index) {
      return open.get(index);
    }

    /** Opens the files anew for the next use: one of these is not what it was. */
    void discard() {
      CodeFiles.this.discard(open);
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
    List<PrivateJar> open = jars;
    if (open == null) {
      open = openAll();
      jars = open;
    }
    users++;
    return new Use(open);
  }

  /**
   * Opens the files if that can be done, so that what happens to the originals is no matter.
   *
   * @return false if one is not what it was any more; true also if they cannot be opened for
   *     another reason, which will be told when they are used
   */
  public boolean secure() {
    try (Use use = use()) {
      return use.count() > 0;
    } catch (IllegalStateException e) {
      return true;
    } catch (UnreadableCodeException e) {
      boolean hasChanged =
          e.getCause() instanceof CopyException copying
              && (copying.reason() == CopyException.Reason.CHANGED
                  || copying.reason() == CopyException.Reason.REMOVED);
      return !hasChanged;
    }
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

  private synchronized void discard(List<PrivateJar> open) {
    if (jars == open) {
      jars = null;
      discarded.addAll(open);
    }
  }

  /**
   * Opens an entry, to be read as long as the files are open. Who does not close the stream keeps
   * them open between uses, and no longer.
   *
   * @throws IOException if the files are closed or cannot be read
   */
  InputStream stream(int index, JarEntry entry) throws IOException {
    try (Use use = use()) {
      InputStream in = use.jar(index).jar().getInputStream(entry);
      synchronized (this) {
        streams++;
      }
      return new Resource(in);
    } catch (IllegalStateException | UnreadableCodeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private final class Resource extends FilterInputStream {
    private boolean isOver;

    Resource(InputStream in) {
      super(in);
    }

    @Override
    public void close() throws IOException {
      super.close();
      synchronized (CodeFiles.this) {
        streams -= isOver ? 0 : 1;
        isOver = true;
        closeIfIdle();
      }
    }
  }

  private void closeIfIdle() {
    if (users > 0) {
      return;
    }
    if (closed || streams == 0) {
      closeAll(discarded);
      discarded.clear();
    }
    List<PrivateJar> open = jars;
    if (open != null && (closed || (retired && streams == 0 && canOpenAgain(open)))) {
      jars = null;
      closeAll(open);
    }
  }

  /** The only copy of what may have been replaced since must stay open. */
  private static boolean canOpenAgain(List<PrivateJar> open) {
    return open.stream().allMatch(jar -> jar.file() != null);
  }

  private List<PrivateJar> openAll() {
    List<PrivateJar> opened = new ArrayList<>();
    try {
      files.forEach(file -> opened.add(file.open()));
    } catch (UnreadableCodeException e) {
      closeAll(opened);
      throw e;
    }
    return opened;
  }

  private static void closeAll(List<PrivateJar> jars) {
    jars.forEach(PrivateJar::close);
  }
}
