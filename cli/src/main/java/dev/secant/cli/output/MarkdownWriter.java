package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.cli.failure.Printable;
import java.util.List;

/**
 * A table of Markdown, as in a report or an issue. Rows are not aligned in the text: whoever
 * renders it aligns them, and rows of any number can be written as they come.
 */
final class MarkdownWriter implements RowWriter {
  private final ByteSink sink;

  MarkdownWriter(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void header(List<String> columns) {
    columns.forEach(this::text);
    endRow();
    columns.forEach(column -> sink.text("| --- "));
    endRow();
  }

  @Override
  public void number(double value) {
    cell(Decimal.toString(value));
  }

  @Override
  public void array(Variable value) {
    cell(ArrayText.plain(value));
  }

  @Override
  public void count(long value) {
    cell(Long.toString(value));
  }

  @Override
  public void words(WordArray value) {
    text(ArrayText.plain(value));
  }

  /** A bar would end the cell. */
  @Override
  public void text(String value) {
    cell(Printable.line(value).replace("\\", "\\\\").replace("|", "\\|"));
  }

  private void cell(String text) {
    sink.text("| " + text + " ");
  }

  @Override
  public void endRow() {
    sink.ascii('|');
    sink.ascii('\n');
  }

  @Override
  public RowBuffer buffer() {
    return new RowBuffer(sink, MarkdownWriter::new);
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
