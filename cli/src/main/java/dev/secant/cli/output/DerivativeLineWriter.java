package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The derivative with its error bar and status in one line for people, {@code derivative ± error
 * STATUS}, and a second line with the slopes of both sides at a kink. The bar is rounded up to two
 * digits. At an array, a status that all elements share is written once.
 *
 * <p>It takes the cells from the columns {@code derivative}, {@code error}, {@code status}, {@code
 * left} and {@code right}, of which the last two may be missing.
 */
public final class DerivativeLineWriter implements RowWriter {
  private static final String KINK = DerivativeStatus.KINK.name();

  private final ByteSink sink;
  private final List<Object> cells = new ArrayList<>();
  private List<String> columns = List.of();

  /** Creates a writer. */
  public DerivativeLineWriter(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void header(List<String> names) {
    columns = List.copyOf(names);
  }

  @Override
  public void number(double value) {
    cells.add(value);
  }

  @Override
  public void array(Variable value) {
    cells.add(value);
  }

  @Override
  public void count(long value) {
    cells.add(value);
  }

  @Override
  public void words(WordArray value) {
    cells.add(value);
  }

  @Override
  public void text(String value) {
    cells.add(value);
  }

  @Override
  public void endRow() {
    String status = status();
    sink.text(exact("derivative") + " ± " + brief("error") + "  " + status + "\n");
    if (status.equals(KINK) && columns.contains("left") && columns.contains("right")) {
      // A higher derivative has no number there, so that the slopes are those of the first.
      boolean ofFirst = exact("derivative").equals("NaN");
      sink.text(
          (ofFirst ? "first derivative: " : "")
              + "left "
              + exact("left")
              + ", right "
              + exact("right")
              + "\n");
    }
    cells.clear();
  }

  private Object cell(String column) {
    return cells.get(columns.indexOf(column));
  }

  private String exact(String column) {
    Object cell = cell(column);
    return cell instanceof Variable array
        ? ArrayText.plain(array)
        : Decimal.toString((Double) cell);
  }

  private String brief(String column) {
    Object cell = cell(column);
    return cell instanceof Variable array
        ? ArrayText.plain(array, TextTable::brief)
        : TextTable.brief((Double) cell);
  }

  private String status() {
    Object cell = cell("status");
    if (cell instanceof WordArray array) {
      List<String> kinds = List.copyOf(new LinkedHashSet<>(array.words()));
      return kinds.size() == 1 ? kinds.get(0) : ArrayText.plain(array);
    }
    return (String) cell;
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
