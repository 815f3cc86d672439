package dev.secant.spark.sql;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InheritAnalysisRules;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.Enumeration;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * A SQL function as the query has it, with all its arguments: what a column without an alias is
 * called after. The optimizer puts {@link #replacement} in its place.
 */
public final class NamedCall extends Expression
    implements TreeParts, RuntimeReplaceable, InheritAnalysisRules, Serializable {
  private static final long serialVersionUID = 1;

  private final String name;
  private final Seq<Expression> arguments;
  private final Expression replacement;

  public NamedCall(String name, Seq<Expression> arguments, Expression replacement) {
    this.name = name;
    this.arguments = arguments;
    this.replacement = replacement;
  }

  @Override
  public Expression replacement() {
    return replacement;
  }

  @Override
  public Seq<Enumeration.Value> nodePatterns() {
    return Seqs.of(TreePattern.RUNTIME_REPLACEABLE());
  }

  /** The trait sets what {@link #nodePatterns} returns, were this class written in Scala. */
  @Override
  @SuppressWarnings("checkstyle:MethodName")
  public void
      org$apache$spark$sql$catalyst$expressions$RuntimeReplaceable$_setter_$nodePatterns_$eq(
          Seq<Enumeration.Value> patterns) {}

  /** For people: only what is computed is analysed any further. */
  @Override
  public Seq<Expression> parameters() {
    return arguments;
  }

  @Override
  public Seq<Expression> children() {
    return Seqs.of(replacement);
  }

  @Override
  public Expression withNewChildInternal(Expression child) {
    return new NamedCall(name, arguments, child);
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new NamedCall(name, arguments, children.apply(0));
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public DataType dataType() {
    return replacement.dataType();
  }

  @Override
  public Expression canonicalized() {
    return replacement.canonicalized();
  }

  @Override
  public @Nullable Object eval(InternalRow row) {
    return replacement.eval(row);
  }

  @Override
  public ExprCode doGenCode(CodegenContext ctx, ExprCode code) {
    return replacement.genCode(ctx);
  }

  @Override
  public String prettyName() {
    return name;
  }

  @Override
  public String toString() {
    return name + arguments.mkString("(", ", ", ")");
  }

  @Override
  public String sql() {
    return InheritAnalysisRules.super.sql();
  }

  @Override
  public List<Object> parts() {
    return List.of(name, arguments, replacement);
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
