package dev.secant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rows at which a function fails, in bulk and a row at a time. */
@ExtendWith(LocalSpark.class)
class FailedRowsTest {
  private static SparkSession session(SparkSession shared, boolean bulk) {
    SparkSession session = PickyJar.session(shared);
    session.conf().set("spark.secant.bulk", bulk);
    session
        .range(0, 1200, 1, 1)
        .selectExpr("id", "CASE WHEN id % 400 = 7 THEN -1D * id ELSE id END AS x")
        .createOrReplaceTempView("t");
    return session;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areNullAndLoseNoOther(boolean bulk, SparkSession shared) {
    SparkSession session = session(shared, bulk);
    List<Row> rows =
        session
            .sql(
                "SELECT id, secant_value('picky', x), secant_diff('picky', x, 1, 1e-4),"
                    + " secant_diff('picky', x), secant_error('picky', x),"
                    + " secant_status('picky', x), secant_derivative('picky', x) FROM t"
                    + " WHERE id > 0 ORDER BY id")
            .collectAsList();
    assertThat(rows).hasSize(1199);
    for (Row row : rows) {
      boolean fails = row.getLong(0) % 400 == 7;
      for (int i = 1; i < 5; i++) {
        assertThat(row.isNullAt(i)).isEqualTo(fails);
      }
      assertThat(row.getString(5).equals("FAILED")).isEqualTo(fails);
      if (fails) {
        assertThat(row.getStruct(6).toString()).isEqualTo("[null,null,null,FAILED,null]");
      } else {
        assertThat(row.getDouble(1)).isEqualTo(2.0 * row.getLong(0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areCountedAndSampledInOneLineATask(boolean bulk, SparkSession shared) throws IOException {
    SparkSession session = session(shared, bulk);
    int before = logged().size();
    session.sql("SELECT secant_value('picky', x) FROM t").collectAsList();
    assertThat(logged().subList(before, logged().size()))
        .singleElement()
        .asString()
        .startsWith(
            "value of 'picky': 3 rows have no result and NULL instead, in partition 0 of stage ")
        .contains("; at x = -7.0: picky of plug-in picky (")
        .contains(" failed at input -7.0, as stage 1 of 'picky':")
        .contains(": java.lang.ArithmeticException: below zero; at x = -407.0: ")
        .contains("; at x = -807.0: ");
  }

  @Test
  void areToldWithoutAllOfALongChain(SparkSession shared) {
    SparkSession session = session(shared, true);
    session.conf().set("spark.secant.onError", "fail");
    String chain = "picky" + " | square".repeat(2000);
    assertThatThrownBy(
            () -> session.sql("SELECT secant_value('" + chain + "', x) FROM t").collectAsList())
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage().lines().findFirst().orElseThrow())
                    .contains("value of 'picky | square | ")
                    .hasSizeLessThan(1500));
  }

  @Test
  void areCountedInAMetricOfTheOperator(SparkSession shared) {
    SparkSession session = session(shared, true);
    session.conf().set("spark.sql.adaptive.enabled", false);
    Dataset<Row> query = session.sql("SELECT secant_value('picky', x) FROM t");
    query.collectAsList();
    assertThat(
            failedRows(
                ((org.apache.spark.sql.classic.Dataset<Row>) query)
                    .queryExecution()
                    .executedPlan()))
        .isEqualTo(3);
  }

  private static long failedRows(SparkPlan plan) {
    long own =
        plan.nodeName().equals("SecantBulk") ? plan.metrics().apply("failedRows").value() : 0;
    for (int i = 0; i < plan.children().size(); i++) {
      own += failedRows(plan.children().apply(i));
    }
    return own;
  }

  /** Where the tests' configuration of the log has these lines go. */
  private static List<String> logged() throws IOException {
    return Files.readAllLines(Path.of("target", "failed-rows.log"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void failTheQueryWhereThatIsAsked(boolean bulk, SparkSession shared) {
    SparkSession session = session(shared, bulk);
    session.conf().set("spark.secant.onError", "fail");
    assertThatThrownBy(
            () -> session.sql("SELECT secant_diff('picky | square', x) FROM t").collectAsList())
        .isInstanceOf(SparkException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage().lines().findFirst().orElseThrow())
                    .contains(
                        "RowFailedException: derivative of 'picky | square' failed at x = -7.0:"
                            + " picky of plug-in picky (")
                    .endsWith(
                        "failed at input -7.0, as stage 1 of 'picky | square':"
                            + " java.lang.ArithmeticException: below zero"))
        .rootCause()
        .satisfies(cause -> assertThat(cause.getStackTrace()).isEmpty());
  }
}
