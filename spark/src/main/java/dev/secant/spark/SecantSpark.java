package dev.secant.spark;

import dev.secant.spark.chain.DriverChains;
import org.apache.spark.sql.SparkSession;

/** Chains as SQL functions and columns of DataFrames. */
public final class SecantSpark {
  private SecantSpark() {}

  /** Adds the SQL functions to a session. */
  public static void register(SparkSession session) {
    DriverChains.ship(session, "square");
  }
}
