package dev.secant.cli.output;

import java.util.List;

/**
 * The last cell of each row and nothing else: the answer to one question, for people; or, with
 * titles, to one question about several points.
 */
public final class BareWriter extends TextRowWriter {
  private final ByteSink sink;
  private final boolean hasTitles;
  private String first = "";
  private String last = "";
  private boolean rowIsEmpty = true;
  private boolean isFirstRow = true;

  private BareWriter(ByteSink sink, boolean hasTitles) {
    this.sink = sink;
    this.hasTitles = hasTitles;
  }

  /** Creates a writer. */
  public BareWriter(ByteSink sink) {
    this(sink, false);
  }

  /** Returns a writer with a line {@code at x} above each row, and an empty one between two. */
  public static BareWriter withTitles(ByteSink sink) {
    return new BareWriter(sink, true);
  }

  @Override
  public void header(List<String> columns) {}

  @Override
  public void text(String value) {
    cell(value);
  }

  @Override
  void cell(String cell) {
    if (rowIsEmpty) {
      first = cell;
      rowIsEmpty = false;
    }
    last = cell;
  }

  @Override
  public void endRow() {
    if (hasTitles) {
      sink.text((isFirstRow ? "at " : "\nat ") + first + "\n");
    }
    sink.text(last);
    sink.ascii('\n');
    rowIsEmpty = true;
    isFirstRow = false;
  }

  @Override
  public void flush() {
    sink.flush();
  }

  @Override
  public void finish() {
    sink.flush();
  }
}
