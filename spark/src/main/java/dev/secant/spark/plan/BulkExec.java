package dev.secant.spark.plan;

import dev.secant.spark.sql.Seqs;
import dev.secant.spark.sql.TreeParts;
import java.util.List;
import java.util.Objects;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.execution.CodegenSupport;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.UnaryExecNode;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag$;

/**
 * Computes chains for blocks of rows by the kernels of the runtime: the numbers and the columns
 * that pass are buffered, the block is evaluated, and its rows go on one by one, in their order.
 *
 * <p>A part of generated code where there is such code, so that no row is copied whole; where there
 * is none, {@link BulkRows} does the same.
 */
public final class BulkExec extends SparkPlan implements TreeParts, UnaryExecNode, CodegenSupport {
  /** The metric that counts rows without a result. */
  static final String FAILED_ROWS = "failedRows";

  private static final long serialVersionUID = 1;

  private final Seq<NamedExpression> results;
  private final Seq<Attribute> carried;
  private final SparkPlan child;
  private final SQLMetric failedRows;
  private transient @Nullable CodegenSupport parent;
  private transient @Nullable BulkCode code;

  public BulkExec(Seq<NamedExpression> results, Seq<Attribute> carried, SparkPlan child) {
    this.results = results;
    this.carried = carried;
    this.child = child;
    failedRows = SQLMetrics.createMetric(sparkContext(), "rows without a result");
  }

  Seq<NamedExpression> results() {
    return results;
  }

  Seq<Attribute> carried() {
    return carried;
  }

  @Override
  public SparkPlan child() {
    return child;
  }

  @Override
  public Seq<SparkPlan> children() {
    return Seqs.of(child);
  }

  @Override
  public SparkPlan withNewChildInternal(SparkPlan newChild) {
    return new BulkExec(results, carried, newChild);
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return withNewChildInternal(children.apply(0));
  }

  @Override
  public Seq<Attribute> output() {
    return BulkNode.output(carried, results);
  }

  @Override
  public Partitioning outputPartitioning() {
    return child.outputPartitioning();
  }

  @Override
  public Seq<SortOrder> outputOrdering() {
    return child.outputOrdering();
  }

  @Override
  public Map<String, SQLMetric> metrics() {
    return new Map.Map1<>(FAILED_ROWS, failedRows);
  }

  @Override
  public RDD<InternalRow> doExecute() {
    return child
        .execute()
        .mapPartitionsWithIndex(
            new BulkRows.Maker(
                BulkLayout.of(results), carried, child.output(), output(), failedRows),
            true,
            ClassTag$.MODULE$.apply(InternalRow.class));
  }

  @Override
  public CodegenSupport parent() {
    return Objects.requireNonNull(parent);
  }

  @Override
  public void parent_$eq(CodegenSupport newParent) {
    parent = newParent;
  }

  @Override
  public Seq<RDD<InternalRow>> inputRDDs() {
    return ((CodegenSupport) child).inputRDDs();
  }

  @Override
  public String doProduce(CodegenContext ctx) {
    BulkCode generated = new BulkCode(this, ctx);
    code = generated;
    return generated.produce();
  }

  @Override
  public String doConsume(CodegenContext ctx, Seq<ExprCode> input, ExprCode row) {
    return Objects.requireNonNull(code).consume(Seqs.list(input));
  }

  @Override
  public String nodeName() {
    return "SecantBulk";
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
