package dev.secant.runtime.partition;

import dev.secant.runtime.chain.ArrayResultException;
import dev.secant.runtime.chain.FunctionFailedException;

/** How the rows of one chain are computed: one by itself, or many together with the same bits. */
interface RowComputation {
  /** Returns whether numbers are computed together: it takes a chain that is elementwise. */
  boolean isTogether();

  /** Returns whether NaN and the infinities are computed together with others. */
  boolean takesAny();

  /** Returns how many numbers to compute together at most: if one fails, all are lost. */
  int mostTogether();

  /**
   * Computes a row by itself.
   *
   * @throws FailedRowException if the number breaks a rule
   * @throws FunctionFailedException if the chain fails there
   * @throws ArrayResultException if the chain makes an array of the number
   */
  void at(double x, Columns columns, int row) throws FailedRowException;

  /**
   * Returns the value of a row by itself, if there is that column.
   *
   * @param alone has room for a row
   * @throws FailedRowException as {@link #at} does, and so the others
   */
  default double valueAt(double x, Columns alone) throws FailedRowException {
    at(x, alone, 0);
    return alone.values[0];
  }

  /**
   * Returns the derivative of a row by itself, if there is that column.
   *
   * @param alone has room for a row
   * @throws FailedRowException as {@link #at} does, and so the others
   */
  default double derivativeAt(double x, Columns alone) throws FailedRowException {
    at(x, alone, 0);
    return alone.derivatives[0];
  }

  /**
   * Computes the rows from 0 to {@code length - 1}.
   *
   * @param x not modified
   * @throws FunctionFailedException if the chain fails at one of the numbers
   * @throws IllegalArgumentException if one of them breaks a rule, or may do so
   */
  void atEach(double[] x, int length, Columns columns);
}
