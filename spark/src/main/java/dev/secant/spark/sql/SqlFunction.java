package dev.secant.spark.sql;

import dev.secant.spark.row.RowField;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;

/** The functions that SQL gets, each with what {@code DESCRIBE FUNCTION EXTENDED} tells of it. */
public enum SqlFunction {
  /** The value of a chain. */
  SECANT_VALUE(
      "chain, x",
      "Returns the value of a chain of functions at x.",
      "'square | exp | square', 0.5D);\n       1.648721270700128",
      null),
  /** Its derivative, by the adaptive method or, with a step, by the central difference. */
  SECANT_DIFF(
      "chain, x [, order [, eps]]",
      "Returns the derivative of a chain of functions at x: with a step found by itself and the"
          + " error that secant_error tells, or, with eps, the central difference quotient.",
      "'square', 3.0D);\n       6.0",
      RowField.DERIVATIVE),
  /** The error bar of the derivative. */
  SECANT_ERROR(
      "chain, x [, order]",
      "Returns how far secant_diff(chain, x [, order]) may be from the derivative.",
      "'square', 3.0D) < 1e-12;\n       true",
      RowField.ERROR),
  /** What is known about the derivative. */
  SECANT_STATUS(
      "chain, x [, order]",
      "Returns what is known about the derivative of a chain of functions at x: OK, or a word for"
          + " what is the matter there; FAILED where a function fails.",
      "'abs', 0.0D);\n       KINK",
      RowField.STATUS),
  /** All of it. */
  SECANT_DERIVATIVE(
      "chain, x [, order]",
      "Returns value and derivative of a chain of functions at x, with error bar, status and the"
          + " number of evaluations, as a struct.",
      "'square', 3.0D).status;\n       OK",
      null);

  private static final String ARGUMENTS =
      """

          Arguments:
            * chain - functions joined by |, as a constant text, like 'square | exp | square'
            * x - a number; NULL gives NULL
            * order - of the derivative, a constant from 1 to 6; 1 unless given
            * eps - the step of a central difference, a constant above 0; needs order 1
      """;

  private final String parameters;
  private final String usage;
  private final String example;
  private final @Nullable RowField field;

  SqlFunction(String parameters, String usage, String example, @Nullable RowField field) {
    this.parameters = parameters;
    this.usage = usage;
    this.example = example;
    this.field = field;
  }

  /** Returns the name in SQL: {@code secant_diff}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the parameters as people write them: {@code (chain, x [, order])}. */
  String parameters() {
    return "(" + parameters + ")";
  }

  /** Returns how many arguments there may be, 2 at least. */
  int mostArguments() {
    return 1 + (int) parameters.chars().filter(c -> c == ',').count();
  }

  /** Returns the name that Spark makes one of its built-in functions. */
  public FunctionIdentifier builtIn() {
    return new FunctionIdentifier(label(), Option.empty());
  }

  /** Returns the name among the temporary functions of a session. */
  public FunctionIdentifier temporary() {
    return new FunctionIdentifier(
        label(),
        Option.apply(CatalogManager.SESSION_NAMESPACE()),
        Option.apply(CatalogManager.SYSTEM_CATALOG_NAME()));
  }

  /** Returns what Spark tells of the function. */
  public ExpressionInfo info() {
    String name = label();
    return new ExpressionInfo(
        SqlFunction.class.getName(),
        null,
        name,
        "_FUNC_" + parameters() + " - " + usage,
        ARGUMENTS,
        "\n    Examples:\n      > SELECT _FUNC_(" + example + "\n  ",
        "",
        "",
        "",
        "",
        "");
  }

  /** Returns what makes the expression of a call, or throws what is wrong with its arguments. */
  public Function1<Seq<Expression>, Expression> builder() {
    return new AbstractFunction1<>() {
      @Override
      public Expression apply(Seq<Expression> arguments) {
        return call(Seqs.list(arguments));
      }
    };
  }

  private Expression call(List<Expression> arguments) {
    ChainCall call = new CallArguments(this, arguments).call();
    Expression result = call;
    if (field != null && call.task().isSearch()) {
      result = new GetStructField(call, field.index(), Option.apply(field.label()));
    }
    return new NamedCall(label(), Seqs.of(arguments), result);
  }
}
