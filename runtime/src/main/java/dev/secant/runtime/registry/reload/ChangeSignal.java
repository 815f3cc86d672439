package dev.secant.runtime.registry.reload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits until folders may have changed: by the events of the file system where it has some, else by
 * the clock. What an event says does not matter, so none can be lost: an overflow is one too, and
 * the caller looks at the folders anyway. Used by one thread.
 */
final class ChangeSignal implements Closeable {
  /** Without events. The clock also runs where there are some, for what they do not tell. */
  private static final Duration WITHOUT_EVENTS = Duration.ofSeconds(1);

  private static final Duration WITH_EVENTS = Duration.ofSeconds(5);

  /** Of one processor: what looking may take at most is 1/20, by the clock besides events 1/100. */
  private static final int WITHOUT_EVENTS_SHARE = 20;

  private static final int WITH_EVENTS_SHARE = 100;

  /** After an event: events come in swarms, and may be those of files that are no plug-ins. */
  private static final Duration AFTER_EVENT = Duration.ofMillis(50);

  private static final int AFTER_EVENT_SHARE = 20;

  /** Their events tell of what this machine does only. */
  private static final Set<String> REMOTE =
      Set.of("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "sshfs", "afs", "9p");

  private final @Nullable WatchService service;
  private final Map<Path, Registration> registered = new HashMap<>();
  private boolean seesAll;

  /**
   * @param identity of the folder on its device: another may have come under its name
   */
  private record Registration(WatchKey key, @Nullable Object identity) {}

  ChangeSignal() {
    service = service();
  }

  private static @Nullable WatchService service() {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
      return null; // that of the JDK looks by the clock there, more seldom than this class
    }
    try {
      return FileSystems.getDefault().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      return null; // such as: this user has as many as there may be
    }
  }

  /**
   * Waits for changes in these folders from now on, and in no others.
   *
   * @return whether some were not among those before, so that a change may have been missed
   */
  boolean follow(Set<Path> folders) {
    boolean isNew = false;
    seesAll = service != null;
    registered.keySet().removeIf(folder -> !folders.contains(folder) && cancel(folder));
    for (Path folder : folders) {
      isNew |= follow(folder);
    }
    return isNew;
  }

  private boolean cancel(Path folder) {
    Registration gone = registered.get(folder);
    if (gone != null) {
      gone.key.cancel();
    }
    return true;
  }

  private boolean follow(Path folder) {
    WatchService events = service;
    Registration known = registered.get(folder);
    try {
      Object identity = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
      if (known != null && known.key.isValid() && isSame(identity, known.identity)) {
        return false;
      }
      if (known != null) {
        known.key.cancel();
        registered.remove(folder);
      }
      if (events == null || isRemote(folder)) {
        seesAll = false;
        return false;
      }
      WatchKey key =
          folder.register(
              events,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
      registered.put(folder, new Registration(key, identity));
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      seesAll = false; // not there, or too many are watched on this machine
      return false;
    }
  }

  private static boolean isSame(@Nullable Object identity, @Nullable Object other) {
    return identity == null ? other == null : identity.equals(other);
  }

  private static boolean isRemote(Path folder) throws IOException {
    String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
    return REMOTE.contains(type) || type.startsWith("fuse");
  }

  /**
   * Returns when a folder may have changed.
   *
   * @param lookNanos how long a look at the folders takes
   * @throws InterruptedException if the thread is interrupted
   */
  void await(long lookNanos) throws InterruptedException {
    WatchService events = service;
    if (events == null || registered.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(longer(WITHOUT_EVENTS, lookNanos * WITHOUT_EVENTS_SHARE));
      return;
    }
    long nanos =
        seesAll
            ? longer(WITH_EVENTS, lookNanos * WITH_EVENTS_SHARE)
            : longer(WITHOUT_EVENTS, lookNanos * WITHOUT_EVENTS_SHARE);
    try {
      WatchKey key = events.poll(nanos, TimeUnit.NANOSECONDS);
      if (key != null) { // wait for the swarm, and look at no more than once
        TimeUnit.NANOSECONDS.sleep(longer(AFTER_EVENT, lookNanos * AFTER_EVENT_SHARE));
      }
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = events.poll();
      }
    } catch (ClosedWatchServiceException e) {
      throw new InterruptedException("closed");
    }
  }

  private static long longer(Duration one, long nanos) {
    return Math.max(one.toNanos(), nanos);
  }

  @Override
  public void close() {
    if (service != null) {
      try {
        service.close();
      } catch (IOException e) {
        // There is nothing to lose and nobody to tell.
      }
    }
  }
}
