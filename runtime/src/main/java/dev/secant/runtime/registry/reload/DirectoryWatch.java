package dev.secant.runtime.registry.reload;

import dev.secant.runtime.registry.scan.Candidate;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches directories of plug-ins in a daemon thread, and reloads when something in them changed
 * and is finished. It compares what is there with what was there at the last reload; events only
 * say when to look. So a change during a reload is seen after it, and one that is undone is none.
 */
public final class DirectoryWatch implements Closeable {
  /** Initialised by the first failure. */
  private static final class Log {
    static final Logger LOGGER = LoggerFactory.getLogger(DirectoryWatch.class);
  }

  private final Watched watched;
  private final Pace pace;
  private final Settling settling;
  private Reading loaded;
  private volatile boolean closed;
  private @Nullable Thread thread;

  /**
   * What is watched.
   *
   * @param files that count although they are no plug-ins
   */
  public record Watched(List<Path> directories, List<Path> files) {
    /** Copies the lists. */
    public Watched {
      directories = List.copyOf(directories);
      files = List.copyOf(files);
    }
  }

  /** Takes into use what is there. */
  @FunctionalInterface
  public interface Reloading {
    /**
     * Looks at what is there, and takes it into use.
     *
     * @param unfinished whether a candidate is about to change and is to stay as it was
     */
    void reload(Predicate<Candidate> unfinished);
  }

  /** Remembers what is there now, so that whatever changes from now on is seen. */
  public DirectoryWatch(Watched watched, Pace pace) {
    this.watched = watched;
    this.pace = pace;
    this.settling = new Settling(pace, () -> closed);
    this.loaded = read();
  }

  /** Begins to watch. To be called once. */
  public synchronized void start(Reloading reloading) {
    // Without the thread locals of the caller, but with its class loader, for the listener's sake:
    // the one is refused, and the other not inherited since Java 19.
    Thread started = new Thread(null, () -> run(reloading), "secant-plug-in-watch", 0, false);
    started.setDaemon(true);
    started.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread = started;
    started.start();
  }

  /** Ends the watch; does not wait for a reload that is on its way. */
  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run(Reloading reloading) {
    try (ChangeSignal signal = new ChangeSignal()) {
      while (!closed) {
        try {
          turn(signal, reloading);
        } catch (RuntimeException | Error e) { // the next change may find it mended
          if (!closed) {
            Log.LOGGER.error("reloading plug-ins failed", e);
            TimeUnit.NANOSECONDS.sleep(pace.between().toNanos());
          }
        }
      }
    } catch (InterruptedException e) {
      // Closed: there is nothing to clear up.
    }
  }

  private void turn(ChangeSignal signal, Reloading reloading) throws InterruptedException {
    long start = System.nanoTime();
    Reading now = read();
    if (signal.follow(folders())) {
      return; // look again: it may have changed before it was followed
    }
    if (now.equals(loaded)) {
      settling.forget();
      signal.await(System.nanoTime() - start);
      return;
    }
    settling.look(now, loaded, start);
    if (settling.isReady(start)) {
      Set<Path> unfinished = settling.unfinished();
      loaded = now.with(unfinished, loaded); // first: what fails is not tried over and over
      settling.forget(unfinished);
      reloading.reload(candidate -> candidate.files().stream().anyMatch(unfinished::contains));
    } else {
      TimeUnit.NANOSECONDS.sleep(pace.between().toNanos());
    }
  }

  private Reading read() {
    return Reading.of(watched.directories, watched.files);
  }

  /** Returns the directories, their folders of plug-ins, and the libraries of these. */
  private Set<Path> folders() {
    Set<Path> folders = new HashSet<>(watched.directories);
    for (Path file : watched.files) {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        folders.add(parent);
      }
    }
    for (Path directory : watched.directories) {
      addFolders(directory, folders);
    }
    return folders;
  }

  private static void addFolders(Path directory, Set<Path> folders) {
    try (DirectoryStream<Path> children =
        Files.newDirectoryStream(directory, DirectoryWatch::mayBeFolder)) {
      for (Path child : children) {
        if (Files.isDirectory(child)) {
          folders.add(child);
          Path libraries = child.resolve("lib");
          if (Files.isDirectory(libraries)) {
            folders.add(libraries);
          }
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // That it cannot be listed is in the reading.
    }
  }

  /** By the name: there may be thousands of JARs. */
  private static boolean mayBeFolder(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && !name.endsWith(".jar");
  }
}
