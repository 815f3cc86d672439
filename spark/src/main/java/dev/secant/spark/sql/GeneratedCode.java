package dev.secant.spark.sql;

import dev.secant.spark.row.RowProbe;
import dev.secant.spark.row.RowTask;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.apache.spark.sql.types.DataType;
import scala.runtime.AbstractFunction1;

/** Fields of the classes that Spark generates. */
public final class GeneratedCode {
  private GeneratedCode() {}

  /** Returns the name of a field with what computes one number at a time. */
  static String probe(CodegenContext ctx, RowTask task) {
    String reference = ctx.addReferenceObj("task", task, RowTask.class.getName());
    return field(
        ctx, RowProbe.class.getName(), "probe", name -> name + " = " + reference + ".probe();");
  }

  /**
   * Adds a field and returns its name.
   *
   * @param initialisation the statement that sets the field of a name, run once for each partition
   */
  public static String field(
      CodegenContext ctx, String type, String name, UnaryOperator<String> initialisation) {
    return ctx.addMutableState(
        type,
        name,
        new AbstractFunction1<>() {
          @Override
          public String apply(String unique) {
            return initialisation.apply(unique);
          }
        },
        true,
        true);
  }

  /**
   * Returns a variable of the type, declared where it is first used.
   *
   * @param isNull code of the condition
   * @param value code that is run where the condition is false
   */
  public static ExprCode variable(CodegenContext ctx, DataType type, String isNull, String value) {
    String isNullName = ctx.freshName("isNull");
    String name = ctx.freshName("value");
    String code =
        """
        final boolean %1$s = %2$s;
        final %3$s %4$s = %1$s ? %5$s : %6$s;
        """
            .formatted(
                isNullName,
                isNull,
                CodeGenerator.javaType(type),
                name,
                CodeGenerator.defaultValue(type, true),
                value);
    return new ExprCode(
        block(code), JavaCode.isNullVariable(isNullName), JavaCode.variable(name, type));
  }

  /** Returns code as the generator takes it. */
  static CodeBlock block(String code) {
    return new CodeBlock(Seqs.of(code), Seqs.of());
  }
}
