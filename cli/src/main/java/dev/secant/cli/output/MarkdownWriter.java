package dev.secant.cli.output;

import dev.secant.cli.failure.Printable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of Markdown, as in a report or an issue. Rows are not aligned in the text: whoever
 * renders it aligns them, and rows of any number can be written as they come.
 */
final class MarkdownWriter extends TextRowWriter {
  private static final Pattern BREAK = Pattern.compile("\\R|\t");

  /** An underscore within a word, as in LOW_ACCURACY, is one. */
  private static final Pattern SPECIAL =
      Pattern.compile("[\\\\|`*\\[\\]<>&~$]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

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

  /**
   * Whatever stands in the text is shown, and none of it does anything: a bar would end the cell, a
   * bracket begin HTML or a link. A cell is one line, so breaks and tabs become blanks.
   */
  @Override
  public void text(String value) {
    String line = Printable.line(BREAK.matcher(value).replaceAll(" "));
    cell(SPECIAL.matcher(line).replaceAll("\\\\$0"));
  }

  @Override
  void cell(String text) {
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
