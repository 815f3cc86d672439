package dev.secant.runtime.partition;

/** Rows of results, column by column; those that the task does not have stay empty. */
final class Columns {
  private static final double[] NONE = {};

  private final PartitionTask task;
  double[] values = NONE;
  double[] derivatives = NONE;
  SearchedRow[] searched = {};

  Columns(PartitionTask task) {
    this.task = task;
  }

  /** Makes room for some rows; what the columns held is lost. */
  void reserve(int rows) {
    if (task.has(Column.VALUE)) {
      values = room(values, rows);
    }
    if (task.has(Column.DERIVATIVE)) {
      derivatives = room(derivatives, rows);
    }
    if (task.has(Column.SEARCH) && searched.length < rows) {
      searched = new SearchedRow[rows];
    }
  }

  private static double[] room(double[] column, int rows) {
    return column.length < rows ? new double[rows] : column;
  }

  /** Sets a row to one of others. */
  void copy(Columns others, int from, int row) {
    if (row < values.length) {
      values[row] = others.values[from];
    }
    if (row < derivatives.length) {
      derivatives[row] = others.derivatives[from];
    }
    if (row < searched.length) {
      searched[row] = others.searched[from];
    }
  }

  /** Leaves a row without results. */
  void clear(int row) {
    if (row < values.length) {
      values[row] = Double.NaN;
    }
    if (row < derivatives.length) {
      derivatives[row] = Double.NaN;
    }
    if (row < searched.length) {
      searched[row] = SearchedRow.FAILED;
    }
  }
}
