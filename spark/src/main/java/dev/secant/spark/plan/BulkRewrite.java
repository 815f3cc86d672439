package dev.secant.spark.plan;

import dev.secant.spark.sql.Seqs;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeSet;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.jspecify.annotations.Nullable;
import scala.runtime.AbstractFunction1;

/**
 * Takes the calls of chains out of a projection, a filter or an aggregation, and has them computed
 * in bulk below it.
 *
 * <p>Conditions without calls stay below the first computation, so that rows they drop cost
 * nothing, unless they come later and can throw; of the others, each is computed for the rows only
 * that passed those before it. A call that a filter needs and the projection above it as well is
 * computed once.
 */
final class BulkRewrite {
  private final BulkCalls calls = new BulkCalls();

  private BulkRewrite() {}

  /** Returns the plan with the calls of its topmost node in bulk, or null if there are none. */
  static @Nullable LogicalPlan of(LogicalPlan plan) {
    if (plan instanceof Project project) {
      return new BulkRewrite().project(project);
    }
    if (plan instanceof Filter filter && hasCalls(filter)) {
      return new BulkRewrite().filter(filter);
    }
    return plan instanceof Aggregate aggregate ? new BulkRewrite().aggregate(aggregate) : null;
  }

  private static boolean hasCalls(Filter filter) {
    return filter.condition().deterministic()
        && conjuncts(filter.condition()).stream().anyMatch(BulkCalls::areIn);
  }

  private static List<Expression> conjuncts(Expression condition) {
    if (condition instanceof And and) {
      List<Expression> all = new ArrayList<>(conjuncts(and.left()));
      all.addAll(conjuncts(and.right()));
      return all;
    }
    return List.of(condition);
  }

  private @Nullable LogicalPlan project(Project project) {
    List<NamedExpression> list = Seqs.list(project.projectList());
    boolean filtered = project.child() instanceof Filter filter && hasCalls(filter);
    if (!filtered && list.stream().noneMatch(named -> BulkCalls.areIn((Expression) named))) {
      return null;
    }
    LogicalPlan source =
        filtered ? filtered((Filter) project.child(), references(list)) : project.child();
    List<NamedExpression> replaced = new ArrayList<>();
    for (NamedExpression named : list) {
      replaced.add((NamedExpression) calls.replace((Expression) named));
    }
    return new Project(Seqs.of(replaced), computed(source, references(replaced)));
  }

  private LogicalPlan filter(Filter filter) {
    List<Attribute> output = Seqs.list(filter.output());
    return new Project(Seqs.of(output), filtered(filter, references(output)));
  }

  /** The filter over what it needs; what is needed above passes. */
  private LogicalPlan filtered(Filter filter, AttributeSet above) {
    List<Expression> plain = new ArrayList<>();
    List<Expression> inOrder = new ArrayList<>();
    for (Expression conjunct : conjuncts(filter.condition())) {
      boolean isFirst = inOrder.isEmpty() || SafeCondition.is(conjunct);
      (isFirst && !BulkCalls.areIn(conjunct) ? plain : inOrder).add(conjunct);
    }
    LogicalPlan source = filter.child();
    if (!plain.isEmpty()) {
      source = new Filter(plain.stream().reduce(And::new).orElseThrow(), source);
    }
    AttributeSet needed = above.$plus$plus(references(inOrder));
    for (Expression conjunct : inOrder) {
      Expression condition = calls.replace(conjunct);
      source = new Filter(condition, computed(source, needed));
      needed = needed.$plus$plus(source.outputSet());
    }
    return source;
  }

  private @Nullable LogicalPlan aggregate(Aggregate aggregate) {
    List<NamedExpression> list = Seqs.list(aggregate.aggregateExpressions());
    List<NamedExpression> replaced = new ArrayList<>();
    for (NamedExpression named : list) {
      replaced.add((NamedExpression) insideAggregates((Expression) named));
    }
    if (replaced.equals(list)) {
      return null;
    }
    AttributeSet needed =
        references(replaced).$plus$plus(references(Seqs.list(aggregate.groupingExpressions())));
    return new Aggregate(
        aggregate.groupingExpressions(),
        Seqs.of(replaced),
        computed(aggregate.child(), needed),
        aggregate.hint());
  }

  /** Around an aggregate function there is one row a group: only its inputs are computed before. */
  private Expression insideAggregates(Expression expression) {
    if (expression instanceof AggregateExpression aggregate) {
      return aggregate.filter().isEmpty()
          ? eachChild(aggregate, function -> eachChild(function, calls::replace))
          : aggregate;
    }
    return eachChild(expression, this::insideAggregates);
  }

  private static Expression eachChild(
      Expression expression, java.util.function.UnaryOperator<Expression> change) {
    return expression.mapChildren(
        new AbstractFunction1<>() {
          @Override
          public Expression apply(Expression child) {
            return change.apply(child);
          }
        });
  }

  /** The source with the calls noted last, and of its own columns those that are needed. */
  private LogicalPlan computed(LogicalPlan source, AttributeSet needed) {
    List<NamedExpression> results = calls.takePending();
    if (results.isEmpty()) {
      return source;
    }
    List<Attribute> carried =
        Seqs.<Attribute>list(source.output()).stream().filter(needed::contains).toList();
    AttributeSet read = references(carried).$plus$plus(references(results));
    boolean pruned = !source.outputSet().subsetOf(read);
    return new BulkNode(
        Seqs.of(results),
        Seqs.of(carried),
        pruned ? new Project(Seqs.of(columns(source, read)), source) : source);
  }

  private static List<Attribute> columns(LogicalPlan source, AttributeSet read) {
    return Seqs.<Attribute>list(source.output()).stream().filter(read::contains).toList();
  }

  private static AttributeSet references(List<?> expressions) {
    List<AttributeSet> sets = new ArrayList<>();
    for (Object expression : expressions) {
      sets.add(((Expression) expression).references());
    }
    return AttributeSet.fromAttributeSets(Seqs.of(sets));
  }
}
