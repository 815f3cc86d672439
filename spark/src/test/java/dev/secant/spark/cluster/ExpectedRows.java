package dev.secant.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Points, and what the local engine says of each, one by one. */
final class ExpectedRows {
  /** Where the local engine has no number. */
  private static final List<String> SPECIAL =
      List.of("CAST(NULL AS DOUBLE)", "DOUBLE('NaN')", "DOUBLE('Infinity')", "DOUBLE('-Infinity')");

  private ExpectedRows() {}

  /** Returns rows with an id and an x from -4 to 4, the first of them special. */
  static Dataset<Row> points(SparkSession session, int count, int partitions) {
    String special =
        IntStream.range(0, SPECIAL.size())
            .mapToObj(i -> "WHEN id = " + i + " THEN " + SPECIAL.get(i))
            .collect(Collectors.joining(" ", "CASE ", " "));
    return session
        .range(0, count, 1, partitions)
        .selectExpr("id", special + "ELSE -4.0D + 8 * id / " + count + "D END AS x");
  }

  /** Fails unless each row is there once, with the same bits as here. */
  static void assertSame(Dataset<Row> rows, int count, Chain chain) {
    BitSet seen = new BitSet(count);
    Iterator<Row> each =
        rows.select("id", "x", "value", "derivative", "error", "status", "evaluations")
            .toLocalIterator();
    while (each.hasNext()) {
      Row row = each.next();
      int id = Math.toIntExact(row.getLong(0));
      if (seen.get(id)) {
        throw new AssertionError("row " + id + " is there twice");
      }
      seen.set(id);
      if (!Arrays.equals(bits(row), expected(row, chain))) {
        assertThat(bits(row)).as(row.toString()).isEqualTo(expected(row, chain));
      }
    }
    assertThat(seen.cardinality()).isEqualTo(count);
  }

  private static Object[] bits(Row row) {
    Object[] bits = new Object[5];
    for (int i = 0; i < bits.length; i++) {
      Object field = row.get(i + 2);
      bits[i] = field instanceof Double number ? (Object) Double.doubleToLongBits(number) : field;
    }
    return bits;
  }

  private static Object[] expected(Row row, Chain chain) {
    if (row.isNullAt(1)) {
      return new Object[5];
    }
    double x = row.getDouble(1);
    if (Double.isNaN(x)) {
      long nan = Double.doubleToLongBits(Double.NaN);
      return new Object[] {nan, nan, nan, "OUT_OF_DOMAIN", 1};
    }
    if (Double.isInfinite(x)) {
      return new Object[] {null, null, null, "FAILED", null};
    }
    Derivative derivative = AdaptiveDerivative.of(chain, x);
    return new Object[] {
      Double.doubleToLongBits(chain.valueAt(x)),
      Double.doubleToLongBits(derivative.value()),
      Double.doubleToLongBits(derivative.error()),
      derivative.status().toString(),
      derivative.evaluations()
    };
  }
}
