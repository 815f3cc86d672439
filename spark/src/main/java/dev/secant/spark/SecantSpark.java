package dev.secant.spark;

import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.spark.plan.BulkStrategy;
import dev.secant.spark.plan.OrderedCalls;
import dev.secant.spark.row.RowMethod;
import dev.secant.spark.sql.ChainCalls;
import dev.secant.spark.sql.Seqs;
import dev.secant.spark.sql.SqlFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.execution.SparkStrategy;

/**
 * Chains of functions, and their derivatives, as SQL functions and as columns of DataFrames.
 *
 * <pre>{@code
 * SecantSpark.register(session);
 * session.sql("SELECT x, secant_diff('square | exp | square', x) FROM points");
 *
 * Dataset<Row> d = SecantSpark.withDerivative(points, "x", "square | exp | square", "d");
 * d.select("x", "d.derivative", "d.error").where("d.status = 'OK'");
 * }</pre>
 *
 * <p><b>Results.</b> A number gets the bits that {@link dev.secant.runtime.chain.Chain#valueAt},
 * {@link AdaptiveDerivative} and {@link dev.secant.runtime.diff.NumericalDiff} give on one machine,
 * whatever the partitions. A column of any numeric type is taken as DOUBLE. <b>NULL</b> gives NULL.
 * <b>NaN</b> is a missing number: its value is that of the chain at NaN, its derivative NaN and
 * OUT_OF_DOMAIN.
 *
 * <p><b>Rows without a result</b>, because a function throws or a derivative is asked for at an
 * infinity, are NULL; in a struct only the status is not, it is {@code FAILED}. They are counted
 * and the first of them logged, in one line a task. With the setting {@code spark.secant.onError} =
 * {@code fail} the first one fails the query, in a line that names chain, stage, plug-in and x.
 *
 * <p><b>Settings</b> are read when a call is analysed, from the session or the configuration of the
 * application: {@code spark.secant.onError} ({@code null} or {@code fail}), and those of plug-ins;
 * {@code spark.secant.bulk} ({@code true} or {@code false}, for comparisons) when the query is
 * planned.
 *
 * <p><b>Columns</b> are computed in bulk, in blocks of 512 rows, where Spark needs a result; one
 * that is not used is not computed, and one that a filter uses too is computed once. The methods
 * return at once, as {@link Dataset#withColumn} does; they also take streaming data. A name is
 * resolved as by {@link Dataset#col}: {@code a.b} is a field, {@code `a.b`} a column with a dot. A
 * result with the name of a column replaces that.
 *
 * <p><b>Errors</b> of a call are an {@code AnalysisException} of Spark on the driver, before any
 * task: an unknown column or one that is no number, a text that is no chain of known functions, a
 * step that is none. It is checked, but as elsewhere in Spark not declared.
 *
 * <p>For classic sessions: {@link UnsupportedOperationException} for one of Spark Connect, whose
 * driver is elsewhere, where {@link SecantExtensions} give it the SQL functions. Stateless and
 * thread-safe.
 */
public final class SecantSpark {
  private SecantSpark() {}

  /**
   * Adds the SQL functions to a session, as temporary ones: {@code secant_value(chain, x)}, {@code
   * secant_diff(chain, x [, order [, eps]])}, {@code secant_error(chain, x [, order])}, {@code
   * secant_status(chain, x [, order])} and {@code secant_derivative(chain, x [, order])}, which
   * gives all as a struct; {@code DESCRIBE FUNCTION EXTENDED secant_diff} explains them. To do it
   * again does no harm. A {@link SparkSession#newSession} has none of them.
   */
  public static void register(SparkSession session) {
    org.apache.spark.sql.classic.SparkSession classic = classic("register", session);
    FunctionRegistry functions = classic.sessionState().functionRegistry();
    for (SqlFunction function : SqlFunction.values()) {
      functions.registerFunction(function.temporary(), function.info(), function.builder());
    }
    plan(classic);
  }

  /**
   * Returns the data with the value of a chain, as DOUBLE. Cost: one call of each function a row.
   *
   * @param column with the numbers
   * @param chain as {@code square | exp | square}
   * @param result name of the new column
   */
  public static Dataset<Row> withValue(
      Dataset<Row> data, String column, String chain, String result) {
    return with(
        "withValue", data, new Request(column, chain, calls -> new RowMethod.Value(), result));
  }

