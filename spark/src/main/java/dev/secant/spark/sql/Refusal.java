package dev.secant.spark.sql;

import dev.secant.runtime.text.SafeText;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.Option;

/**
 * What is wrong with a call, told on the driver before any task: Spark shows it without a trace.
 */
public final class Refusal {
  private static final int LONGEST_SHOWN = 200;

  private Refusal() {}

  /**
   * Throws the exception of Spark for a query that cannot be. It is a checked one, which methods
   * that Spark calls may not declare.
   *
   * @return never; for the compiler to see that a caller's {@code throw} ends it
   */
  public static RuntimeException of(String message) {
    return Refusal.<RuntimeException>thrown(
        new AnalysisException(
            message,
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            new scala.collection.immutable.HashMap<>(),
            new QueryContext[0]));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException thrown(Throwable exception) throws T {
    throw (T) exception;
  }

  /** Returns an expression of a query, fit to be shown. */
  static String shown(Expression expression) {
    return shown(expression.sql());
  }

  /** Returns a text that was given, fit to be shown. */
  public static String shown(String text) {
    return SafeText.of(text, LONGEST_SHOWN);
  }
}
