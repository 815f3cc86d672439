package dev.secant.runtime.registry.reload;

import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.ZipEnd;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the files that changed are finished: two looks at one, a pace apart, saw the same
 * stamp and the same bytes, and it has the end of a JAR, which is written last. One that is gone is
 * finished when it is still gone at the next look. What is no file, or too large for a plug-in, is
 * never read: its stamp alone counts. Used by one thread.
 */
final class Settling {
  /** In place of a sum: it cannot be read, perhaps as somebody writes it. */
  private static final long UNREADABLE = -1;

  /** In place of a sum: it is not to be read, and a reload will say why. */
  private static final long NOT_READ = -2;

  private final Pace pace;
  private final BooleanSupplier isGivenUp;
  private final Map<Path, Look> looks = new HashMap<>();
  private final Set<Path> finished = new HashSet<>();
  private long firstFinished;
  private @Nullable Object problems;
  private boolean problemsStay;

  /**
   * @param sum of the bytes; null if the stamp was new, so that a file that grows is not read over
   *     and over
   */
  private record Look(@Nullable FileStamp stamp, @Nullable Long sum, long sinceNanos) {}

  /**
   * @param isGivenUp asked while a file is read
   */
  Settling(Pace pace, BooleanSupplier isGivenUp) {
    this.pace = pace;
    this.isGivenUp = isGivenUp;
  }

  /** Looks at what is not as it was; to be called once a pace until it {@link #isReady}. */
  void look(Reading now, Reading before, long nanos) {
    boolean hadNone = !isAnythingFinished();
    Set<Path> changed = now.differences(before);
    looks.keySet().retainAll(changed);
    finished.retainAll(changed);
    for (Path file : changed) {
      Look last = looks.get(file);
      Look look = look(file, now.files().get(file), last, nanos);
      looks.put(file, look);
      if (last != null && isSame(look, last) && isFinished(file, look, nanos)) {
        finished.add(file);
      } else {
        finished.remove(file);
      }
    }
    problemsStay =
        !now.problems().equals(before.problems()) && Objects.equals(now.problems(), problems);
    problems = now.problems();
    if (hadNone && isAnythingFinished()) {
      firstFinished = nanos;
    }
  }

  private Look look(Path file, @Nullable FileStamp stamp, @Nullable Look last, long nanos) {
    if (last == null || !Objects.equals(stamp, last.stamp)) {
      return new Look(stamp, null, nanos);
    }
    Long sum = stamp == null ? null : sum(file, stamp);
    boolean isOther = last.sum != null && !last.sum.equals(sum);
    return new Look(stamp, sum, isOther ? nanos : last.sinceNanos);
  }

  /** What is gone has no sum, and is the same if it is gone. */
  private static boolean isSame(Look look, Look last) {
    return Objects.equals(look.stamp, last.stamp)
        && Objects.equals(look.sum, last.sum)
        && (look.stamp == null || look.sum != null);
  }

  private boolean isFinished(Path file, Look look, long nanos) {
    return look.stamp == null
        || Objects.equals(look.sum, NOT_READ)
        || !isJar(file)
        || hasEnd(file)
        || nanos - look.sinceNanos >= pace.stalled().toNanos();
  }

  private static boolean isJar(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  private static boolean hasEnd(Path file) {
    try {
      return ZipEnd.find(file) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private long sum(Path file, FileStamp stamp) {
    // To open a pipe waits for ever, and a device may have no end.
    if (stamp.size() > Candidate.MAX_FILE_BYTES || !Files.isRegularFile(file)) {
      return NOT_READ;
    }
    Checksum sum = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    long left = Candidate.MAX_FILE_BYTES;
    try (InputStream in = new FileInputStream(file.toFile())) {
      int read = in.read(buffer);
      while (read >= 0 && left > 0 && !isGivenUp.getAsBoolean()) {
        sum.update(buffer, 0, read);
        left -= read;
        read = in.read(buffer);
      }
    } catch (IOException e) {
      return UNREADABLE; // which may be how it stays
    }
    return sum.getValue();
  }

  private boolean isAnythingFinished() {
    return problemsStay || !finished.isEmpty();
  }

  /** Returns whether it is time to take into use what is finished. */
  boolean isReady(long nanos) {
    return isAnythingFinished()
        && (unfinished().isEmpty() || nanos - firstFinished >= pace.together().toNanos());
  }

  /** Returns the files that changed and are not finished. */
  Set<Path> unfinished() {
    Set<Path> unfinished = new HashSet<>(looks.keySet());
    unfinished.removeAll(finished);
    return unfinished;
  }

  /** Begins anew: nothing differs any more. */
  void forget() {
    forget(Set.of());
  }

  /** Forgets all but the files that are not finished yet: the others are in use. */
  void forget(Set<Path> unfinished) {
    looks.keySet().retainAll(unfinished);
    finished.clear();
    problems = null;
    problemsStay = false;
  }
}
