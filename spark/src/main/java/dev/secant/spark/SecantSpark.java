package dev.secant.spark;

import dev.secant.runtime.diff.AdaptiveDerivative;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Chains as SQL functions and columns of DataFrames. */
public final class SecantSpark {
  private SecantSpark() {}

  /** Adds the SQL functions to a session. */
  public static void register(SparkSession session) {
    throw new UnsupportedOperationException();
  }

  /** Returns the data with a column for the value of a chain. */
  public static Dataset<Row> withValue(
      Dataset<Row> data, String column, String chain, String result) {
    throw new UnsupportedOperationException();
  }

  /** Returns the data with a column for the derivative of a chain, with its bar and status. */
  public static Dataset<Row> withDerivative(
      Dataset<Row> data, String column, String chain, String result) {
    return withDerivative(data, column, chain, AdaptiveDerivative.standard(), result);
  }

  /** Returns the data with a column for the derivative of a chain, with settings. */
  public static Dataset<Row> withDerivative(
      Dataset<Row> data, String column, String chain, AdaptiveDerivative settings, String result) {
    throw new UnsupportedOperationException();
  }

  /** Returns the data with a column for the central difference quotient of a chain. */
  public static Dataset<Row> withCentralDifference(
      Dataset<Row> data, String column, String chain, double eps, String result) {
    throw new UnsupportedOperationException();
  }
}
