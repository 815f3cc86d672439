package dev.secant.spark.plan;

import dev.secant.spark.sql.Seqs;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InputFileBlockLength;
import org.apache.spark.sql.catalyst.expressions.InputFileBlockStart;
import org.apache.spark.sql.catalyst.expressions.InputFileName;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNodeTag;

/**
 * Keeps rows in step with the scan where a query asks for the file that is being read: {@code
 * input_file_name()} and the like tell where the scan of this thread is, which is ahead of a row
 * that waited for its block. All that is below such an expression is computed a row at a time.
 */
final class FilePosition {
  private static final TreeNodeTag<Boolean> IN_STEP = new TreeNodeTag<>("secant.inStepWithScan");

  private FilePosition() {}

  /** Marks the nodes of a whole query that must not read ahead. */
  static void mark(LogicalPlan plan) {
    if (Seqs.<Expression>list(plan.expressions()).stream().anyMatch(FilePosition::isAskedFor)) {
      markAll(plan);
    } else {
      Seqs.<LogicalPlan>list(plan.children()).forEach(FilePosition::mark);
    }
  }

  private static void markAll(LogicalPlan plan) {
    plan.setTagValue(IN_STEP, true);
    Seqs.<LogicalPlan>list(plan.children()).forEach(FilePosition::markAll);
  }

  private static boolean isAskedFor(Expression expression) {
    return expression instanceof InputFileName
        || expression instanceof InputFileBlockStart
        || expression instanceof InputFileBlockLength
        || Seqs.<Expression>list(expression.children()).stream().anyMatch(FilePosition::isAskedFor);
  }

  /** Returns whether a node must not read ahead. */
  static boolean matters(LogicalPlan plan) {
    return plan.containsTag(IN_STEP);
  }
}
