package dev.secant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.NumericalDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests columns computed in bulk: the bits of the local engine, and the place in a query. */
@ExtendWith(LocalSpark.class)
class ColumnsTest {
  private static final String CHAIN = "square | exp | square";

  /** Numbers that differ by row, some NULL and NaN among them. */
  private static Dataset<Row> points(SparkSession session, long rows, int partitions) {
    return session
        .range(0, rows, 1, partitions)
        .selectExpr(
            "id",
            "CASE WHEN id % 7 = 3 THEN NULL WHEN id % 11 = 5 THEN double('NaN')"
                + " ELSE (id - 500) / 700D END AS x",
            "CASE WHEN id % 5 = 0 THEN NULL ELSE concat('n', id) END AS name");
  }

  private static double x(long id) {
    return id % 11 == 5 ? Double.NaN : (id - 500) / 700.0;
  }

  /** One text a row, with its id, the same from Spark and from the local engine. */
  private static Map<Long, String> texts(Dataset<Row> results) {
    Map<Long, String> texts = new TreeMap<>();
    for (Row row : results.collectAsList()) {
      texts.put(row.getLong(0), row.get(1) + " " + row.get(2));
    }
    return texts;
  }

  private static Map<Long, String> expected(long rows, Function<Double, Object> result) {
    Map<Long, String> texts = new TreeMap<>();
    for (long id = 0; id < rows; id++) {
      String name = id % 5 == 0 ? "null" : "n" + id;
      texts.put(id, name + " " + (id % 7 == 3 ? "null" : result.apply(x(id))));
    }
    return texts;
  }

  private static Object derivative(Chain chain, double x) {
    if (Double.isNaN(x)) {
      return "[NaN,NaN,NaN,OUT_OF_DOMAIN,1]";
    }
    Derivative found = AdaptiveDerivative.of(chain, x);
    return List.of(
            chain.valueAt(x), found.value(), found.error(), found.status(), found.evaluations())
        .toString()
        .replace(", ", ",");
  }

  @Nested
  class SameBits {
    @ParameterizedTest
    @CsvSource({
      "0, 1", "1, 1", "1, 2", "15, 1", "511, 1", "512, 1", "513, 1", "1024, 1", "1025, 1",
      "2500, 3", "40, 17"
    })
    void asTheLocalEngineWhateverThePartitions(long rows, int partitions, SparkSession session) {
      Dataset<Row> points = points(session.newSession(), rows, partitions);
      Chain chain = LocalEngine.chain(CHAIN);
      assertThat(texts(SecantSpark.withValue(points, "x", CHAIN, "y").select("id", "name", "y")))
          .isEqualTo(expected(rows, chain::valueAt));
      assertThat(
              texts(
                  SecantSpark.withCentralDifference(points, "x", CHAIN, 1e-4, "d")
                      .select("id", "name", "d")))
          .isEqualTo(
              expected(
                  rows, x -> Double.isNaN(x) ? x : (Double) NumericalDiff.central(chain, x, 1e-4)));
      assertThat(
              texts(SecantSpark.withDerivative(points, "x", CHAIN, "d").select("id", "name", "d")))
          .isEqualTo(expected(rows, x -> derivative(chain, x)));
    }

    @ParameterizedTest
    @CsvSource({
      "true, true, false",
      "true, false, true",
      "false, true, true",
      "false, false, false"
    })
    void inSqlByEachWayToRunAQuery(
        boolean wholeStage, boolean bulk, boolean ansi, SparkSession shared) {
      SparkSession session = shared.newSession();
      SecantSpark.register(session);
      session.conf().set("spark.sql.codegen.wholeStage", wholeStage);
      session.conf().set("spark.secant.bulk", bulk);
      session.conf().set("spark.sql.ansi.enabled", ansi);
      points(session, 700, 2).createOrReplaceTempView("points");
      Dataset<Row> all =
          session.sql(
              "SELECT id, name, secant_derivative('"
                  + CHAIN
                  + "', x) AS d FROM points"
                  + " WHERE id >= 0 AND (secant_value('"
                  + CHAIN
                  + "', x) > 0 OR x IS NULL"
                  + " OR isnan(x))");
      Chain chain = LocalEngine.chain(CHAIN);
      assertThat(texts(all)).isEqualTo(expected(700, x -> derivative(chain, x)));
    }

