package dev.secant.spark.sql;

import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.spark.row.RowMethod;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedArgumentExpression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import scala.Option;
import scala.runtime.AbstractFunction1;

/** The arguments of a function in a query, held to its rules. */
final class CallArguments {
  private final SqlFunction function;
  private final List<Expression> arguments;
  private final ChainCalls calls;

  /**
   * @param arguments resolved
   */
  CallArguments(SqlFunction function, List<Expression> arguments) {
    this.function = function;
    this.arguments = arguments;
    calls = new ChainCalls(function.label(), SparkSession.active());
  }

  /**
   * Returns the call.
   *
   * <p>Throws an AnalysisException, which is checked but not declared, if an argument breaks its
   * rule
   */
  ChainCall call() {
    requireNoNames();
    requireCount();
    String chain = chain();
    RowMethod method = method();
    return calls.call(chain, method, arguments.get(1));
  }

  private void requireNoNames() {
    for (Expression argument : arguments) {
      if (argument instanceof NamedArgumentExpression named) {
        throw calls.refused(
            "takes its arguments by their places, "
                + function.parameters()
                + ", not by names, was given "
                + Refusal.shown(named.key())
                + " => ...");
      }
    }
  }

  private void requireCount() {
    int most = function.mostArguments();
    int count = arguments.size();
    if (count < 2 || count > most) {
      throw calls.refused(
          "takes "
              + (most == 2 ? "2" : "2 to " + most)
              + " arguments, "
              + function.parameters()
              + ", was given "
              + count);
    }
  }

  private String chain() {
    Expression chain = arguments.get(0);
    if (!(chain.dataType() instanceof StringType) || !isConstant(chain)) {
      throw refused("chain must be a constant text, like 'square | exp'", chain);
    }
    Object text = evaluable(chain).eval(null);
    if (text == null) {
      throw refused("chain must be a constant text, like 'square | exp'", chain);
    }
    return text.toString();
  }

  private static boolean isConstant(Expression argument) {
    return evaluable(argument).foldable();
  }

  /** What some functions, as nvl and left, stand for: they themselves are no constants to Spark. */
  private static Expression evaluable(Expression argument) {
    Expression meant =
        argument instanceof RuntimeReplaceable replaceable ? replaceable.replacement() : argument;
    return meant.mapChildren(
        new AbstractFunction1<>() {
          @Override
          public Expression apply(Expression child) {
            return evaluable(child);
          }
        });
  }

  private RowMethod method() {
    if (function == SqlFunction.SECANT_VALUE) {
      return new RowMethod.Value();
    }
    int order = arguments.size() > 2 ? order(arguments.get(2)) : 1;
    if (arguments.size() > 3) {
      double eps = eps(arguments.get(3));
      if (order != 1) {
        throw calls.refused(
            "order must be 1 where eps is given, the step of a central difference, was " + order);
      }
      return calls.quotient(eps);
    }
    return RowMethod.Search.of(AdaptiveDerivative.standard().withOrder(order));
  }

  private int order(Expression order) {
    String rule = "order must be a constant whole number in 1.." + AdaptiveDerivative.HIGHEST_ORDER;
    if (!(order.dataType() instanceof IntegralType) || !isConstant(order)) {
      throw refused(rule, order);
    }
    Object number = evaluable(order).eval(null);
    long value = number == null ? 0 : ((Number) number).longValue();
    if (value < 1 || value > AdaptiveDerivative.HIGHEST_ORDER) {
      throw refused(rule, order);
    }
    return (int) value;
  }

  private double eps(Expression eps) {
    if (!(eps.dataType() instanceof NumericType) || !isConstant(eps)) {
      throw refused("eps must be a constant number above 0", eps);
    }
    Object number = new Cast(evaluable(eps), DataTypes.DoubleType, Option.empty()).eval(null);
    if (number == null) {
      throw refused("eps must be a constant number above 0", eps);
    }
    return (Double) number;
  }

  private RuntimeException refused(String rule, Expression argument) {
    return calls.refused(
        rule + ", was " + Refusal.shown(argument) + " of type " + argument.dataType().sql());
  }
}
