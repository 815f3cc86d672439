package dev.secant.spark.sql;

import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.text.SafeText;
import dev.secant.spark.chain.DriverChains;
import dev.secant.spark.chain.ShippedChain;
import dev.secant.spark.row.OnError;
import dev.secant.spark.row.RowMethod;
import dev.secant.spark.row.RowTask;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import scala.Option;

/**
 * Makes calls of chains, and refuses what is wrong with them.
 *
 * @param subject who calls, which messages begin with: {@code secant_diff}
 * @param session whose functions and settings count
 */
public record ChainCalls(String subject, SparkSession session) {
  /** The setting for rows without a result. */
  public static final String ON_ERROR = "spark.secant.onError";

  private static final int LONGEST_SHOWN = 200;

  /**
   * Returns the call of a chain.
   *
   * <p>Throws an AnalysisException, which is checked but not declared, if the text is no chain, the
   * argument is no number, or a setting of the session has no meaning.
   *
   * @param x the argument; resolved
   */
  public ChainCall call(String chain, RowMethod method, Expression x) {
    Expression argument = number(x);
    return new ChainCall(new RowTask(ship(chain), method, onError()), argument);
  }

  private ShippedChain ship(String chain) {
    try {
      return DriverChains.ship(session, chain);
    } catch (ChainSyntaxException e) {
      throw refused("chain must be a chain of known functions: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private Expression number(Expression x) {
    if (x.dataType() instanceof NumericType || x.dataType() instanceof NullType) {
      return DataTypes.DoubleType.equals(x.dataType())
          ? x
          : new Cast(x, DataTypes.DoubleType, Option.empty());
    }
    throw refused(
        "x must be a number, was "
            + Refusal.shown(x)
            + " of type "
            + SafeText.of(x.dataType().sql(), LONGEST_SHOWN)
            + (x.dataType() instanceof StringType
                ? "; a text becomes a number by CAST(... AS DOUBLE)"
                : ""));
  }

  private OnError onError() {
    String text = session.conf().get(ON_ERROR, "null");
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "null" -> OnError.NULL;
      case "fail" -> OnError.FAIL;
      default ->
          throw refused(
              ON_ERROR + " must be null or fail, was " + SafeText.of(text, LONGEST_SHOWN));
    };
  }

  /**
   * Returns the central difference quotient.
   *
   * <p>Throws an AnalysisException, which is checked but not declared, if the step breaks its rule.
   */
  public RowMethod quotient(double eps) {
    RowMethod quotient = new RowMethod.Quotient(eps);
    try {
      quotient.task();
    } catch (IllegalArgumentException rule) { // begins with the name of the parameter
      throw refused(String.valueOf(rule.getMessage()));
    }
    return quotient;
  }

  /** Throws the exception that names who calls, then what is wrong. */
  public RuntimeException refused(String rule) {
    return Refusal.of(subject + ": " + rule);
  }
}