    @Test
    void withSettingsOfTheSearch(SparkSession session) {
      AdaptiveDerivative settings = AdaptiveDerivative.standard().withOrder(2).withTolerance(1e-6);
      Derivative expected = settings.at(LocalEngine.chain("exp"), 1);
      Row found =
          SecantSpark.withDerivative(session.range(1, 2).toDF(), "id", "exp", settings, "d")
              .select("d.*")
              .first();
      assertThat(found.getDouble(1)).isEqualTo(expected.value());
      assertThat(found.getDouble(2)).isEqualTo(expected.error());
      assertThat(found.getInt(4)).isEqualTo(expected.evaluations());
    }

    @Test
    void beneathOtherTypesThatPass(SparkSession session) {
      String[] columns = {
        "id",
        "id % 2 = 0 AS b",
        "CAST(id % 100 AS TINYINT) AS y",
        "CAST(id AS SMALLINT) AS s",
        "CAST(id AS INT) AS i",
        "CAST(id AS FLOAT) AS f",
        "concat('text', id) AS t",
        "CAST(concat('b', id) AS BINARY) AS bin",
        "CAST(id AS DECIMAL(10, 2)) AS d",
        "CAST(id AS DECIMAL(38, 2)) AS big",
        "date_add(DATE'2026-01-02', CAST(id AS INT)) AS day",
        "timestamp_seconds(id) AS ts",
        "array(id, id + 1) AS arr",
        "map('k', concat('v', id)) AS m",
        "struct(id AS a, concat('s', id) AS s) AS st",
        "make_dt_interval(CAST(id AS INT)) AS dt",
        "make_interval(1, CAST(id AS INT)) AS cal",
        "IF(id % 3 = 0, NULL, concat('n', id)) AS sometimes",
        "CAST(NULL AS STRING) AS none"
      };
      Dataset<Row> data = session.range(0, 1100, 1, 1).selectExpr(columns);
      Dataset<Row> with = SecantSpark.withValue(data, "id", "square", "v");
      assertThat(asText(with.drop("v"))).isEqualTo(asText(data));
      assertThat(asText(with.filter("v >= 0").drop("v"))).isEqualTo(asText(data));
    }

    private List<String> asText(Dataset<Row> data) {
      return data.orderBy("id").selectExpr("CAST(struct(*) AS STRING)").collectAsList().stream()
          .map(row -> row.getString(0))
          .toList();
    }
  }

  @Nested
  class InAQuery {
    private String plan(Dataset<Row> query) {
      return query.queryExecution().executedPlan().toString();
    }

    @Test
    void showsChainAndColumnInThePlan(SparkSession session) {
      assertThat(plan(SecantSpark.withDerivative(points(session, 9, 1), "x", CHAIN, "d")))
          .contains("SecantBulk [secant_derivative(square | exp | square, x#");
      assertThat(
              plan(SecantSpark.withCentralDifference(points(session, 9, 1), "x", CHAIN, 1e-4, "d")))
          .containsPattern("secant_diff\\(square \\| exp \\| square, x#\\d+, 1, 1\\.0E-4\\) AS");
    }

    @Test
    void computesNothingWhereTheResultIsNotUsed(SparkSession session) {
      Dataset<Row> unused =
          SecantSpark.withDerivative(points(session, 9, 1), "x", CHAIN, "d").select("id");
      assertThat(plan(unused)).doesNotContain("Secant");
      assertThat(unused.count()).isEqualTo(9);
    }

