package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.text.TextTable;
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
public final class DerivativeLineWriter extends WholeRowWriter {
  private static final String KINK = DerivativeStatus.KINK.name();

  /** Creates a writer. */
  public DerivativeLineWriter(ByteSink sink) {
    super(sink);
  }

  @Override
  String row() {
    String status = status();
    String line = exact("derivative") + " ± " + brief("error") + "  " + status + "\n";
    if (!status.equals(KINK) || !hasColumn("left") || !hasColumn("right")) {
      return line;
    }
    // A higher derivative has no number there, so that the slopes are those of the first.
    String of = exact("derivative").equals("NaN") ? "first derivative: " : "";
    return line + of + "left " + exact("left") + ", right " + exact("right") + "\n";
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
}
