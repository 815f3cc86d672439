package dev.secant.cli.points;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.format.DamagedFileException;
import dev.secant.cli.format.GzipInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The content of an input: its bytes, unpacked if they are compressed by gzip, whatever its name.
 * Knows how much of it has been read.
 */
public final class PointInput extends FilterInputStream {
  private final RawInput raw;
  private final String name;
  private final long size;
  private final @Nullable Path file;

  private PointInput(RawInput raw, String name, long size, @Nullable Path file) {
    super(raw);
    this.raw = raw;
    this.name = name;
    this.size = size;
    this.file = file;
  }

  /**
   * Returns the content of a file.
   *
   * @param stream its bytes; closed with the result
   * @param name for messages
   * @param size in bytes
   * @throws CommandFailure if it cannot be read
   */
  public static PointInput ofFile(InputStream stream, String name, long size, Path file) {
    return new PointInput(new RawInput(stream, false), name, size, file).unpacked();
  }

  /**
   * Returns the content of what somebody may still write to: standard input, or a pipe with a name.
   * It is told apart from what is compressed by its first bytes, for which it waits.
   *
   * @throws CommandFailure if it cannot be read
   */
  public static PointInput awaited(InputStream stream, String name) {
    return new PointInput(new RawInput(stream, true), name, -1, null).unpacked();
  }

  private PointInput unpacked() {
    try {
      if (raw.beginsWith(0x1f, 0x8b)) {
        in = new GzipInput(raw);
      }
      return this;
    } catch (IOException e) {
      throw broken(e).failure();
    }
  }

  /** Returns what messages call it. */
  public String name() {
    return name;
  }

  /** Returns whether it is compressed. */
  public boolean isCompressed() {
    return in != raw;
  }

  /** Returns the file, if its bytes are the content, so that one can go back in it; else null. */
  @Nullable Path searchable() {
    return isCompressed() ? null : file;
  }

  /** Sets what is run before it waits for bytes. */
  void onIdle(Runnable action) {
    raw.onIdle(action);
  }

  /** Returns how much of it has come, from 0 to 1; NaN if its size is not known. */
  double fractionRead() {
    return size > 0 ? (double) raw.count() / size : Double.NaN;
  }

  /** Returns the end of the reading that an exception means. */
  BrokenSourceException broken(IOException e) {
    return e instanceof DamagedFileException
        ? BrokenSourceException.damaged(name + " " + e.getMessage(), e)
        : BrokenSourceException.unreadable(e);
  }
}
