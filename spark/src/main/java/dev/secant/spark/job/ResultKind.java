package dev.secant.spark.job;

import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.spark.row.RowField;
import java.util.List;

/** What is computed for each row. */
sealed interface ResultKind {
  /** Returns the names of the columns that it gives. */
  List<String> columns();

  /** The value of the chain. */
  record Value() implements ResultKind {
    @Override
    public List<String> columns() {
      return List.of(RowField.VALUE.label());
    }
  }

  /** The value and the central difference quotient, with a step that has not been checked. */
  record Quotient(double eps) implements ResultKind {
    @Override
    public List<String> columns() {
      return List.of(RowField.VALUE.label(), RowField.DERIVATIVE.label());
    }
  }

  /** The value, and the derivative with its bar. */
  record Search(AdaptiveDerivative settings) implements ResultKind {
    @Override
    public List<String> columns() {
      return List.of(RowField.STRUCT.fieldNames());
    }
  }
}
