package dev.secant.spark.plan;

import dev.secant.spark.row.RowBlock;
import dev.secant.spark.row.RowField;
import dev.secant.spark.sql.Seqs;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction2;

/** The rows of a partition with their results, where there is no generated code for all of it. */
final class BulkRows extends AbstractIterator<InternalRow> {
  /** Makes the rows of each partition; travels to the executors. */
  static final class Maker
      extends AbstractFunction2<Object, Iterator<InternalRow>, Iterator<InternalRow>>
      implements Serializable {
    private static final long serialVersionUID = 1;

    private final BulkLayout layout;
    private final Seq<Attribute> carried;
    private final Seq<Attribute> input;
    private final Seq<Attribute> output;
    private final SQLMetric failedRows;

    Maker(
        BulkLayout layout,
        Seq<Attribute> carried,
        Seq<Attribute> input,
        Seq<Attribute> output,
        SQLMetric failedRows) {
      this.layout = layout;
      this.carried = carried;
      this.input = input;
      this.output = output;
      this.failedRows = failedRows;
    }

    @Override
    public Iterator<InternalRow> apply(Object partition, Iterator<InternalRow> rows) {
      return new BulkRows(this, (Integer) partition, rows);
    }
  }

  private final BulkLayout layout;
  private final Iterator<InternalRow> rows;
  private final UnsafeProjection columns;
  private final UnsafeProjection arguments;
  private final UnsafeProjection output;
  private final RowBlock[] blocks;
  private final @Nullable UnsafeRow[] passing = new @Nullable UnsafeRow[RowBlock.CAPACITY];

  /** Where the result of a row is in the block of a call; -1 where the argument is NULL. */
  private final int[][] places;

  private final JoinedRow joined = new JoinedRow();
  private int count;
  private int next;

  private BulkRows(Maker maker, int partition, Iterator<InternalRow> rows) {
    this.layout = maker.layout;
    this.rows = rows;
    columns = UnsafeProjection.create(expressions(maker.carried), maker.input);
    arguments = UnsafeProjection.create(Seqs.of(layout.arguments()), maker.input);
    output = UnsafeProjection.create(expressions(maker.output), maker.output);
    columns.initialize(partition);
    arguments.initialize(partition);
    output.initialize(partition);
    blocks =
        layout.calls().stream()
            .map(call -> call.task().block(maker.failedRows))
            .toArray(RowBlock[]::new);
    places = new int[blocks.length][RowBlock.CAPACITY];
  }

  private static Seq<Expression> expressions(Seq<Attribute> attributes) {
    List<Attribute> list = Seqs.list(attributes);
    return Seqs.of(list.stream().map(Expression.class::cast).toList());
  }

  @Override
  public boolean hasNext() {
    return next < count || fill();
  }

  private boolean fill() {
    int[] sizes = new int[blocks.length];
    count = 0;
    next = 0;
    long held = 0;
    while (count < RowBlock.CAPACITY && held < HeldBytes.MOST && rows.hasNext()) {
      InternalRow row = rows.next();
      UnsafeRow kept = columns.apply(row).copy();
      held += HeldBytes.of(kept);
      passing[count] = kept;
      InternalRow numbers = arguments.apply(row);
      for (int k = 0; k < blocks.length; k++) {
        boolean missing = numbers.isNullAt(k);
        places[k][count] = missing ? -1 : sizes[k];
        if (!missing) {
          blocks[k].x()[sizes[k]++] = numbers.getDouble(k);
        }
      }
      count++;
    }
    for (int k = 0; k < blocks.length; k++) {
      blocks[k].evaluate(sizes[k]);
    }
    return count > 0;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new java.util.NoSuchElementException("the partition has no more rows");
    }
    @Nullable Object[] results = new @Nullable Object[layout.columns().size()];
    for (int i = 0; i < results.length; i++) {
      BulkLayout.Column column = layout.columns().get(i);
      int place = places[column.call()][next];
      results[i] = place < 0 ? null : result(blocks[column.call()], column.field(), place);
    }
    @Nullable UnsafeRow row = passing[next];
    passing[next++] = null;
    return output.apply(joined.apply(row, new GenericInternalRow(results)));
  }

  private static @Nullable Object result(RowBlock block, RowField field, int place) {
    if (field == RowField.STATUS) {
      return block.status(place);
    }
    if (block.failed(place)) {
      return null;
    }
    return switch (field) {
      case DERIVATIVE -> block.derivative(place);
      case ERROR -> block.error(place);
      case EVALUATIONS -> block.evaluations(place);
      default -> block.value(place);
    };
  }
}
