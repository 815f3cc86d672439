package dev.secant.spark.sql;

import dev.secant.spark.row.RowField;
import dev.secant.spark.row.RowProbe;
import dev.secant.spark.row.RowTask;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprValue;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * What is computed from a chain at a number of the row: a number, or for a derivative a struct as
 * {@link RowField} has its fields. NULL where the argument is, and a number also where it fails.
 *
 * <p>Wherever a row needs it anyway, the operator of {@code dev.secant.spark.plan} takes its place;
 * elsewhere, as in a branch of CASE, this computes it a row at a time. Never folded to a constant:
 * functions of plug-ins are not called on the driver.
 */
public final class ChainCall extends Expression implements TreeParts, Serializable {
  private static final long serialVersionUID = 1;

  private final RowTask task;
  private final Expression child;

  /** For rows that Spark interprets; generated code has its own. */
  private transient @Nullable RowProbe probe;

  /**
   * Returns the call.
   *
   * @param child of type DOUBLE
   */
  public ChainCall(RowTask task, Expression child) {
    this.task = task;
    this.child = child;
  }

  /** Returns what is computed. */
  public RowTask task() {
    return task;
  }

  /** Returns the argument. */
  public Expression argument() {
    return child;
  }

  @Override
  public Seq<Expression> children() {
    return Seqs.of(child);
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new ChainCall(task, children.apply(0));
  }

  @Override
  public DataType dataType() {
    return task.isSearch() ? RowField.STRUCT : DataTypes.DoubleType;
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public boolean foldable() {
    return false;
  }

  /** Spark computes it once, not in a filter and again in the column that is filtered by. */
  @Override
  public boolean expensive() {
    return true;
  }

  @Override
  public @Nullable Object eval(InternalRow row) {
    Object x = child.eval(row);
    return x == null ? null : result((Double) x);
  }

  private synchronized @Nullable Object result(double x) {
    RowProbe opened = probe;
    if (opened == null) {
      opened = task.probe();
      probe = opened;
    }
    if (task.isSearch()) {
      return opened.derivative(x);
    }
    double number = opened.number(x);
    return opened.failed() ? null : number;
  }

  @Override
  public ExprCode doGenCode(CodegenContext ctx, ExprCode code) {
    ExprCode x = child.genCode(ctx);
    String text =
        """
        boolean %1$s = %3$s;
        %5$s %2$s = %6$s;
        if (!%1$s) {
          %7$s
        }
        """
            .formatted(
                code.isNull(),
                code.value(),
                x.isNull(),
                x.value(),
                CodeGenerator.javaType(dataType()),
                CodeGenerator.defaultValue(dataType(), false),
                computation(ctx, code, x.value()));
    return code.copy(x.code().$plus(GeneratedCode.block(text)), code.isNull(), code.value());
  }

  private String computation(CodegenContext ctx, ExprCode result, ExprValue x) {
    String probe = GeneratedCode.probe(ctx, task);
    return task.isSearch()
        ? "%s = %s.derivative(%s);".formatted(result.value(), probe, x)
        : "%1$s = %3$s.number(%4$s); if (%1$s != %1$s) %2$s = %3$s.failed();"
            .formatted(result.value(), result.isNull(), probe, x);
  }

  @Override
  public String toString() {
    return task.call(child.toString());
  }

  @Override
  public String sql() {
    return task.call(child.sql());
  }

  @Override
  public List<Object> parts() {
    return List.of(task, child);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return hasPartsOf(other);
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }
}
