package dev.secant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests where a block of rows ends, and what is computed before it. */
@ExtendWith(LocalSpark.class)
class BulkBlocksTest {
  private static SparkSession session(SparkSession shared, boolean wholeStage) {
    SparkSession session = PickyJar.session(shared);
    session.conf().set("spark.sql.codegen.wholeStage", wholeStage);
    session.conf().set("spark.secant.bulk", true);
    return session;
  }

  /** Of 100 MB, which an exchange has made columns of, a limit of five rows takes few rows. */
  @ParameterizedTest
  @CsvSource({
    "true, s",
    "false, s",
    "true, 'CAST(s AS BINARY)'",
    "true, 'array(s, s)'",
    "true, 'struct(s AS a, id AS b)'",
    "true, 'map(id, s)'",
    "true, 'array(named_struct(\"a\", s))'"
  })
  void endBeforeTheyHoldTooManyBytes(boolean wholeStage, String passing, SparkSession shared) {
    SparkSession session = session(shared, wholeStage);
    session
        .range(0, 100, 1, 1)
        .selectExpr("id", "id + 1D AS x", "repeat(CAST(id % 10 AS STRING), 1000000) AS s")
        .selectExpr("id", "x", passing + " AS p")
        .repartition(1)
        .createOrReplaceTempView("t");
    long calls =
        PickyJar.callsIn(
            () ->
                assertThat(
                        session
                            .sql(
                                "SELECT id, y, length(CAST(p AS STRING)) FROM (SELECT id, p,"
                                    + " secant_value('counted', x) AS y FROM t) LIMIT 5")
                            .collectAsList())
                    .allSatisfy(row -> assertThat(row.getDouble(1)).isEqualTo(row.getLong(0) + 1D))
                    .hasSize(5));
    assertThat(calls).isBetween(5L, 40L);
    assertThat(sums(session, true)).isEqualTo(sums(session, false));
  }

  private static List<Row> sums(SparkSession session, boolean bulk) {
    session.conf().set("spark.secant.bulk", bulk);
    return session
        .sql(
            "SELECT count(*), sum(y * length(CAST(p AS STRING))) FROM (SELECT p,"
                + " secant_value('counted', x) AS y FROM t WHERE id < 60) WHERE y > 7")
        .collectAsList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void areFullWhereRowsAreSmall(boolean wholeStage, SparkSession shared) {
    SparkSession session = session(shared, wholeStage);
    session
        .range(0, 2000, 1, 1)
        .selectExpr("id + 1D AS x", "repeat('z', 1000) AS s")
        .createOrReplaceTempView("t");
    assertThat(
            PickyJar.callsIn(
                () ->
                    session
                        .sql("SELECT s, secant_value('counted', x) FROM t LIMIT 5")
                        .collectAsList()))
        .isEqualTo(512);
  }

  /** In ANSI mode a condition may throw for rows that an earlier one drops. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepTheOrderOfConditionsThatCanFail(boolean bulk, SparkSession shared) {
    SparkSession session = session(shared, true);
    session.conf().set("spark.sql.ansi.enabled", true);
    session.conf().set("spark.secant.bulk", bulk);
    session
        .range(0, 100, 1, 2)
        .selectExpr("id", "id - 50 AS d", "IF(id = 50, 'none', CAST(id AS STRING)) AS s")
        .createOrReplaceTempView("g");
    assertThat(count(session, "secant_value('square', d) > 0 AND 100 / d > 1")).isEqualTo(49);
    assertThat(count(session, "secant_value('square', d) > 0 AND id >= 0 AND CAST(s AS INT) > 60"))
        .isEqualTo(39);
    assertThat(
            count(
                session,
                "d <> 0 AND secant_value('square', 100 / d) > 0 AND 100 / d > 1 AND"
                    + " secant_value('abs', d) < 9"))
        .isEqualTo(8);
  }

  private static long count(SparkSession session, String condition) {
    return session.sql("SELECT count(*) FROM g WHERE " + condition).first().getLong(0);
  }

  @ParameterizedTest
  @CsvSource({"true, 30", "false, 30"})
  void dropWithoutACallWhatAHarmlessConditionDrops(
      boolean wholeStage, long expected, SparkSession shared) {
    SparkSession session = session(shared, wholeStage);
    session.range(0, 100, 1, 2).selectExpr("id", "id + 1D AS x").createOrReplaceTempView("g");
    assertThat(
            PickyJar.callsIn(
                () -> count(session, "secant_value('counted', x) > 5 AND id < 30 AND x > 0")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM t ORDER BY secant_diff('counted', x, 1, 1e-4) DESC, id",
        "SELECT id FROM t SORT BY CASE WHEN id > 7 THEN secant_diff('counted', x, 1, 1e-4) END",
        "SELECT id, row_number() OVER (ORDER BY secant_diff('counted', x, 1, 1e-4)) FROM t",
        "SELECT id FROM t ORDER BY secant_diff('counted', x, 1, 1e-4) LIMIT 17",
      })
  void areNotComputedForEachComparison(String query, SparkSession shared) {
    SparkSession session = session(shared, true);
    session.range(0, 700, 1, 1).selectExpr("id", "id % 97 + 1D AS x").createOrReplaceTempView("t");
    for (boolean bulk : new boolean[] {true, false}) {
      session.conf().set("spark.secant.bulk", bulk);
      assertThat(PickyJar.callsIn(() -> session.sql(query).collectAsList()))
          .isBetween(2L * 17, 4L * 700);
    }
  }
}
