package dev.secant.cli.output;

import dev.secant.api.Variable;
import dev.secant.cli.points.CarriedRows;
import java.util.List;

/**
 * Values separated by commas or tabs. In CSV a text that holds a comma, a quote or a line break is
 * quoted; in TSV, which has no quotes, a tab, a line break and a backslash are escaped by a
 * backslash.
 */
final class DelimitedWriter implements RowWriter {
  private final ByteSink sink;
  private final char separator;
  private boolean rowIsEmpty = true;

  DelimitedWriter(ByteSink sink, char separator) {
    this.sink = sink;
    this.separator = separator;
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
      carried(rows.text(row, i), rows.separator());
    }
  }

  /** In a TSV file a backslash may be one; there it was as it is to be. */
  private void carried(String field, char separatorBefore) {
    boolean isTsv = separator == '\t' && separatorBefore == '\t';
    if (isTsv && !hasAnyOf("\t\r\n", field)) {
      separate();
      sink.text(field);
    } else {
      text(field);
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
    sink.text(separator == '\t' ? escape(value) : quote(value));
  }

  private void separate() {
    if (!rowIsEmpty) {
      sink.ascii(separator);
    }
    rowIsEmpty = false;
  }

  private static String quote(String value) {
    return hasAnyOf(",\"\r\n", value) ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private static boolean hasAnyOf(String characters, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (characters.indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\r", "\\r")
        .replace("\n", "\\n");
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
