package dev.secant.spark.plan;

import dev.secant.spark.row.RowBlock;
import dev.secant.spark.row.RowField;
import dev.secant.spark.row.RowTask;
import dev.secant.spark.sql.GeneratedCode;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.package$;
import scala.collection.immutable.Seq;

/**
 * The numbers of one call and their results, in generated code. Only numbers are evaluated: where
 * the argument may be NULL, each row has the place of its number, or -1.
 */
final class CallBuffer {
  private final CodegenContext ctx;
  private final Expression argument;
  private final String block;
  private final String x;

  /**
   * The field with the places; empty if the argument is never NULL, and the places are the rows.
   */
  private final String places;

  /** The variable in the loop over rows. */
  private final String place;

  /** The field with how many numbers there are; empty if they are as many as the rows. */
  private final String size;

  CallBuffer(CodegenContext ctx, BulkLayout.Call call, String failedRows) {
    this.ctx = ctx;
    argument = call.argument();
    String task = ctx.addReferenceObj("task", call.task(), RowTask.class.getName());
    block =
        GeneratedCode.field(
            ctx,
            RowBlock.class.getName(),
            "block",
            name -> name + " = " + task + ".block(" + failedRows + ");");
    x = GeneratedCode.field(ctx, "double[]", "x", name -> name + " = " + block + ".x();");
    boolean nullable = argument.nullable();
    places =
        nullable
            ? GeneratedCode.field(
                ctx, "int[]", "places", name -> name + " = new int[" + RowBlock.CAPACITY + "];")
            : "";
    size = nullable ? GeneratedCode.field(ctx, "int", "size", name -> name + " = 0;") : "";
    place = ctx.freshName("place");
  }

  private boolean isNullable() {
    return !places.isEmpty();
  }

  /** Returns the code that takes the number of a row. */
  String fill(Seq<Attribute> input, String count) {
    ExprCode number =
        BindReferences.bindReference(argument, package$.MODULE$.AttributeSeq(input), false)
            .genCode(ctx);
    String store =
        isNullable()
            ? "if (%s) { %s[%s] = -1; } else { %s[%s] = %s; %s[%s++] = %s; }"
                .formatted(
                    number.isNull(), places, count, places, count, size, x, size, number.value())
            : "%s[%s] = %s;".formatted(x, count, number.value());
    return number.code() + "\n" + store + "\n";
  }

  /** Returns the code that computes the block. */
  String evaluate(String count) {
    return isNullable()
        ? "%s.evaluate(%s); %s = 0;".formatted(block, size, size)
        : "%s.evaluate(%s);".formatted(block, count);
  }

  /** Returns the code that looks up where the result of row {@code i} is. */
  String place(String i) {
    return "final int %s = %s;".formatted(place, isNullable() ? places + "[" + i + "]" : i);
  }

  /** Returns the argument of the row, as it was given. */
  ExprCode argument() {
    return GeneratedCode.variable(ctx, argument.dataType(), missing(), x + "[" + place + "]");
  }

  /** Returns a result of the row. */
  ExprCode result(RowField field) {
    String failed = "%s.failed(%s)".formatted(block, place);
    return GeneratedCode.variable(
        ctx,
        field.type(),
        field == RowField.STATUS ? missing() : missing() + " || " + failed,
        "%s.%s(%s)".formatted(block, field.label(), place));
  }

  private String missing() {
    return isNullable() ? place + " < 0" : "false";
  }
}
