package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.format.JsonNumber;
import dev.secant.cli.points.CarriedRows;
import dev.secant.runtime.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns for people: numbers by their decimal point, text to the left. The columns are
 * measured over a page of rows at a time and never get narrower, so that any number of rows takes
 * the memory of a page.
 */
final class TableWriter implements RowWriter {
  private static final int PAGE = 1000;
  private static final String GAP = "  ";

  private final ByteSink sink;
  private final List<Cell[]> page = new ArrayList<>();
  private List<String> columns = List.of();
  private Width[] widths = {};
  private Cell[] row = {};
  private int cell;
  private boolean headerIsDone;

  TableWriter(ByteSink sink) {
    this.sink = sink;
  }

  /** A text and where its decimal point is; -1 for what is aligned to the left. */
  private record Cell(String text, int point) {
    int right() {
      return text.length() - point;
    }
  }

  /** The room that the texts, and the two sides of the numbers, of a column need. */
  private static final class Width {
    private int total;
    private int left;
    private int right;

    void add(Cell cell) {
      if (cell.point() >= 0) {
        left = Math.max(left, cell.point());
        right = Math.max(right, cell.right());
      }
      total = Math.max(total, Math.max(cell.text().length(), left + right));
    }

    boolean isNumeric() {
      return left > 0;
    }
  }

  @Override
  public void header(List<String> names) {
    columns = names;
    widths = new Width[names.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = new Width();
      widths[i].add(new Cell(Printable.line(names.get(i)), -1));
    }
    row = new Cell[widths.length];
  }

  @Override
  public void carried(CarriedRows rows, int row) {
    for (int i = 0; i < rows.width(); i++) {
      String field = rows.text(row, i);
      if (JsonNumber.is(field)) {
        addNumber(field);
      } else {
        text(field);
      }
    }
  }

  @Override
  public void number(double value) {
    addNumber(Decimal.toString(value));
  }

  /** Two digits say it all, and leave room for the rest of the row. */
  @Override
  public void bar(double value) {
    addNumber(TextTable.brief(value));
  }

  @Override
  public void bars(Variable value) {
    add(new Cell(ArrayText.plain(value, TextTable::brief), -1));
  }

  private void addNumber(String text) {
    int point = text.indexOf('.');
    add(new Cell(text, point < 0 ? text.length() : point));
  }

  @Override
  public void array(Variable value) {
    add(new Cell(ArrayText.plain(value), -1));
  }

  @Override
  public void count(long value) {
    addNumber(Long.toString(value));
  }

  @Override
  public void words(WordArray value) {
    add(new Cell(Printable.line(ArrayText.plain(value)), -1));
  }

  @Override
  public void text(String value) {
    add(new Cell(Printable.line(value), -1));
  }

  private void add(Cell added) {
    row[cell++] = added;
  }

  @Override
  public void endRow() {
    page.add(row);
    row = new Cell[widths.length];
    cell = 0;
    if (page.size() == PAGE) {
      writePage();
    }
  }

  private void writePage() {
    for (Cell[] cells : page) {
      for (int i = 0; i < cells.length; i++) {
        widths[i].add(cells[i]);
      }
    }
    if (!headerIsDone) {
      headerIsDone = true;
      writeHeader();
    }
    page.forEach(this::writeRow);
    page.clear();
  }

  private void writeHeader() {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String name = Printable.line(columns.get(i));
      String blanks = " ".repeat(widths[i].total - name.length());
      line.append(i > 0 ? GAP : "");
      line.append(widths[i].isNumeric() ? blanks + name : name + blanks);
    }
    writeLine(line);
  }

  private void writeRow(Cell[] cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      Cell shown = cells[i];
      Width width = widths[i];
      int before = shown.point() < 0 ? 0 : width.total - width.right - shown.point();
      int after = width.total - before - shown.text().length();
      line.append(i > 0 ? GAP : "");
      line.append(" ".repeat(before)).append(shown.text()).append(" ".repeat(after));
    }
    writeLine(line);
  }

  private void writeLine(StringBuilder line) {
    sink.text(line.toString().stripTrailing());
    sink.ascii('\n');
  }

  @Override
  public void flush() {
    if (!page.isEmpty()) { // else the header would be measured without any row
      writePage();
    }
    sink.flush();
  }

  /** Keeps the page together: its rows are aligned with each other. */
  @Override
  public void handOn() {
    sink.flush();
  }

  @Override
  public void finish() {
    writePage();
    sink.flush();
  }
}
