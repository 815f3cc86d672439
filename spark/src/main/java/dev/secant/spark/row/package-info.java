/**
 * What is computed for a row: the description that travels to the executors, and what computes it
 * there, one number at a time or a block of them. Start at {@link dev.secant.spark.row.RowTask}.
 */
@NullMarked
package dev.secant.spark.row;

import org.jspecify.annotations.NullMarked;