    @Test
    void readsAndBuffersOnlyColumnsThatAreUsed(@TempDir Path folder, SparkSession session) {
      String file = folder.resolve("points").toString();
      points(session, 50, 1).write().parquet(file);
      Dataset<Row> read =
          SecantSpark.withValue(session.read().parquet(file), "x", "square", "y")
              .filter("id > 20")
              .select("y");
      assertThat(plan(read))
          .contains("ReadSchema: struct<id:bigint,x:double>")
          .contains("PushedFilters: [IsNotNull(id), GreaterThan(id,20)]");
      assertThat(read.count()).isEqualTo(29);
    }

    @Test
    void computesOnceWhatSeveralFunctionsNeed(SparkSession shared) {
      SparkSession session = PickyJar.session(shared);
      session.range(0, 100, 1, 1).selectExpr("id + 1D AS x").createOrReplaceTempView("t");
      for (boolean bulk : new boolean[] {true, false}) {
        session.conf().set("spark.secant.bulk", bulk);
        long one = calls(session.sql("SELECT secant_diff('counted', x) FROM t"));
        assertThat(one).isPositive();
        assertThat(
                calls(
                    session.sql(
                        "SELECT secant_diff('counted', x), secant_error('counted', x),"
                            + " secant_status('counted', x), secant_derivative('counted', x),"
                            + " secant_diff('counted', x) + 1 FROM t")))
            .isEqualTo(one);
      }
    }

    @Test
    void computesOnceWhatAFilterNeedsToo(SparkSession shared) {
      SparkSession session = PickyJar.session(shared);
      Dataset<Row> data = session.range(0, 100, 1, 1).selectExpr("id + 1D AS x");
      Dataset<Row> with = SecantSpark.withDerivative(data, "x", "counted", "d");
      long one = calls(with.select("d"));
      assertThat(calls(with.filter("d.status = 'OK' AND d.derivative > 0").select("d.derivative")))
          .isEqualTo(one);
      assertThat(with.filter("d.status = 'OK' AND d.derivative > 0").count()).isEqualTo(100);
    }

    @Test
    void computesOnlyWhatEarlierConditionsLeave(SparkSession shared) {
      SparkSession session = PickyJar.session(shared);
      session.range(0, 100, 1, 1).selectExpr("id", "id + 1D AS x").createOrReplaceTempView("t");
      assertThat(
              calls(
                  session.sql(
                      "SELECT secant_value('counted', x) FROM t WHERE id < 40 AND"
                          + " secant_value('square', x) > 100")))
          .isEqualTo(30);
      assertThat(
              calls(
                  session.sql(
                      "SELECT CASE WHEN id < 10 THEN secant_value('counted', x) END FROM t")))
          .isEqualTo(10);
    }

    private long calls(Dataset<Row> query) {
      return PickyJar.callsIn(query::collectAsList);
    }

    @Test
    void replacesAColumnOfTheSameName(SparkSession session) {
      Dataset<Row> replaced =
          SecantSpark.withValue(points(session, 9, 1), "id", "square", "x").orderBy("id");
      assertThat(replaced.columns()).containsExactly("id", "x", "name");
      assertThat(replaced.collectAsList().get(3).getDouble(1)).isEqualTo(9);
    }

    @Test
    void takesNestedColumnsAndNamesWithDots(SparkSession session) {
      Dataset<Row> data = session.range(4).selectExpr("struct(id AS b) AS a", "id + 1 AS `a.b c`");
      assertThat(SecantSpark.withValue(data, "a.b", "square", "y").selectExpr("sum(y)").first())
          .satisfies(row -> assertThat(row.getDouble(0)).isEqualTo(14));
      assertThat(
              SecantSpark.withValue(data, "`a.b c`", "square", "y.z")
                  .selectExpr("sum(`y.z`)")
                  .first())
          .satisfies(row -> assertThat(row.getDouble(0)).isEqualTo(30));
    }

    @Test
    void joinsWithItself(SparkSession session) {
      Dataset<Row> with = SecantSpark.withValue(session.range(10).toDF(), "id", "square", "y");
      Dataset<Row> joined =
          with.as("l").join(with.as("r"), org.apache.spark.sql.functions.expr("l.y = r.y"));
      assertThat(joined.count()).isEqualTo(10);
      assertThat(joined.selectExpr("sum(l.y + r.y)").first().getDouble(0)).isEqualTo(570);
    }

