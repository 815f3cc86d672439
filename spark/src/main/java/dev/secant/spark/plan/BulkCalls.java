package dev.secant.spark.plan;

import dev.secant.spark.row.RowField;
import dev.secant.spark.sql.ChainCall;
import dev.secant.spark.sql.Seqs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ConditionalExpression;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.HigherOrderFunction;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.TryEval;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.runtime.AbstractFunction1;

/**
 * The calls of chains in expressions, each with the column that stands for it once it is computed
 * in bulk.
 *
 * <p>Only calls that are evaluated for every row are taken: not those in a branch of a condition,
 * on the right of AND and OR, in functions of elements and in subqueries.
 */
final class BulkCalls {
  /** What is in place of a call, or a field of one, by its canonical form. */
  private final Map<Expression, Attribute> columns = new LinkedHashMap<>();

  /** What is still to be computed. */
  private final List<NamedExpression> pending = new ArrayList<>();

  /** Returns whether a call is in an expression that can be computed in bulk. */
  static boolean areIn(Expression expression) {
    if (isCall(expression)) {
      return true;
    }
    for (Expression child : evaluated(expression)) {
      if (areIn(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCall(Expression expression) {
    return expression instanceof ChainCall && expression.deterministic();
  }

  /** Returns the children that are evaluated whenever the expression is. */
  private static List<Expression> evaluated(Expression expression) {
    if (expression instanceof ConditionalExpression conditional) {
      return Seqs.list(conditional.alwaysEvaluatedInputs());
    }
    if (expression instanceof And || expression instanceof Or) {
      return List.of(expression.children().apply(0));
    }
    boolean apart =
        expression instanceof LambdaFunction
            || expression instanceof HigherOrderFunction
            || expression instanceof PlanExpression
            || expression instanceof TryEval;
    return apart ? List.of() : Seqs.list(expression.children());
  }

  /** Returns the expression with columns in place of its calls, which are noted. */
  Expression replace(Expression expression) {
    if (isCall(expression)) {
      ChainCall call = (ChainCall) expression;
      return call.task().isSearch() ? struct(call) : column(call);
    }
    if (expression instanceof GetStructField field && isCall(field.child())) {
      return column(field);
    }
    List<Expression> evaluated = evaluated(expression);
    if (evaluated.isEmpty()) {
      return expression;
    }
    return expression.mapChildren(
        new AbstractFunction1<>() {
          @Override
          public Expression apply(Expression child) {
            return isOneOf(child, evaluated) ? replace(child) : child;
          }
        });
  }

  private static boolean isOneOf(Expression child, List<Expression> expressions) {
    return expressions.stream().anyMatch(expression -> expression == child);
  }

  private Attribute column(Expression computed) {
    return columns.computeIfAbsent(
        computed.canonicalized(),
        key -> {
          NamedExpression named = alias(computed, "_secant" + columns.size());
          pending.add(named);
          return named.toAttribute();
        });
  }

  static Alias alias(Expression expression, String name) {
    return new Alias(
        expression, name, NamedExpression.newExprId(), Seqs.of(), Option.empty(), Seqs.of());
  }

  /** The struct from its fields; NULL where the status is, as it is where the argument is NULL. */
  private Expression struct(ChainCall call) {
    List<Expression> fields = new ArrayList<>();
    @Nullable Expression status = null;
    for (RowField field : RowField.values()) {
      Expression column =
          column(new GetStructField(call, field.index(), Option.apply(field.label())));
      fields.add(Literal.create(field.label(), DataTypes.StringType));
      fields.add(column);
      status = field == RowField.STATUS ? column : status;
    }
    return new If(
        new IsNull(status),
        new Literal(null, RowField.STRUCT),
        new CreateNamedStruct(Seqs.of(fields)));
  }

  /** Returns what was noted since the last time. */
  List<NamedExpression> takePending() {
    List<NamedExpression> taken = List.copyOf(pending);
    pending.clear();
    return taken;
  }
}
