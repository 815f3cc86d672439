package org.acme.slopes;

import dev.secant.spark.SecantSpark;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A job for {@code spark-submit}: differentiates a chain at every x of a Parquet file, writes the
 * points with their slopes to another, and prints how many points there are of each status.
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
      Dataset<Row> points = session.read().parquet(args[0]);
      SecantSpark.withDerivative(points, "x", args[1], "slope")
          .select("*", "slope.*") // the struct, and its fields as columns
          .drop("slope")
          .write()
          .parquet(args[2]);

      session
          .read()
          .parquet(args[2])
          .groupBy("status")
          .agg(functions.count("*").as("points"), functions.max("error").as("widest bar"))
          .orderBy("status")
          .show();
    }
  }
}
