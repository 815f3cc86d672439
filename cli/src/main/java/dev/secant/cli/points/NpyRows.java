package dev.secant.cli.points;

import dev.secant.cli.format.DamagedFileException;
import dev.secant.cli.format.NpyHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The rows of an array in an .npy file, one after another. */
abstract class NpyRows implements Closeable {
  /**
   * Returns the rows of an array.
   *
   * @param input behind its header
   * @param width number of columns
   * @param needed which columns are asked for; the others may have any content
   */
  static NpyRows of(PointInput input, NpyHeader header, int width, boolean[] needed)
      throws IOException {
    boolean isByColumn = header.isFortranOrder() && header.shape().size() == 2 && width > 1;
    return isByColumn
        ? NpyColumns.open(input, header, needed)
        : new InOrder(input, header, width * header.type().size());
  }

  /**
   * Returns the next row: a number for each column from the buffer's position on, which last until
   * the next call.
   *
   * @throws DamagedFileException if the file ends before
   */
  abstract ByteBuffer next() throws IOException;

  /**
   * Makes sure that nothing stands behind the last row.
   *
   * @throws DamagedFileException if there does
   */
  abstract void requireEnd() throws IOException;

  static DamagedFileException cutOff(long row, NpyHeader header) {
    return new DamagedFileException(
        "is cut off: it ends in row " + row + " of " + header.shape().get(0));
  }

  static DamagedFileException tooLong() {
    return new DamagedFileException("has bytes behind its array; one array can be read");
  }

  /** Rows that lie in the file one after another. */
  private static final class InOrder extends NpyRows {
    private static final int LEAST = 1 << 16;

    private final PointInput input;
    private final NpyHeader header;
    private final int rowLength;
    private final byte[] array;
    private final ByteBuffer bytes;
    private int begin; // of the row that was returned last
    private int used; // by it
    private int end; // of what has been read
    private long row;

    InOrder(PointInput input, NpyHeader header, int rowLength) {
      this.input = input;
      this.header = header;
      this.rowLength = rowLength;
      array = new byte[Math.max(LEAST, rowLength)];
      bytes = ByteBuffer.wrap(array).order(header.type().order());
    }

    @Override
    ByteBuffer next() throws IOException {
      begin += used;
      used = 0;
      row++;
      while (end - begin < rowLength) {
        refill();
      }
      used = rowLength;
      return bytes.position(begin);
    }

    private void refill() throws IOException {
      end -= begin;
      System.arraycopy(array, begin, array, 0, end);
      begin = 0;
      int read = input.read(array, end, array.length - end);
      if (read < 0) {
        throw header.shape().isEmpty()
            ? new DamagedFileException("is cut off: it ends in its number")
            : cutOff(row, header);
      }
      end += read;
    }

    @Override
    void requireEnd() throws IOException {
      if (end > begin + used || input.read() >= 0) {
        throw tooLong();
      }
    }

    @Override
    public void close() {}
  }
}
