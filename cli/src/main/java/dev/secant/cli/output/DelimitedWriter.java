package dev.secant.cli.output;

import dev.secant.api.Variable;
import dev.secant.cli.points.CarriedRows;
import java.util.List;

/**
 * Values separated by commas or tabs. A text that holds the separator, a quote or a line break is
 * quoted, in TSV as in CSV: {@code CsvPoints} reads both so.
 */
final class DelimitedWriter implements RowWriter {
  private final ByteSink sink;
  private final char separator;
  private final String special; // what makes a text need quotes
  private boolean rowIsEmpty = true;

  DelimitedWriter(ByteSink sink, char separator) {
    this.sink = sink;
    this.separator = separator;
    special = separator + "\"\r\n";
  }

  @Override
  public void header(List<String> columns) {
    columns.forEach(this::text);
    endRow();
  }

  @Override
  public void carried(CarriedRows rows, int row) {
    if (rows.isVerbatim(row, separator)) {
      sink.bytes(rows.bytes(), rows.start(row, 0), rows.end(row) - rows.start(row, 0));
      rowIsEmpty = false;
      return;
    }
    for (int i = 0; i < rows.width(); i++) {
      text(rows.text(row, i));
    }
  }

  @Override
  public void number(double value) {
    separate();
    sink.number(value);
  }

  @Override
  public void array(Variable value) {
    text(ArrayText.plain(value));
  }

  @Override
  public void count(long value) {
    separate();
    sink.text(Long.toString(value));
  }

  @Override
  public void words(WordArray value) {
    text(ArrayText.plain(value));
  }

  @Override
  public void text(String value) {
    separate();
    sink.text(quote(value));
  }

  private void separate() {
    if (!rowIsEmpty) {
      sink.ascii(separator);
    }
    rowIsEmpty = false;
  }

  private String quote(String value) {
    return hasAnyOf(special, value) ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static boolean hasAnyOf(String characters, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (characters.indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void endRow() {
    sink.ascii('\n');
    rowIsEmpty = true;
  }

  @Override
  public RowBuffer buffer() {
    return new RowBuffer(sink, rows -> new DelimitedWriter(rows, separator));
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
