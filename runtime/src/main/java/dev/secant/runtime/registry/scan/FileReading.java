package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.text.SafeText;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;

/**
 * Reads a file with the name of a JAR, once from front to end, and tells which bytes it holds. One
 * that is being written is waited for: what is read is the file before or after, never a half.
 */
final class FileReading {
  /** What is kept in memory of one file while a plug-in is looked at. */
  static final int MAX_KEPT_BYTES = 8 << 20;

  /** A file that changed more recently may be in the middle of being written. */
  private static final long FRESH = TimeUnit.SECONDS.toNanos(2);

  /** For so long, who writes a file writes something. */
  private static final long SETTLED = TimeUnit.MILLISECONDS.toNanos(300);

  private final Path path;
  private final PluginFile file;
  private final Waiting waiting;
  private final long mostKept;
  private long unchanged;
  private boolean changes;

  FileReading(Path path, Waiting waiting) {
    this(path, waiting, MAX_KEPT_BYTES);
  }

  /**
   * @param mostKept of a file with more bytes, none are kept; at most {@link #MAX_KEPT_BYTES}
   */
  FileReading(Path path, Waiting waiting, long mostKept) {
    this.mostKept = mostKept;
    this.path = path;
    this.file = new PluginFile(path, SafeText.ofPath(path.toString()));
    this.waiting = waiting;
  }

  /**
   * What was read.
   *
   * @param identity of the file
   * @param bytes that it holds
   */
  record Result(FileIdentity identity, FileBytes bytes) {}

  /** Returns what the file holds, once that stays the same while it is read. */
  Result read() throws RejectedException {
    try {
      while (true) {
        file.requireRegularFile(); // each time: to open what became a pipe would wait for ever
        FileStamp before = FileStamp.of(path);
        Result result = read(before);
        FileStamp after = FileStamp.of(path);
        boolean isStable = before.equals(after);
        if (isStable && !mayBeUnfinished(result)) {
          return result;
        }
        long waited = waiting.pause();
        if (waited == 0 && (changes || !isStable)) {
          throw changing(path);
        }
        if (waited == 0) {
          return result; // then that is what it is
        }
        changes = !isStable || !FileStamp.of(path).equals(after);
        unchanged = changes ? 0 : unchanged + waited;
      }
    } catch (IOException e) {
      throw file.unreadable();
    }
  }

  private Result read(FileStamp stamp) throws IOException, RejectedException {
    if (stamp.size() > Candidate.MAX_FILE_BYTES) {
      file.check(); // what is no JAR at all is called so
      throw tooLarge(stamp.size());
    }
    if (stamp.size() > mostKept) {
      file.check();
      return new Result(new FileIdentity(path, stamp, FileHash.of(path)), FileBytes.TOO_MANY);
    }
    byte[] bytes;
    // Not a channel, which an interrupt would close.
    try (InputStream in = new FileInputStream(path.toFile())) {
      bytes = in.readNBytes((int) stamp.size() + 1);
    }
    MessageDigest digest = Sha256.newDigest();
    digest.update(bytes);
    Sha256 sha256 = Sha256.of(digest.digest());
    return new Result(new FileIdentity(path, stamp, sha256), new FileBytes(bytes));
  }

  /** A JAR ends with its directory; a fresh one that does not may not be all there yet. */
  private boolean mayBeUnfinished(Result result) throws IOException {
    byte[] bytes = result.bytes().get();
    if (bytes == null || unchanged >= SETTLED) {
      return false;
    }
    if (bytes.length != result.identity().stamp().size()) {
      return true; // it grew, although its stamp did not
    }
    boolean beginsAsJar = bytes.length < 2 || (bytes[0] == 'P' && bytes[1] == 'K');
    return beginsAsJar && ZipEnd.find(bytes) == null && isFresh(result.identity().stamp());
  }

  private static boolean isFresh(FileStamp stamp) {
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    return Math.abs(now - Math.max(stamp.modified(), stamp.changed())) < FRESH;
  }

  /** The file is not the one that it was when it was read, or at the look before. */
  static RejectedException changing(Path path) {
    return new RejectedException(
        Problem.of(
            ProblemCode.CHANGED_WHILE_READ,
            SafeText.ofPath(path.toString()),
            "the file is still being written: it changed while it was read",
            "wait until it is copied, then look again; copy under another name and rename at last"));
  }

  private RejectedException tooLarge(long size) {
    return new RejectedException(
        Problem.of(
            ProblemCode.TOO_LARGE,
            SafeText.ofPath(path.toString()),
            "the file has "
                + size
                + " bytes, a JAR of a plug-in may have "
                + Candidate.MAX_FILE_BYTES,
            "leave out what the functions do not need"));
  }
}
