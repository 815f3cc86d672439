package dev.secant.cli.points;

import dev.secant.cli.format.DamagedFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of an input, none longer than {@value #LONGEST} bytes. They end in LF or CRLF. */
final class TextLines {
  static final int LONGEST = 1 << 22;

  private final InputBuffer buffer;
  private long count;

  TextLines(InputBuffer buffer) {
    this.buffer = buffer;
  }

  /** Returns the number of lines read. */
  long count() {
    return count;
  }

  /**
   * Returns the next line without its end; null if there is none.
   *
   * @throws DamagedFileException if it is too long
   */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean isThere = false;
    while (buffer.position() < buffer.limit() || buffer.refill()) {
      isThere = true;
      int end = lineEnd();
      line.write(buffer.bytes(), buffer.position(), end - buffer.position());
      boolean isWhole = end < buffer.limit();
      buffer.advanceTo(isWhole ? end + 1 : end);
      if (line.size() > LONGEST) {
        throw new DamagedFileException("has a line longer than " + LONGEST + " bytes");
      }
      if (isWhole) {
        break;
      }
    }
    count += isThere ? 1 : 0;
    String text = line.toString(StandardCharsets.UTF_8);
    return isThere ? (text.endsWith("\r") ? text.substring(0, text.length() - 1) : text) : null;
  }

  private int lineEnd() {
    byte[] bytes = buffer.bytes();
    int i = buffer.position();
    while (i < buffer.limit() && bytes[i] != '\n') {
      i++;
    }
    return i;
  }
}
