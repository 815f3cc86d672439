package dev.secant.runtime.registry.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Removes copies that nobody used for a month, the oldest ones of more than fit, and what a killed
 * process left half written. A process that has a copy open keeps what it has open; on Windows the
 * copy stays until a later sweep.
 */
final class CopySweep {
  private static final Duration UNUSED = Duration.ofDays(30);

  /** No copy takes as long to be written. */
  private static final Duration HALF_WRITTEN = Duration.ofHours(1);

  /** What was used within two days is kept, however much it is: the next run needs it again. */
  private static final Duration IN_USE = Duration.ofDays(2);

  private static final long MAX_BYTES = 2L << 30;
  private static final int MAX_LISTED = 20_000;

  private record Copy(Path file, CopyStamp stamp) {
    Instant used() {
      return stamp.modified().toInstant();
    }

    boolean isHalfWritten() {
      return !file.toString().endsWith(".jar");
    }
  }

  private final Path folder;

  private CopySweep(Path folder) {
    this.folder = folder;
  }

  static CopySweep in(Path folder) {
    return new CopySweep(folder);
  }

  /** Removes what is too old at a time; what cannot be removed stays. */
  void run(Instant now) {
    List<Copy> copies = list();
    copies.sort(Comparator.comparing(Copy::used));
    long bytes = copies.stream().mapToLong(copy -> copy.stamp().size()).sum();
    for (Copy copy : copies) {
      Duration age = Duration.between(copy.used(), now);
      boolean isTooMuch = bytes > MAX_BYTES && age.compareTo(IN_USE) > 0;
      Duration limit = copy.isHalfWritten() ? HALF_WRITTEN : UNUSED;
      if (isTooMuch || age.compareTo(limit) > 0) {
        delete(copy.file());
        bytes -= copy.stamp().size();
      }
    }
  }

  private List<Copy> list() {
    List<Copy> copies = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jar,tmp}")) {
      for (Path file : files) {
        CopyStamp stamp = CopyStamp.of(file);
        if (stamp != null && copies.size() < MAX_LISTED) {
          copies.add(new Copy(file, stamp));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return copies;
    }
    return copies;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is open on Windows, or the disk is read-only.
    }
  }
}
