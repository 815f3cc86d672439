package dev.secant.spark.plan;

import dev.secant.spark.row.RowField;
import dev.secant.spark.row.RowTask;
import dev.secant.spark.sql.ChainCall;
import dev.secant.spark.sql.Seqs;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;

/**
 * Which calls an operator computes, each once, and which column is what of which call.
 *
 * @param calls distinct
 * @param columns in the order of the results
 */
record BulkLayout(List<Call> calls, List<Column> columns) implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * A chain at a number of each row.
   *
   * @param argument of type DOUBLE
   */
  record Call(RowTask task, Expression argument) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /**
   * A result.
   *
   * @param call index of the call
   * @param field of a derivative; VALUE for numbers
   */
  record Column(int call, RowField field) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** Returns the layout of named calls and fields of them. */
  static BulkLayout of(Seq<NamedExpression> results) {
    List<ChainCall> distinct = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (NamedExpression result : Seqs.list(results)) {
      Expression computed = ((Alias) result).child();
      RowField field = RowField.VALUE;
      if (computed instanceof GetStructField part) {
        field = RowField.at(part.ordinal());
        computed = part.child();
      }
      columns.add(new Column(indexOf((ChainCall) computed, distinct), field));
    }
    List<Call> calls =
        distinct.stream().map(call -> new Call(call.task(), call.argument())).toList();
    return new BulkLayout(calls, List.copyOf(columns));
  }

  private static int indexOf(ChainCall call, List<ChainCall> distinct) {
    for (int i = 0; i < distinct.size(); i++) {
      if (distinct.get(i).semanticEquals(call)) {
        return i;
      }
    }
    distinct.add(call);
    return distinct.size() - 1;
  }

  /** Returns the arguments of the calls. */
  List<Expression> arguments() {
    return calls.stream().map(Call::argument).toList();
  }

  /**
   * Returns the index of the call whose argument is a column, or -1: its numbers are buffered
   * already.
   */
  int callOf(Attribute column) {
    for (int i = 0; i < calls.size(); i++) {
      @Nullable Expression argument = calls.get(i).argument();
      if (argument instanceof Attribute attribute && attribute.exprId().equals(column.exprId())) {
        return i;
      }
    }
    return -1;
  }
}
