package dev.secant.runtime.diff.array;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * Where the Jacobian of a function from R^n to R^m may differ from 0. Immutable.
 *
 * <p>Columns that share no row are differentiated together, so that the cost is that of the number
 * of groups and not of columns: 3 for a tridiagonal matrix of any size.
 *
 * <p><b>Reference:</b> A. R. Curtis, M. J. D. Powell, J. K. Reid, <i>On the estimation of sparse
 * Jacobian matrices</i>, IMA Journal of Applied Mathematics 13, 1974.
 */
public final class SparsityPattern {
  private final int columns;
  private final BitSet[] rows;

  private SparsityPattern(BitSet[] rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Returns a pattern.
   *
   * @param nonzero {@code nonzero[i][j]} tells whether output i may depend on input j; at least one
   *     row, all rows of one length of at least 1; copied
   * @throws IllegalArgumentException if there is no row or no column, or the rows differ in length
   */
  public static SparsityPattern of(boolean[][] nonzero) {
    if (nonzero.length == 0 || nonzero[0].length == 0) {
      throw new IllegalArgumentException(
          "pattern must have at least one row and one column, had "
              + (nonzero.length == 0 ? "no row" : "no column"));
    }
    BitSet[] rows = new BitSet[nonzero.length];
    for (int i = 0; i < rows.length; i++) {
      if (nonzero[i].length != nonzero[0].length) {
        throw new IllegalArgumentException(
            "pattern["
                + i
                + "] must have "
                + nonzero[0].length
                + " columns as pattern[0] has, had "
                + nonzero[i].length);
      }
      rows[i] = new BitSet();
      for (int j = 0; j < nonzero[i].length; j++) {
        rows[i].set(j, nonzero[i][j]);
      }
    }
    return new SparsityPattern(rows, nonzero[0].length);
  }

  /**
   * Returns the pattern of a square matrix whose entries lie near its diagonal: {@code banded(n, 1,
   * 1)} is tridiagonal.
   *
   * @param size number of rows and columns, at least 1
   * @param below number of diagonals below the main one, at least 0
   * @param above number of diagonals above the main one, at least 0
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static SparsityPattern banded(int size, int below, int above) {
    requireAtLeast("size", size, 1);
    requireAtLeast("below", below, 0);
    requireAtLeast("above", above, 0);
    BitSet[] rows = new BitSet[size];
    for (int i = 0; i < size; i++) {
      rows[i] = new BitSet();
      int end = (int) Math.min(size, 1L + i + above);
      rows[i].set(Math.max(0, i - below), end);
    }
    return new SparsityPattern(rows, size);
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
  }

  /** Returns the number of outputs. */
  public int rows() {
    return rows.length;
  }

  /** Returns the number of inputs. */
  public int columns() {
    return columns;
  }

  /**
   * Returns whether an output may depend on an input.
   *
   * @throws IndexOutOfBoundsException if {@code row} or {@code column} is outside the matrix
   */
  public boolean isNonzero(int row, int column) {
    Objects.checkIndex(column, columns);
    return rows[row].get(column);
  }

  /**
   * Returns the group of each column, as a new array: columns of one group share no row. Each
   * column in turn goes into the first group that has room for it (greedy colouring), so that the
   * groups are numbered from 0 without a gap. Cost: proportional to the entries times the groups.
   */
  public int[] groups() {
    return groups(new int[columns]);
  }

  /**
   * Returns the group of each column, columns of different kinds in different groups.
   *
   * @param kinds a small number for each column
   */
  int[] groups(int[] kinds) {
    BitSet[] rowsOfColumn = transposed();
    BitSet[] taken = new BitSet[columns]; // rows of each group so far
    int[] kindOfGroup = new int[columns];
    int[] groups = new int[columns];
    int count = 0;
    for (int j = 0; j < columns; j++) {
      int group = 0;
      while (group < count
          && (kindOfGroup[group] != kinds[j] || taken[group].intersects(rowsOfColumn[j]))) {
        group++;
      }
      if (group == count) {
        taken[count] = new BitSet();
        kindOfGroup[count++] = kinds[j];
      }
      taken[group].or(rowsOfColumn[j]);
      groups[j] = group;
    }
    return groups;
  }

  /** Returns the one column of the group that the row may depend on; -1 if there is none. */
  int columnIn(int row, int[] groups, int group) {
    int column = rows[row].nextSetBit(0);
    while (column >= 0 && groups[column] != group) {
      column = rows[row].nextSetBit(column + 1);
    }
    return column;
  }

  private BitSet[] transposed() {
    BitSet[] result = new BitSet[columns];
    Arrays.setAll(result, j -> new BitSet());
    for (int i = 0; i < rows.length; i++) {
      for (int j = rows[i].nextSetBit(0); j >= 0; j = rows[i].nextSetBit(j + 1)) {
        result[j].set(i);
      }
    }
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparsityPattern that
        && columns == that.columns
        && Arrays.equals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(rows);
  }

  /** Returns size and number of entries: {@code 3 x 3, 7 entries may differ from 0}. */
  @Override
  public String toString() {
    int entries = Arrays.stream(rows).mapToInt(BitSet::cardinality).sum();
    return rows.length + " x " + columns + ", " + entries + " entries may differ from 0";
  }
}
