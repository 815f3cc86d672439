package dev.secant.cli.output;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.format.NpyHeader;
import dev.secant.cli.format.NpyType;
import dev.secant.cli.points.CarriedRows;
import dev.secant.cli.points.NumberText;
import dev.secant.runtime.diff.DerivativeStatus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An .npy array with a row for each row and a column for each cell; of arrays, for each element. It
 * has one dimension if there is one column. A status is its number in the order of {@link
 * DerivativeStatus}, from 0 for OK; of a row that failed it is NaN.
 *
 * <p>How many rows there are stands in the header and is known last, so it goes to a file that can
 * be gone back in.
 */
public final class NpyWriter implements RowWriter {
  private static final int LONGEST_SHOWN = 60;

  private final ByteSink sink;
  private final NpyType type;
  private final Consumer<NpyHeader> end;
  private List<String> columns = List.of();
  private int[] widths = {}; // of the cells, 0 if not known yet
  private @Nullable HeldNumbers held; // of the rows before all widths are known
  private long beyond; // finite numbers for which the type has none
  private final byte[] bytes; // of a number
  private final ByteBuffer number;
  private int cell;
  private long rows;

  /**
   * Creates a writer.
   *
   * @param sink receives the numbers, behind a header
   * @param type of the numbers
   * @param end receives the header once it is known
   */
  public NpyWriter(ByteSink sink, NpyType type, Consumer<NpyHeader> end) {
    this.sink = sink;
    this.type = type;
    this.end = end;
    bytes = new byte[type.size()];
    number = ByteBuffer.wrap(bytes).order(type.order());
  }

  @Override
  public void header(List<String> names) {
    columns = List.copyOf(names);
    widths = new int[columns.size()];
    held = new HeldNumbers(widths.length);
  }

  @Override
  public void carried(CarriedRows carried, int row) {
    for (int i = 0; i < carried.width(); i++) {
      requireWidth(1); // a field is never an array
      number(number(carried.text(row, i), carried.isPoint(i)));
    }
  }

  /** A point that is no number has failed, and that has been told. */
  private double number(String field, boolean isPoint) {
    try {
      return field.isEmpty() ? Double.NaN : NumberText.parse(field);
    } catch (NumberFormatException e) {
      if (isPoint) {
        return Double.NaN;
      }
      throw failure(
          "column "
              + Printable.cut(columns.get(cell), LONGEST_SHOWN)
              + " has '"
              + Printable.cut(field, LONGEST_SHOWN)
              + "' in row "
              + (rows + 1)
              + ", and an .npy file has numbers only; --only leaves out all columns but the"
              + " results, and .csv or .jsonl can have text");
    }
  }

  @Override
  public void number(double value) {
    int width = Math.max(1, widths[cell]); // of a failed row, NaN for each element
    if (!Double.isNaN(value)) {
      requireWidth(1);
    }
    for (int i = 0; i < width; i++) {
      write(value);
    }
    cell++;
  }

  @Override
  public void array(Variable value) {
    requireWidth(value.size());
    for (int i = 0; i < value.size(); i++) {
      write(value.get(i));
    }
    cell++;
  }

  @Override
  public void count(long value) {
    number((double) value);
  }

  @Override
  public void words(WordArray value) {
    requireWidth(value.words().size());
    value.words().forEach(word -> write(status(word)));
    cell++;
  }

  @Override
  public void text(String value) {
    number(status(value));
  }

  @SuppressWarnings("EnumOrdinal") // the order of the constants is documented with the format
  private static double status(String word) {
    try {
      return DerivativeStatus.valueOf(word).ordinal();
    } catch (IllegalArgumentException e) { // none: the row has failed
      return Double.NaN;
    }
  }

  private void write(double value) {
    if (held == null) {
      put(value);
    } else {
      held.add(value);
    }
  }

  private void put(double value) {
    if (type.size() == Float.BYTES) {
      float rounded = (float) value;
      boolean isLost = Float.isInfinite(rounded) ? Double.isFinite(value) : rounded == 0;
      beyond += isLost && value != 0 ? 1 : 0;
      number.putFloat(0, rounded);
    } else {
      number.putDouble(0, value);
    }
    sink.bytes(bytes);
  }

  private void requireWidth(int width) {
    if (widths[cell] != 0 && widths[cell] != width) {
      throw ragged(width);
    }
    widths[cell] = width;
    if (held != null) {
      held.known(cell);
    }
  }

  private CommandFailure ragged(int width) {
    return failure(
        "column "
            + Printable.cut(columns.get(cell), LONGEST_SHOWN)
            + " has "
            + width
            + (width == 1 ? " number" : " numbers")
            + " in row "
            + (rows + 1)
            + " and "
            + widths[cell]
            + " before, and all rows of an .npy file have as many");
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.OUTPUT_FORMAT, message);
  }

  @Override
  public void endRow() {
    rows++;
    cell = 0;
    if (held != null) {
      held.endRow();
      if (held.isOver()) {
        release(held);
      }
    }
  }

  /** Writes what is held; a cell of which nothing is known but NaN has one number from now on. */
  private void release(HeldNumbers numbers) {
    Arrays.setAll(widths, i -> Math.max(1, widths[i]));
    held = null;
    numbers.drain(widths, this::put);
  }

  @Override
  public void flush() {
    sink.flush();
  }

  @Override
  public @Nullable String remark() {
    return beyond == 0
        ? null
        : beyond
            + (beyond == 1 ? " number is" : " numbers are")
            + " beyond what --dtype f4 can hold, and became infinite or 0; f8 holds all";
  }

  @Override
  public void finish() {
    if (held != null) {
      release(held);
    }
    sink.flush();
    long width = Arrays.stream(widths).sum();
    end.accept(new NpyHeader(type, false, width == 1 ? List.of(rows) : List.of(rows, width)));
  }
}
