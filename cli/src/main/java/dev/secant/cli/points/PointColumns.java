package dev.secant.cli.points;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns of a CSV file hold the points: one holds numbers, several hold arrays. */
public final class PointColumns {
  private static final String SEVERAL = "--columns";

  private final List<ColumnChoice> choices;
  private final boolean areArrays;

  private PointColumns(List<ColumnChoice> choices, boolean areArrays) {
    this.choices = List.copyOf(choices);
    this.areArrays = areArrays;
  }

  /** Returns one column, of numbers. */
  public static PointColumns of(ColumnChoice choice) {
    return new PointColumns(List.of(choice), false);
  }

  /**
   * Returns what {@code --column} or {@code --columns} choose.
   *
   * @param column name or 1-based number; null if the option was not given
   * @param columns names or 1-based numbers separated by commas, whose fields are the elements of
   *     an array; null if the option was not given
   * @throws CommandFailure if a name is empty or a number 0
   */
  public static PointColumns of(@Nullable String column, @Nullable String columns) {
    if (columns == null) {
      return of(ColumnChoice.of(column));
    }
    List<ColumnChoice> choices = new ArrayList<>();
    for (String choice : columns.split(",", -1)) {
      choices.add(ColumnChoice.of(choice, SEVERAL));
    }
    return new PointColumns(choices, true);
  }

  /** Returns whether a point is an array, if only of one element. */
  boolean areArrays() {
    return areArrays;
  }

  /** Where the points are, once the first row is known. */
  record Found(List<Integer> indices, boolean firstRowIsHeader) {
    /** Returns for each column of the first row whether it is one of them. */
    boolean[] among(int width) {
      boolean[] found = new boolean[width];
      indices.forEach(index -> found[index] = true);
      return found;
    }

    /** Returns names for the columns of a table without a header: x, the others by their number. */
    List<String> names(int width, boolean areArrays) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        names.add(!areArrays && indices.contains(i) ? "x" : numbered(i));
      }
      return names;
    }
  }

  /** Returns the name of a column without one: {@code column3} is the third. */
  static String numbered(int index) {
    return "column" + (index + 1);
  }

  /**
   * Returns the columns in a file that begins with these fields. The first row is a header if it is
   * one for any of them.
   *
   * @throws CommandFailure if there is no such column, the choice is open, or two are the same
   */
  Found in(List<String> firstRow, String file) {
    List<Integer> indices = new ArrayList<>();
    boolean isHeader = false;
    for (ColumnChoice choice : choices) {
      ColumnChoice.Column column = choice.in(firstRow, file);
      if (indices.contains(column.index())) {
        throw twice(column.index(), firstRow);
      }
      indices.add(column.index());
      isHeader |= column.firstRowIsHeader();
    }
    return new Found(indices, isHeader);
  }

  private static CommandFailure twice(int index, List<String> firstRow) {
    return new CommandFailure(
        ErrorCode.INPUT_COLUMN,
        SEVERAL
            + " has column "
            + (index + 1)
            + " ("
            + Printable.cut(firstRow.get(index), 60)
            + ") twice");
  }
}
