package dev.secant.spark.plan;

import dev.secant.spark.sql.Seqs;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.DynamicPruning;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.InSet;
import org.apache.spark.sql.catalyst.expressions.IsNaN;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Remainder;
import org.apache.spark.sql.catalyst.expressions.StringPredicate;

/**
 * Conditions that throw for no row, so that it makes no difference which rows they see: those made
 * of what is listed here. {@code Expression.throwable} of Spark does not know of ANSI mode.
 */
final class SafeCondition {
  private SafeCondition() {}

  /** Returns whether a condition may be evaluated before others that were written before it. */
  static boolean is(Expression expression) {
    if (expression instanceof DynamicPruning) { // part of reading a file
      return true;
    }
    return isSafeAlone(expression)
        && Seqs.<Expression>list(expression.children()).stream().allMatch(SafeCondition::is);
  }

  private static boolean isSafeAlone(Expression expression) {
    return isLeaf(expression) || isLogic(expression) || isTest(expression);
  }

  private static boolean isLeaf(Expression expression) {
    return expression instanceof Attribute
        || expression instanceof Literal
        || expression instanceof GetStructField;
  }

  private static boolean isLogic(Expression expression) {
    return expression instanceof And || expression instanceof Or || expression instanceof Not;
  }

  private static boolean isTest(Expression expression) {
    return expression instanceof BinaryComparison
        || expression instanceof IsNull
        || expression instanceof IsNotNull
        || expression instanceof IsNaN
        || expression instanceof In
        || expression instanceof InSet
        || expression instanceof StringPredicate
        || (expression instanceof Remainder remainder && isDivisor(remainder.right()))
        || (expression instanceof Cast cast
            && Cast.canUpCast(cast.child().dataType(), cast.dataType()));
  }

  private static boolean isDivisor(Expression expression) {
    return expression instanceof Literal literal
        && literal.value() instanceof Number number
        && number.doubleValue() != 0;
  }
}
