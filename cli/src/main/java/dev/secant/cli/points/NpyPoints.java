package dev.secant.cli.points;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.format.DamagedFileException;
import dev.secant.cli.format.NpyHeader;
import dev.secant.cli.format.NpyType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points in an .npy file: the numbers of a one-dimensional array, or those of one column of a
 * two-dimensional one, or arrays of several. The columns have no names and are chosen by number. It
 * takes the memory of some rows, however many there are and in whichever order they lie.
 */
public final class NpyPoints implements PointSource {
  /** A row is held in memory, and its text. */
  private static final int MOST_COLUMNS = 1 << 16;

  private final PointInput input;
  private final Wanted wanted;
  private final NpyType type;
  private final NpyRows rows;
  private final long count;
  private final int width;
  private final List<Integer> indices;
  private final boolean[] arePoints;
  private final List<String> names;
  private volatile long next; // written by one thread, read by who shows the progress

  private NpyPoints(PointInput input, Wanted wanted, NpyHeader header) throws IOException {
    this.input = input;
    this.wanted = wanted;
    type = header.type();
    List<Long> shape = header.shape();
    count = shape.isEmpty() ? 1 : shape.get(0);
    width = width(shape);
    names = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      names.add(shape.size() == 2 ? PointColumns.numbered(i) : "x");
    }
    PointColumns.Found found = wanted.columns().in(names, input.name());
    indices = found.indices();
    arePoints = found.among(width);
    rows = NpyRows.of(input, header, width, wanted.isCarried() ? everything() : arePoints);
  }

  private boolean[] everything() {
    boolean[] all = new boolean[width];
    Arrays.fill(all, true);
    return all;
  }

  /**
   * Reads the header and finds the columns.
   *
   * @param input closed with the source
   * @throws CommandFailure if {@code input} cannot be read, is no such array, or has no such column
   */
  public static NpyPoints open(PointInput input, Wanted wanted) {
    try {
      return new NpyPoints(input, wanted, NpyHeader.read(input));
    } catch (IOException e) {
      throw input.broken(e).failure();
    }
  }

  private static int width(List<Long> shape) throws DamagedFileException {
    if (shape.size() > 2) {
      throw new DamagedFileException(
          "has an array of " + shape.size() + " dimensions; 1 and 2 can be read");
    }
    long width = shape.size() < 2 ? 1 : shape.get(1);
    if (width == 0) {
      throw new DamagedFileException("has an array without columns: its shape is " + shape);
    }
    if (width > MOST_COLUMNS) {
      throw new DamagedFileException(
          "has " + width + " columns; at most " + MOST_COLUMNS + " can be read");
    }
    return (int) width;
  }

  @Override
  public boolean fill(PointBlock block) throws BrokenSourceException {
    block.clear();
    if (wanted.isCarried()) {
      block.carried(() -> new CarriedRows(arePoints, ',', false));
    }
    try {
      while (next < count && !block.isFull()) {
        add(rows.next(), block);
      }
      if (next == count) {
        rows.requireEnd();
      }
    } catch (DamagedFileException e) {
      throw BrokenSourceException.damaged(name() + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw input.broken(e);
    }
    return block.size() > 0;
  }

  private void add(ByteBuffer row, PointBlock block) {
    CarriedRows carried = block.carried();
    if (carried != null) {
      carried.begin();
      for (int i = 0; i < width; i++) {
        String text = type.text(row, row.position() + i * type.size());
        carried.add(text.getBytes(StandardCharsets.ISO_8859_1));
      }
      carried.endRow();
    }
    long place = next + 1;
    setNext(place);
    if (wanted.columns().areArrays()) {
      double[] elements = new double[indices.size()];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = number(row, indices.get(i));
      }
      block.addArray(Variable.of(elements), place);
    } else {
      block.addNumber(number(row, indices.get(0)), place);
    }
  }

  private void setNext(long place) {
    next = place;
  }

  private double number(ByteBuffer row, int column) {
    return type.number(row, row.position() + column * type.size());
  }

  @Override
  public List<String> columns() {
    return wanted.isCarried() ? names : List.of("x");
  }

  @Override
  public double fractionRead() {
    return count == 0 ? 1 : (double) next / count;
  }

  @Override
  public void onIdle(Runnable action) {
    input.onIdle(action);
  }

  @Override
  public String name() {
    return input.name();
  }

  @Override
  public String where(PointBlock block, int index) {
    return name() + ": row " + block.place(index);
  }

  @Override
  public boolean hasArrays() {
    return wanted.columns().areArrays();
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
    } finally {
      input.close();
    }
  }
}
