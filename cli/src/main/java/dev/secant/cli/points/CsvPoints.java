package dev.secant.cli.points;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Numbers in a column of CSV (RFC 4180), or arrays in several, read as a stream: fields may be
 * quoted, lines end in LF, CRLF or CR, blank lines are skipped. Plain rows are read by {@link
 * PlainRows}, all others, the first among them, by the CSV library; the two take turns.
 *
 * <p>A row whose field is missing or no number is a point with a failure, and the rows behind it
 * are read. An opening quote without a closing one, and a field of more than {@value
 * #LONGEST_FIELD} characters, end the reading: where the next row begins is not known then.
 */
public final class CsvPoints implements PointSource {
  static final int LONGEST_FIELD = 1 << 20;

  private static final int LONGEST_SHOWN = 100;

  private final PointInput input;
  private final String name;
  private final Wanted wanted;
  private final char separator;
  private final boolean hasArrays;
  private final boolean mayBePlain;
  private final PlainRows plain;
  private final LineReader lines;
  private final CsvRow row;
  private final CsvReader<CsvRow> reader;
  private final CloseableIterator<CsvRow> rows;
  private int count; // of the columns that make a point
  private boolean firstIsPending;
  private List<String> columns = List.of("x");
  private boolean[] arePoints = {};

  private CsvPoints(PointInput input, Wanted wanted, char separator) throws IOException {
    this.input = input;
    this.wanted = wanted;
    this.separator = separator;
    name = input.name();
    hasArrays = wanted.columns().areArrays();
    mayBePlain = PlainRows.canHave(separator);
    InputBuffer buffer = Utf8Input.open(input, name);
    plain = new PlainRows(buffer, separator, hasArrays);
    lines = new LineReader(buffer);
    row = new CsvRow(separator, wanted.isCarried());
    reader = reader(lines, separator);
    rows = reader.iterator();
  }

  /**
   * Reads the first row and finds the columns.
   *
   * @param input closed with the source
   * @param wanted the columns with the points, and what to carry
   * @param separator between fields
   * @throws CommandFailure if {@code input} cannot be read, is no text in UTF-8 or has no such
   *     column
   */
  public static CsvPoints open(PointInput input, Wanted wanted, char separator) {
    try {
      CsvPoints points = new CsvPoints(input, wanted, separator);
      points.choose(wanted.columns());
      return points;
    } catch (IOException e) {
      throw input.broken(e).failure();
    } catch (BrokenSourceException e) {
      throw e.failure();
    }
  }

  // The strict choice would end the reading at a stray character behind a closing quote, and lose
  // all rows after it. The library means to drop this option in its next major version; ours is
  // pinned, and a test holds the behaviour.
  @SuppressWarnings("removal")
  private CsvReader<CsvRow> reader(LineReader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(true)
        .detectBomHeader(false)
        .maxBufferSize(LONGEST_FIELD)
        .build(row, text);
  }

  private void choose(PointColumns choice) throws BrokenSourceException {
    if (!advance()) {
      return;
    }
    if (row.isFirstRowTooLong()) {
      throw new CommandFailure(
          ErrorCode.INPUT_FORMAT,
          name
              + ":"
              + line()
              + ": the first row is longer than "
              + CsvRow.LONGEST_FIRST_ROW
              + " characters, so this is no table of points");
    }
    PointColumns.Found found = choice.in(row.firstRow(), name);
    row.choose(found.indices());
    count = found.indices().size();
    plain.choose(row.slots(), count);
    firstIsPending = !found.firstRowIsHeader();
    if (wanted.isCarried()) {
      arePoints = found.among(row.width());
      columns = firstIsPending ? found.names(row.width(), hasArrays) : List.copyOf(row.firstRow());
    }
  }

  private CarriedRows room() {
    return new CarriedRows(arePoints, mayBePlain ? separator : ',', false);
  }

  @Override
  public boolean fill(PointBlock block) throws BrokenSourceException {
    block.clear();
    if (wanted.isCarried() && arePoints.length > 0) {
      block.carried(this::room);
    }
    if (firstIsPending) {
      firstIsPending = false;
      add(block);
    }
    addPlain(block);
    while (!block.isFull() && advance()) {
      add(block);
      addPlain(block);
    }
    return block.size() > 0;
  }

  private void addPlain(PointBlock block) throws BrokenSourceException {
    if (!mayBePlain) {
      return;
    }
    try {
      plain.addTo(block);
    } catch (IOException e) {
      throw input.broken(e);
    }
  }

  /** Returns the line that the row which the library has read begins in. */
  private long line() {
    return row.line() + plain.lines();
  }

  private void add(PointBlock block) throws BrokenSourceException {
    CarriedRows carried = block.carried();
    if (carried != null) {
      requireCarriable();
      row.carryTo(carried);
    }
    int missing = row.missingColumn();
    if (missing >= 0) {
      block.addFailure(withText("the row has no column " + (missing + 1)), line());
    } else if (row.hasExtraField()) {
      block.addFailure(withText(tooLong()), line());
    } else if (hasArrays) {
      addArray(block);
    } else {
      addNumber(block);
    }
  }

  private String tooLong() {
    boolean isDecimalComma = row.width() == 1 && row.text().matches("[+-]?[0-9]+,[0-9]+");
    return "the row has "
        + row.fieldCount()
        + " columns, the first row "
        + row.width()
        + (isDecimalComma ? "; if the comma is a decimal one, write a point" : "");
  }

  private void requireCarriable() throws BrokenSourceException {
    if (row.isTooLongToCarry()) {
      throw new BrokenSourceException(
          ErrorCode.INPUT_FORMAT,
          name
              + ":"
              + line()
              + ": a row is longer than "
              + CsvRow.LONGEST_CARRIED
              + " characters; --only leaves out all columns but the point",
          null);
    }
  }

  private void addArray(PointBlock block) {
    double[] elements = new double[count];
    for (int i = 0; i < count; i++) {
      try {
        elements[i] = NumberText.parse(row.field(i));
      } catch (NumberFormatException e) {
        String where = "column " + (row.column(i) + 1) + ": ";
        block.addFailure(withText(where + e.getMessage()), line());
        return;
      }
    }
    block.addArray(Variable.of(elements), line());
  }

  private void addNumber(PointBlock block) {
    double number;
    try {
      number = NumberText.parse(row.field(0));
    } catch (NumberFormatException e) {
      block.addFailure(withText(String.valueOf(e.getMessage())), line());
      return;
    }
    block.addNumber(number, line());
  }

  private String withText(String reason) {
    return Printable.line(reason) + ": " + Printable.cut(row.text(), LONGEST_SHOWN);
  }

  /** Reads the next row that is not a line of blanks. */
  private boolean advance() throws BrokenSourceException {
    try {
      do {
        if (!rows.hasNext()) {
          return false;
        }
        rows.next();
      } while (row.isBlank());
      plain.goOn(lines.count(), lines.endsInReturn());
      return true;
    } catch (CsvParseException e) {
      // What is run while the input is awaited may end the command; the reader wraps that.
      if (e.getCause() instanceof RuntimeException end) {
        throw end;
      }
      throw malformed(e);
    } catch (UncheckedIOException e) {
      throw input.broken(Objects.requireNonNull(e.getCause()));
    }
  }

  private BrokenSourceException malformed(CsvParseException e) {
    boolean tooLong = String.valueOf(e.getMessage()).contains("buffer size");
    String what =
        tooLong
            ? "a field is longer than "
                + LONGEST_FIELD
                + " characters; a closing quote may be missing"
            : "a quoted field does not end";
    return new BrokenSourceException(
        ErrorCode.INPUT_FORMAT,
        name
            + ":"
            + (row.nextFieldLine() + plain.lines())
            + ": "
            + what
            + ", so the rows from here on cannot be read",
        e);
  }

  @Override
  public void onIdle(Runnable action) {
    input.onIdle(action);
  }

  @Override
  public double fractionRead() {
    return input.fractionRead();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String where(PointBlock block, int index) {
    return name + ":" + block.place(index);
  }

  @Override
  public boolean hasArrays() {
    return hasArrays;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