  /**
   * Returns the data with the first derivative of a chain and its error bar, as accurate as it
   * gets. See {@link #withDerivative(Dataset, String, String, AdaptiveDerivative, String)}.
   *
   * @param column with the numbers
   * @param chain as {@code square | exp | square}
   * @param result name of the new column
   */
  public static Dataset<Row> withDerivative(
      Dataset<Row> data, String column, String chain, String result) {
    return withDerivative(data, column, chain, AdaptiveDerivative.standard(), result);
  }

  /**
   * Returns the data with a derivative of a chain, as a struct of {@code value}, {@code
   * derivative}, {@code error} (DOUBLE), {@code status} (STRING, a {@link
   * dev.secant.runtime.diff.DerivativeStatus} or {@code FAILED}) and {@code evaluations} (INT).
   * Cost: some 15 evaluations of the chain a row, and about 3 microseconds.
   *
   * @param column with the numbers
   * @param chain as {@code square | exp | square}
   * @param settings order, tolerance, budget and noise floor
   * @param result name of the new column
   */
  public static Dataset<Row> withDerivative(
      Dataset<Row> data, String column, String chain, AdaptiveDerivative settings, String result) {
    Objects.requireNonNull(settings, "settings must not be null");
    return with(
        "withDerivative",
        data,
        new Request(column, chain, calls -> RowMethod.Search.of(settings), result));
  }

  /**
   * Returns the data with the central difference quotient of a chain, {@code (f(x + eps) - f(x -
   * eps)) / (2 eps)}, as DOUBLE. Cost: two evaluations of the chain a row.
   *
   * @param column with the numbers
   * @param chain as {@code square | exp | square}
   * @param eps step, in the unit of x; above 0, at most half the largest double
   * @param result name of the new column
   */
  public static Dataset<Row> withCentralDifference(
      Dataset<Row> data, String column, String chain, double eps, String result) {
    return with(
        "withCentralDifference",
        data,
        new Request(column, chain, calls -> calls.quotient(eps), result));
  }

  /**
   * @param method is asked for with what refuses a wrong setting
   */
  private record Request(
      String column, String chain, Function<ChainCalls, RowMethod> method, String result) {
    Request {
      Objects.requireNonNull(column, "column must not be null");
      Objects.requireNonNull(chain, "chain must not be null");
      Objects.requireNonNull(result, "result must not be null");
    }
  }

  private static Dataset<Row> with(String caller, Dataset<Row> data, Request request) {
    Objects.requireNonNull(data, "data must not be null");
    org.apache.spark.sql.classic.SparkSession session = classic(caller, data.sparkSession());
    plan(session);
    ChainCalls calls = new ChainCalls(caller, session);
    Expression x = ExpressionUtils.expression(data.col(request.column()));
    if (!x.resolved()) { // more than one, as * has
      throw calls.refused("column must be the name of one column, was '" + request.column() + "'");
    }
    RowMethod method = request.method().apply(calls);
    return data.withColumn(
        request.result(), ExpressionUtils.column(calls.call(request.chain(), method, x)));
  }

  private static org.apache.spark.sql.classic.SparkSession classic(
      String caller, SparkSession session) {
    Objects.requireNonNull(session, "session must not be null");
    if (session instanceof org.apache.spark.sql.classic.SparkSession classic) {
      return classic;
    }
    throw new UnsupportedOperationException(
        caller + " needs a session in the driver's JVM, was one of Spark Connect");
  }

  /** Sees to it that calls are computed in bulk, and once for an order. */
  private static void plan(org.apache.spark.sql.classic.SparkSession session) {
    synchronized (session) {
      List<SparkStrategy> strategies =
          new ArrayList<>(Seqs.list(session.experimental().extraStrategies()));
      BulkStrategy bulk = new BulkStrategy();
      if (!strategies.contains(bulk)) {
        strategies.add(bulk);
        session.experimental().extraStrategies_$eq(Seqs.of(strategies));
      }
      List<Rule<LogicalPlan>> rules =
          new ArrayList<>(Seqs.list(session.experimental().extraOptimizations()));
      OrderedCalls ordered = new OrderedCalls();
      if (!rules.contains(ordered)) {
        rules.add(ordered);
        session.experimental().extraOptimizations_$eq(Seqs.of(rules));
      }
    }
  }
}
