package dev.secant.cli.points;

import dev.secant.cli.format.DamagedFileException;
import dev.secant.cli.format.NpyHeader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rows of an array of which each column lies in one piece (Fortran's order): of every column
 * that is needed, the numbers of some rows are read at a time. What cannot be searched, as a pipe
 * or a compressed file, is copied into a temporary file first, which has no name while it is used.
 *
 * <p>Not by a channel: an interrupt that a function leaves in its thread would close it.
 */
final class NpyColumns extends NpyRows {
  /** Rows read at a time, unless they are wide. */
  private static final int MOST_ROWS = 1 << 12;

  private static final int MOST_BYTES = 1 << 20;

  private final RandomAccessFile file;
  private final NpyHeader header;
  private final boolean[] needed;
  private final long start;
  private final long count;
  private final int size;
  private final byte[] array;
  private final ByteBuffer rows;
  private final byte[] column;
  private long row;
  private int held; // rows in the buffer
  private int used; // of them

  private NpyColumns(RandomAccessFile file, NpyHeader header, boolean[] needed) throws IOException {
    this.file = file;
    this.header = header;
    this.needed = needed;
    start = file.getFilePointer();
    count = header.shape().get(0);
    size = header.type().size();
    int length = Math.max(1, Math.min(MOST_ROWS, MOST_BYTES / (needed.length * size)));
    array = new byte[length * needed.length * size];
    rows = ByteBuffer.wrap(array).order(header.type().order());
    column = new byte[length * size];
    requireLength();
  }

  static NpyColumns open(PointInput input, NpyHeader header, boolean[] needed) throws IOException {
    Path path = input.searchable();
    RandomAccessFile file = path == null ? copy(input) : new RandomAccessFile(path.toFile(), "r");
    try {
      if (path != null) {
        skipHeader(file);
      }
      return new NpyColumns(file, header, needed);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /** Leaves the file where the array begins; a stream of the same descriptor moves it. */
  private static void skipHeader(RandomAccessFile file) throws IOException {
    NpyHeader.read(new FileInputStream(file.getFD()));
  }

  private static RandomAccessFile copy(PointInput input) throws IOException {
    Path copy = Files.createTempFile("secant-", ".npy");
    try {
      try (OutputStream stream = new FileOutputStream(copy.toFile())) {
        input.transferTo(stream);
      }
      return new RandomAccessFile(copy.toFile(), "r");
    } finally {
      if (!copy.toFile().delete()) { // a system on which a file has its name while it is open
        copy.toFile().deleteOnExit();
      }
    }
  }

  private void requireLength() throws IOException {
    long wanted;
    try {
      wanted = Math.multiplyExact(count, (long) needed.length * size);
    } catch (ArithmeticException e) {
      throw new DamagedFileException("is damaged: its shape is " + header.shape());
    }
    long there = file.length() - start;
    if (there < wanted) {
      throw new DamagedFileException(
          "is cut off: it has " + there + " of the " + wanted + " bytes of its array");
    }
    if (there > wanted) {
      throw tooLong();
    }
  }

  @Override
  ByteBuffer next() throws IOException {
    if (used == held) {
      readSome();
    }
    rows.position(used * needed.length * size);
    used++;
    row++;
    return rows;
  }

  private void readSome() throws IOException {
    held = (int) Math.min(column.length / size, count - row);
    used = 0;
    for (int i = 0; i < needed.length; i++) {
      if (needed[i]) {
        file.seek(start + (i * count + row) * size);
        file.readFully(column, 0, held * size);
        for (int k = 0; k < held; k++) {
          System.arraycopy(column, k * size, array, (k * needed.length + i) * size, size);
        }
      }
    }
  }

  @Override
  void requireEnd() {} // the length was compared before

  @Override
  public void close() throws IOException {
    file.close();
  }
}
