package dev.secant.spark;

import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.spark.plan.BulkStrategy;
import dev.secant.spark.row.RowMethod;
import dev.secant.spark.sql.ChainCalls;
import dev.secant.spark.sql.Seqs;
import dev.secant.spark.sql.SqlFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.execution.SparkStrategy;

/**
 * Chains of functions, and their derivatives, as SQL functions and as columns of DataFrames.
 *
 * <pre>{@code
 * SecantSpark.register(session);
 * session.sql("SELECT x, secant_diff('square | exp | square', x) FROM points");
 *
 * SecantSpark.withDerivative(points, "x", "square | exp | square", "d").select("x", "d.derivative");
 * }</pre>
 *
 * <p>A number gets the bits that {@link dev.secant.runtime.chain.Chain#valueAt} and {@link
 * AdaptiveDerivative} give on one machine, in SQL and in DataFrames, whatever the partitions.
 *
 * <p>Stateless and thread-safe. For classic sessions; Spark Connect has no way in for operators.
 */
public final class SecantSpark {
  private SecantSpark() {}

  /** Adds the SQL functions to a session. */
  public static void register(SparkSession session) {
    org.apache.spark.sql.classic.SparkSession classic = classic("register", session);
    FunctionRegistry functions = classic.sessionState().functionRegistry();
    for (SqlFunction function : SqlFunction.values()) {
      functions.registerFunction(function.temporary(), function.info(), function.builder());
    }
    plan(classic);
  }

  /** Returns the data with a column for the value of a chain. */
  public static Dataset<Row> withValue(
      Dataset<Row> data, String column, String chain, String result) {
    return with(
        "withValue", data, new Request(column, chain, calls -> new RowMethod.Value(), result));
  }

  /** Returns the data with a column for the derivative of a chain, with its bar and status. */
  public static Dataset<Row> withDerivative(
      Dataset<Row> data, String column, String chain, String result) {
    return withDerivative(data, column, chain, AdaptiveDerivative.standard(), result);
  }

  /** Returns the data with a column for the derivative of a chain, with settings. */
  public static Dataset<Row> withDerivative(
      Dataset<Row> data, String column, String chain, AdaptiveDerivative settings, String result) {
    return with(
        "withDerivative",
        data,
        new Request(column, chain, calls -> RowMethod.Search.of(settings), result));
  }

  /** Returns the data with a column for the central difference quotient of a chain. */
  public static Dataset<Row> withCentralDifference(
      Dataset<Row> data, String column, String chain, double eps, String result) {
    return with(
        "withCentralDifference",
        data,
        new Request(column, chain, calls -> calls.quotient(eps), result));
  }

  private record Request(
      String column, String chain, Function<ChainCalls, RowMethod> method, String result) {}

  private static Dataset<Row> with(String caller, Dataset<Row> data, Request request) {
    org.apache.spark.sql.classic.SparkSession session = classic(caller, data.sparkSession());
    plan(session);
    ChainCalls calls = new ChainCalls(caller, session);
    return data.withColumn(
        request.result(),
        ExpressionUtils.column(
            calls.call(
                request.chain(),
                request.method().apply(calls),
                ExpressionUtils.expression(data.col(request.column())))));
  }

  private static org.apache.spark.sql.classic.SparkSession classic(
      String caller, SparkSession session) {
    if (session instanceof org.apache.spark.sql.classic.SparkSession classic) {
      return classic;
    }
    throw new UnsupportedOperationException(
        caller + " needs a session in the driver's JVM, was one of Spark Connect");
  }

  /** Sees to it that calls are computed in bulk. */
  private static void plan(org.apache.spark.sql.classic.SparkSession session) {
    synchronized (session) {
      List<SparkStrategy> strategies =
          new ArrayList<>(Seqs.list(session.experimental().extraStrategies()));
      BulkStrategy bulk = new BulkStrategy();
      if (!strategies.contains(bulk)) {
        strategies.add(bulk);
        session.experimental().extraStrategies_$eq(Seqs.of(strategies));
      }
    }
  }
}
