package dev.secant.spark.plan;

import dev.secant.spark.sql.Refusal;
import dev.secant.spark.sql.Seqs;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ReturnAnswer;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;

/**
 * Has calls of chains computed in bulk: the last step of planning, when all else about a query has
 * been decided. The setting {@code spark.secant.bulk} turns it off.
 */
public final class BulkStrategy extends SparkStrategy {
  private static final long serialVersionUID = 1;

  /** The setting, {@code true} unless given. */
  public static final String BULK = "spark.secant.bulk";

  /** For a session. */
  public BulkStrategy() {}

  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    if (plan instanceof BulkNode node) {
      return Seqs.of(new BulkExec(node.results(), node.carried(), planLater(node.child())));
    }
    if (plan instanceof ReturnAnswer query) { // planning begins with it
      FilePosition.mark(query.child());
      return Seqs.of();
    }
    @Nullable LogicalPlan rewritten = FilePosition.matters(plan) ? null : BulkRewrite.of(plan);
    return rewritten == null || !isOn() ? Seqs.of() : Seqs.of(planLater(rewritten));
  }

  /** Asked only where a query has calls: others go on, whatever the setting. */
  private static boolean isOn() {
    String text = SparkSession.active().conf().get(BULK, "true");
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.of(BULK + " must be true or false, was " + Refusal.shown(text));
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BulkStrategy;
  }

  @Override
  public int hashCode() {
    return BulkStrategy.class.hashCode();
  }
}
