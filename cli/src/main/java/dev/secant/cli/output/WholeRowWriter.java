package dev.secant.cli.output;

import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.List;

/** Keeps the cells of a row until all are there, for writers that pick some by their column. */
abstract class WholeRowWriter implements RowWriter {
  private final ByteSink sink;
  private final List<Object> cells = new ArrayList<>();
  private List<String> columns = List.of();

  WholeRowWriter(ByteSink sink) {
    this.sink = sink;
  }

  /** Returns the text of the row, ended by a line feed. */
  abstract String row();

  /** Returns what the row has in a column that is there. */
  final Object cell(String column) {
    return cells.get(columns.indexOf(column));
  }

  final boolean hasColumn(String column) {
    return columns.contains(column);
  }

  @Override
  public final void header(List<String> names) {
    columns = List.copyOf(names);
  }

  @Override
  public final void number(double value) {
    cells.add(value);
  }

  @Override
  public final void array(Variable value) {
    cells.add(value);
  }

  @Override
  public final void count(long value) {
    cells.add(value);
  }

  @Override
  public final void words(WordArray value) {
    cells.add(value);
  }

  @Override
  public final void text(String value) {
    cells.add(value);
  }

  @Override
  public final void endRow() {
    sink.text(row());
    cells.clear();
  }

  @Override
  public final void flush() {
    sink.flush();
  }

  @Override
  public final void finish() {
    sink.flush();
  }
}