    @Test
    void worksBelowAndAboveJoinsAggregationsAndLimits(SparkSession session) {
      Dataset<Row> data = session.range(0, 3000, 1, 2).toDF();
      Dataset<Row> with = SecantSpark.withValue(data, "id", "square", "y");
      assertThat(with.groupBy("y").count().count()).isEqualTo(3000);
      assertThat(with.limit(5).collectAsList()).hasSize(5);
      assertThat(with.orderBy(org.apache.spark.sql.functions.desc("y")).first().getDouble(1))
          .isEqualTo(2999.0 * 2999);
      Dataset<Row> twice = data.crossJoin(data.limit(3).toDF("other"));
      assertThat(
              SecantSpark.withValue(twice, "other", "square", "y")
                  .selectExpr("sum(y)")
                  .first()
                  .getDouble(0))
          .isEqualTo(3000 * 5);
      assertThat(SecantSpark.withValue(with, "y", "sqrt", "z").filter("z = id AND y > 3").count())
          .isEqualTo(2998);
    }

    /** A join may hand on many rows for one that it reads. */
    @Test
    void keepsTheRowsOfAJoinWithManyMatches(SparkSession session) {
      Dataset<Row> many = session.range(0, 1500, 1, 1).selectExpr("id % 2 AS k", "id AS v");
      Dataset<Row> few = session.range(2).toDF("k");
      Dataset<Row> joined = few.join(org.apache.spark.sql.functions.broadcast(many), "k");
      List<Double> values =
          SecantSpark.withValue(joined, "v", "square", "y").select("y").collectAsList().stream()
              .map(row -> row.getDouble(0))
              .sorted()
              .toList();
      assertThat(values)
          .isEqualTo(LongStream.range(0, 1500).mapToObj(v -> (double) v * v).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void survivesACacheAndAdaptiveExecution(boolean adaptive, SparkSession shared) {
      SparkSession session = shared.newSession();
      session.conf().set("spark.sql.adaptive.enabled", adaptive);
      Dataset<Row> with =
          SecantSpark.withValue(session.range(0, 2000, 1, 4).toDF(), "id", "square", "y").cache();
      try {
        assertThat(with.selectExpr("sum(y)").first().getDouble(0))
            .isEqualTo(1999.0 * 2000 * 3999 / 6);
        Dataset<Row> again =
            SecantSpark.withValue(session.range(0, 2000, 1, 4).toDF(), "id", "square", "y");
        assertThat(again.count()).isEqualTo(2000);
      } finally {
        with.unpersist(true);
      }
      assertThat(
              SecantSpark.withValue(
                      session.range(0, 2000, 1, 4).repartition(3).toDF(), "id", "square", "y")
                  .groupBy("y")
                  .count()
                  .join(with, "y")
                  .count())
          .isEqualTo(2000);
    }

    @Test
    void computesStreams(@TempDir Path folder, SparkSession shared) throws Exception {
      SparkSession session = shared.newSession();
      String input = folder.resolve("in").toString();
      session.range(0, 600, 1, 1).selectExpr("id AS x").write().json(input);
      Dataset<Row> stream = session.readStream().schema("x LONG").json(input);
      SecantSpark.withDerivative(stream, "x", "square", "d")
          .writeStream()
          .format("memory")
          .queryName("derivatives")
          .option("checkpointLocation", folder.resolve("checkpoint").toString())
          .trigger(Trigger.AvailableNow())
          .start()
          .awaitTermination();
      assertThat(session.sql("SELECT count(*), sum(round(d.derivative)) FROM derivatives").first())
          .satisfies(
              row -> {
                assertThat(row.getLong(0)).isEqualTo(600);
                assertThat(row.getDouble(1)).isEqualTo(599.0 * 600);
              });
    }
  }
}
