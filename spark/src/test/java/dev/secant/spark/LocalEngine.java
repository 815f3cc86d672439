package dev.secant.spark;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.spark.row.RowField;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** The built-in functions without Spark, which its results are held against. */
final class LocalEngine {
  private static final FunctionRegistry REGISTRY =
      FunctionRegistry.builder()
          .classPath(LocalEngine.class.getClassLoader())
          .withoutCache()
          .build();

  private LocalEngine() {}

  static Chain chain(String text) {
    return REGISTRY.chain(text);
  }

  /** A function that travels to tasks. */
  private interface Result extends Serializable {
    double of(Chain chain, double x);
  }

  /** Gives a session the SQL functions as ordinary ones, {@code local_value} and so on. */
  static void register(SparkSession session) {
    number(session, "local_value", Chain::valueAt);
    number(session, "local_diff", (chain, x) -> AdaptiveDerivative.of(chain, x).value());
    number(session, "local_error", (chain, x) -> AdaptiveDerivative.of(chain, x).error());
    UDF2<String, Number, String> status =
        (chain, x) ->
            x == null
                ? null
                : AdaptiveDerivative.of(chain(chain), x.doubleValue()).status().toString();
    session.udf().register("local_status", status, DataTypes.StringType);
    struct(session, "local_derivative", 1);
    struct(session, "local_third", 3);
  }

  private static void number(SparkSession session, String name, Result result) {
    UDF2<String, Number, Double> function =
        (chain, x) -> x == null ? null : result.of(chain(chain), x.doubleValue());
    session.udf().register(name, function, DataTypes.DoubleType);
  }

  private static void struct(SparkSession session, String name, int order) {
    UDF2<String, Number, Row> function =
        (chain, x) -> x == null ? null : row(chain(chain), order, x.doubleValue());
    session.udf().register(name, function, RowField.STRUCT);
  }

  private static Row row(Chain chain, int order, double x) {
    Derivative found = AdaptiveDerivative.standard().withOrder(order).at(chain, x);
    return RowFactory.create(
        chain.valueAt(x),
        found.value(),
        found.error(),
        found.status().toString(),
        found.evaluations());
  }
}
