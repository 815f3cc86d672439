package dev.secant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a row knows which file it was read from, though a block of rows is read ahead. */
@ExtendWith(LocalSpark.class)
class InputFilesTest {
  private static final int FILES = 6;
  private static final int ROWS = 100;

  @TempDir static Path folder;

  private static String files() {
    return folder.resolve("points").toString();
  }

  @BeforeAll
  static void write(SparkSession session) {
    session
        .range(0, FILES * ROWS, 1, FILES)
        .selectExpr("id", "id / 600D AS x")
        .write()
        .parquet(files());
  }

  private static SparkSession session(SparkSession shared) {
    SparkSession session = shared.newSession();
    SecantSpark.register(session);
    session.read().parquet(files()).createOrReplaceTempView("f");
    return session;
  }

  /** The column {@code at} in each, of rows in the order of their files. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT input_file_name() AS at, id, secant_value('exp', x) AS y FROM f",
        "SELECT input_file_name() AS at, id FROM f WHERE secant_value('exp', x) > 0",
        "SELECT input_file_name() AS at, id, y FROM (SELECT id, secant_value('exp', x) AS y FROM f)"
            + " WHERE y > 0",
        "SELECT concat(input_file_name(), input_file_block_start(), '+',"
            + " input_file_block_length()) AS at, id, secant_diff('exp', x) AS y FROM f",
        "SELECT input_file_name() AS at, id, k FROM (SELECT id, explode(array(y)) AS k FROM (SELECT"
            + " id, secant_value('exp', x) AS y FROM f))",
        "SELECT concat(input_file_name(), sum(y) OVER (PARTITION BY id)) AS at, id FROM (SELECT id,"
            + " secant_value('square', 0 * x) AS y FROM f WHERE secant_value('exp', x) > 0)",
        "SELECT input_file_name() AS at, id FROM f ORDER BY secant_value('exp', x)",
      })
  void areThoseOfTheRows(String query, SparkSession shared) {
    SparkSession session = session(shared);
    Dataset<Row> all = session.sql(query);
    all.createOrReplaceTempView("found");
    for (boolean wholeStage : new boolean[] {true, false}) {
      session.conf().set("spark.sql.codegen.wholeStage", wholeStage);
      session.conf().set("spark.secant.bulk", false);
      Map<Long, String> expected = places(session);
      session.conf().set("spark.secant.bulk", true);
      assertThat(places(session)).isEqualTo(expected).hasSize(FILES * ROWS);
      if (!query.contains("OVER")) { // Spark evaluates it behind the exchange
        assertThat(expected.values().stream().distinct()).hasSize(FILES).doesNotContain("");
      }
    }
  }

  private static Map<Long, String> places(SparkSession session) {
    Map<Long, String> places = new TreeMap<>();
    for (Row row : session.sql("SELECT * FROM found").collectAsList()) {
      places.put(row.getAs("id"), row.getAs("at"));
    }
    return places;
  }

  @Test
  void countInGroupsAndInConditions(SparkSession shared) {
    SparkSession session = session(shared);
    assertThat(
            session
                .sql(
                    "SELECT count(*) FROM (SELECT input_file_name() AS at, secant_value('exp', x)"
                        + " AS y FROM f) GROUP BY at")
                .collectAsList())
        .hasSize(FILES)
        .allSatisfy(row -> assertThat(row.getLong(0)).isEqualTo(ROWS));
    assertThat(
            session
                .sql(
                    "SELECT id FROM (SELECT id, secant_value('exp', x) AS y FROM f) WHERE y > 0 AND"
                        + " length(input_file_name()) > 0")
                .count())
        .isEqualTo(FILES * ROWS);
  }

  /** What counts rows, or draws a number for each, does so in their order. */
  @Test
  void doNotDisturbWhatCountsRows(SparkSession shared) {
    SparkSession session = session(shared);
    String query =
        "SELECT id, monotonically_increasing_id(), spark_partition_id(), rand(7), secant_value("
            + "'exp', x) FROM (SELECT /*+ REPARTITION(2, id) */ * FROM f) WHERE"
            + " secant_value('exp', x) > 1.5";
    assertThat(rows(session, query, true)).isEqualTo(rows(session, query, false)).isNotEmpty();
  }

  private static List<String> rows(SparkSession session, String query, boolean bulk) {
    session.conf().set("spark.secant.bulk", bulk);
    return session.sql(query).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @Test
  void areStillReadInBlocksWhereNothingAsksForThem(SparkSession shared) {
    SparkSession session = session(shared);
    session.conf().set("spark.secant.bulk", true);
    Dataset<Row> query = session.sql("SELECT id, secant_value('exp', x) FROM f ORDER BY id");
    assertThat(query.queryExecution().executedPlan().toString()).contains("SecantBulk");
    assertThat(query.collectAsList().stream().map(row -> row.getDouble(1)))
        .isEqualTo(
            IntStream.range(0, FILES * ROWS)
                .mapToObj(id -> LocalEngine.chain("exp").valueAt(id / 600.0))
                .toList());
  }
}
