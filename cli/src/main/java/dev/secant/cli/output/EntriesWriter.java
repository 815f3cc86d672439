package dev.secant.cli.output;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Derivatives of an array function for people: a matrix as a matrix with the widest bar, the worst
 * status and the entries that are not OK below it; whatever else has several entries as a line for
 * each; a single one as {@code derivative ± error STATUS}.
 *
 * <p>It takes the cells from the columns {@code derivative}, {@code error}, {@code status} and
 * {@code evaluations}.
 */
public final class EntriesWriter extends WholeRowWriter {
  /** Creates a writer. */
  public EntriesWriter(ByteSink sink) {
    super(sink);
  }

  @Override
  String row() {
    if (cell("derivative") instanceof Variable derivative
        && cell("error") instanceof Variable error
        && cell("status") instanceof WordArray status) {
      Entries entries = new Entries(derivative, error, status.words());
      return (derivative.rank() == 2 ? entries.matrix() : entries.list(false))
          + entries.worst()
          + ", "
          + cell("evaluations")
          + " evaluations\n";
    }
    return Decimal.toString((Double) cell("derivative"))
        + " ± "
        + TextTable.brief((Double) cell("error"))
        + "  "
        + cell("status")
        + "\n";
  }

  /** The three arrays of a row, of one shape. */
  private record Entries(Variable derivative, Variable error, List<String> statuses) {
    private static final String OK = DerivativeStatus.OK.name();

    /** Numbers by their decimal point. */
    String matrix() {
      int columns = derivative.shape()[1];
      int before = 0;
      int after = 0;
      for (int i = 0; i < derivative.size(); i++) {
        String text = Decimal.toString(derivative.get(i));
        before = Math.max(before, point(text));
        after = Math.max(after, text.length() - point(text));
      }
      StringBuilder text = new StringBuilder();
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < derivative.size(); i++) {
        String number = Decimal.toString(derivative.get(i));
        String left = " ".repeat(before - point(number));
        String right = " ".repeat(after - (number.length() - point(number)) + 2);
        line.append(left).append(number).append(right);
        if ((i + 1) % columns == 0) {
          text.append(line.toString().stripTrailing()).append('\n');
          line.setLength(0);
        }
      }
      boolean allAreOk = statuses.stream().allMatch(OK::equals);
      return allAreOk ? text.toString() : text + list(true);
    }

    /** What has no decimal point, as NaN, stands to the left of where it would be. */
    private static int point(String number) {
      int point = number.indexOf('.');
      return point < 0 ? number.length() : point;
    }

    String list(boolean onlyOthers) {
      TextTable table = new TextTable("index", "derivative", "error", "status");
      for (int i = 0; i < derivative.size(); i++) {
        if (!onlyOthers || !statuses.get(i).equals(OK)) {
          table.add(
              index(i),
              Decimal.toString(derivative.get(i)),
              TextTable.brief(error.get(i)),
              statuses.get(i));
        }
      }
      return table.toString();
    }

    /** Returns {@code [1]} or {@code [0, 2]}. */
    private String index(int entry) {
      int[] shape = derivative.shape();
      List<Integer> indices = new ArrayList<>();
      int rest = entry;
      for (int k = shape.length - 1; k >= 0; k--) {
        indices.add(0, rest % shape[k]);
        rest /= shape[k];
      }
      return indices.toString();
    }

    String worst() {
      double widest = 0;
      DerivativeStatus worst = DerivativeStatus.OK;
      for (int i = 0; i < error.size(); i++) {
        widest = Math.max(widest, error.get(i)); // NaN if one is: there is no bar then
        DerivativeStatus status = DerivativeStatus.valueOf(statuses.get(i));
        worst = status.compareTo(worst) > 0 ? status : worst;
      }
      return "worst error " + TextTable.brief(widest) + ", worst status " + worst;
    }
  }
}
