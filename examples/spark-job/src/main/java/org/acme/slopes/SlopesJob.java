package org.acme.slopes;

import dev.secant.spark.SecantSpark;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A job for {@code spark-submit}: differentiates a chain at every x of a CSV file, writes the points
 * with their slopes to Parquet, and prints the steepest.
 */
public final class SlopesJob {
  private SlopesJob() {}

  /**
   * Runs it.
   *
   * @param args input, chain, output
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("usage: SlopesJob INPUT CHAIN OUTPUT");
      System.exit(2);
    }
    try (SparkSession session = SparkSession.builder().appName("slopes").getOrCreate()) {
      Dataset<Row> points =
          session.read().option("header", true).option("inferSchema", true).csv(args[0]);
      SecantSpark.withDerivative(points, "x", args[1], "slope").write().parquet(args[2]);

      session
          .read()
          .parquet(args[2])
          .selectExpr("id", "x", "slope.derivative", "slope.error", "slope.status")
          .orderBy(functions.abs(functions.col("derivative")).desc())
          .show(10, false);
    }
  }
}
