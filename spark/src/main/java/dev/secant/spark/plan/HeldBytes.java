package dev.secant.spark.plan;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BaseGenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.expressions.UnsafeMapData;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.unsafe.types.BinaryView;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.unsafe.types.VariantVal;
import org.jspecify.annotations.Nullable;

/**
 * How much memory values take that wait for their block: rows of megabytes would fill the heap long
 * before a block has all its rows. Called by generated code.
 */
public final class HeldBytes {
  /** A block that holds as many ends, however few its rows are. */
  public static final int MOST = 16 << 20;

  /** About what an object of fixed size takes, with the reference to it. */
  private static final int SMALL = 32;

  private HeldBytes() {}

  /** Returns about how many bytes a value of Catalyst takes. Cost: that of copying it at most. */
  public static long of(@Nullable Object value) {
    if (value instanceof UTF8String text) {
      return SMALL + (long) text.numBytes();
    }
    if (value instanceof byte[] bytes) {
      return SMALL + (long) bytes.length;
    }
    if (value instanceof BinaryView bytes) {
      return SMALL + (long) bytes.numBytes();
    }
    if (value instanceof VariantVal variant) {
      return SMALL + (long) variant.getValue().length + variant.getMetadata().length;
    }
    return ofNested(value);
  }

  private static long ofNested(@Nullable Object value) {
    if (value instanceof UnsafeRow row) {
      return SMALL + (long) row.getSizeInBytes();
    }
    if (value instanceof UnsafeArrayData array) {
      return SMALL + (long) array.getSizeInBytes();
    }
    if (value instanceof UnsafeMapData map) {
      return SMALL + (long) map.getSizeInBytes();
    }
    if (value instanceof GenericArrayData array) {
      long sum = SMALL;
      for (Object element : array.array()) {
        sum += of(element);
      }
      return sum;
    }
    if (value instanceof MapData map) {
      return SMALL + of(map.keyArray()) + of(map.valueArray());
    }
    return value instanceof InternalRow row && row instanceof BaseGenericInternalRow generic
        ? ofFields(generic, row.numFields())
        : SMALL;
  }

  private static long ofFields(BaseGenericInternalRow row, int fields) {
    long sum = SMALL;
    for (int i = 0; i < fields; i++) {
      sum += of(row.genericGet(i));
    }
    return sum;
  }
}
