package dev.secant.spark;

import dev.secant.spark.plan.BulkStrategy;
import dev.secant.spark.plan.OrderedCalls;
import dev.secant.spark.sql.SqlFunction;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.Tuple3;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Adds the SQL functions of {@link SecantSpark#register} to every session of an application, with
 * no code: {@code spark.sql.extensions=dev.secant.spark.SecantExtensions}, as in {@code spark-sql}.
 * To register them as well does no harm.
 */
public final class SecantExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  /** For Spark. */
  public SecantExtensions() {}

  /** Adds functions and operator. */
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    for (SqlFunction function : SqlFunction.values()) {
      extensions.injectFunction(
          new Tuple3<>(function.builtIn(), function.info(), function.builder()));
    }
    extensions.injectPlannerStrategy(
        new AbstractFunction1<>() {
          @Override
          public SparkStrategy apply(SparkSession session) {
            return new BulkStrategy();
          }
        });
    extensions.injectPreCBORule(
        new AbstractFunction1<>() {
          @Override
          public Rule<LogicalPlan> apply(SparkSession session) {
            return new OrderedCalls();
          }
        });
    return BoxedUnit.UNIT;
  }
}
