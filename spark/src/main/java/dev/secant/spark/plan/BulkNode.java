package dev.secant.spark.plan;

import dev.secant.spark.sql.Seqs;
import dev.secant.spark.sql.TreeParts;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** Asks for the results of chains, computed in bulk, beside columns that pass. Made by planning. */
public final class BulkNode extends LogicalPlan implements TreeParts, Serializable {
  private static final long serialVersionUID = 1;

  private final Seq<NamedExpression> results;
  private final Seq<Attribute> carried;
  private final LogicalPlan child;

  /**
   * @param results names for calls of chains and for fields of them
   * @param carried columns of the child that are needed above
   */
  public BulkNode(Seq<NamedExpression> results, Seq<Attribute> carried, LogicalPlan child) {
    this.results = results;
    this.carried = carried;
    this.child = child;
  }

  Seq<NamedExpression> results() {
    return results;
  }

  Seq<Attribute> carried() {
    return carried;
  }

  LogicalPlan child() {
    return child;
  }

  /** Returns columns that pass, then results. */
  static Seq<Attribute> output(Seq<Attribute> carried, Seq<NamedExpression> results) {
    java.util.List<Attribute> output = new java.util.ArrayList<>(Seqs.list(carried));
    for (NamedExpression result : Seqs.list(results)) {
      output.add(result.toAttribute());
    }
    return Seqs.of(output);
  }

  @Override
  public Seq<Attribute> output() {
    return output(carried, results);
  }

  @Override
  public Seq<LogicalPlan> children() {
    return Seqs.of(child);
  }

  @Override
  public LogicalPlan withNewChildrenInternal(IndexedSeq<LogicalPlan> children) {
    return new BulkNode(results, carried, children.apply(0));
  }

  @Override
  public List<Object> parts() {
    return List.of(results, carried, child);
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
