package dev.secant.spark.plan;

import dev.secant.spark.sql.ChainCall;
import dev.secant.spark.sql.Seqs;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.jspecify.annotations.Nullable;
import scala.runtime.AbstractFunction1;

/**
 * Has calls of chains in an order computed by a projection below it, once a row: Spark's sort
 * evaluates its expressions for both rows of every comparison.
 *
 * <p>A rule of the optimizer, not part of the strategy: adaptive execution finds the pieces of a
 * query again by the nodes that the optimizer left.
 */
public final class OrderedCalls extends Rule<LogicalPlan> {
  /** For a session. */
  public OrderedCalls() {}

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    if (plan instanceof Project project && project.child() instanceof Sort sort) {
      @Nullable Sort ordered = ordered(sort); // one projection above it, as limits look for
      if (ordered != null) {
        return new Project(project.projectList(), below(ordered));
      }
    }
    if (plan instanceof Sort sort) {
      @Nullable Sort ordered = ordered(sort);
      if (ordered != null) {
        return new Project(attributes(sort.output()), below(ordered));
      }
    }
    return below(plan);
  }

  private LogicalPlan below(LogicalPlan plan) {
    return plan.mapChildren(
        new AbstractFunction1<>() {
          @Override
          public LogicalPlan apply(LogicalPlan child) {
            return OrderedCalls.this.apply(child);
          }
        });
  }

  /** The sort by columns in place of expressions with calls, or null if there are none. */
  private static @Nullable Sort ordered(Sort sort) {
    List<NamedExpression> columns = new ArrayList<>(Seqs.list(sort.child().output()));
    int before = columns.size();
    List<SortOrder> orders = new ArrayList<>();
    for (SortOrder order : Seqs.<SortOrder>list(sort.order())) {
      orders.add(hasCall(order.child()) ? byColumn(order, columns) : order);
    }
    return columns.size() == before
        ? null
        : new Sort(
            Seqs.of(orders),
            sort.global(),
            new Project(Seqs.of(columns), sort.child()),
            sort.hint());
  }

  private static SortOrder byColumn(SortOrder order, List<NamedExpression> columns) {
    Alias alias = BulkCalls.alias(order.child(), "_secantOrder" + columns.size());
    columns.add(alias);
    return new SortOrder(alias.toAttribute(), order.direction(), order.nullOrdering(), Seqs.of());
  }

  private static boolean hasCall(Expression expression) {
    return expression.deterministic() && contains(expression);
  }

  private static boolean contains(Expression expression) {
    return expression instanceof ChainCall
        || Seqs.<Expression>list(expression.children()).stream().anyMatch(OrderedCalls::contains);
  }

  private static scala.collection.immutable.Seq<NamedExpression> attributes(
      scala.collection.immutable.Seq<Attribute> output) {
    return Seqs.of(Seqs.<Attribute>list(output));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrderedCalls;
  }

  @Override
  public int hashCode() {
    return OrderedCalls.class.hashCode();
  }
}
