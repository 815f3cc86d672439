package dev.secant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a query gives the rows of the local engine, in bulk and a row at a time. */
@ExtendWith(LocalSpark.class)
class BulkOrNotTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(DISTINCT secant_value('abs', x)), sum(secant_diff('exp', x)) FROM t",
        "SELECT count(DISTINCT secant_value('abs', x)), count(DISTINCT id % 3) FROM t",
        "SELECT id % 3 AS k, max(secant_status('abs', x)), min(secant_error('abs', x)) FROM t"
            + " GROUP BY id % 3",
        "SELECT secant_value('abs', x) AS k, count(*) FROM t GROUP BY 1 HAVING count(*) > 1",
        "SELECT secant_status('abs', x) AS k, count(*) FROM t GROUP BY ROLLUP (1)",
        "SELECT id, sum(secant_value('square', x)) OVER (PARTITION BY id % 2 ORDER BY id) FROM t",
        "SELECT id, CASE WHEN x > 0 THEN secant_value('log', x) ELSE secant_value('exp', x) END,"
            + " coalesce(secant_value('abs', x), secant_value('exp', id)) FROM t",
        "SELECT id FROM t WHERE secant_value('sqrt', x) > 0.5 OR secant_value('exp', x) < 0.5",
        "SELECT id FROM t WHERE NOT (secant_diff('abs', x) > 0 AND secant_value('exp', x) < 2)",
        "SELECT id, secant_value('exp', y) FROM t LATERAL VIEW explode(array(x, x + 1)) AS y",
        "SELECT id, transform(array(x, x + 1), y -> secant_value('exp', y)) FROM t",
        "SELECT id, secant_value('exp', secant_value('square', x)) FROM t",
        "SELECT secant_value('exp', x) AS a FROM t UNION SELECT secant_diff('exp', x) FROM t",
        "SELECT t.id, u.id FROM t JOIN t AS u ON secant_value('abs', t.x) = secant_value('abs',"
            + " u.x) AND t.id < 60",
        "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM t AS u WHERE secant_value('abs', u.x) = t.x)",
        "SELECT id, (SELECT max(secant_value('abs', u.x)) FROM t AS u WHERE u.id <= t.id % 5)"
            + " FROM t",
        "SELECT id, d.derivative, d.status FROM (SELECT *, secant_derivative('abs', x) AS d FROM t)"
            + " WHERE d.status <> 'OK' OR d.derivative < 0",
        "SELECT avg(secant_value('abs', x)) FILTER (WHERE id > 50), count(secant_value('abs', x))"
            + " FROM t",
        "SELECT id, secant_value('abs', x) AS a FROM t ORDER BY secant_value('abs', x) DESC, id"
            + " LIMIT 7",
        "SELECT id, secant_derivative('tanh', x, 3) FROM t TABLESAMPLE (100 PERCENT)",
        "SELECT a.id, secant_value('abs', a.x) FROM t AS a LEFT JOIN t AS b ON a.id = b.id + 90",
        "SELECT * FROM (SELECT id % 2 AS k, secant_value('abs', x) AS v FROM t) PIVOT (count(v) FOR"
            + " k IN (0, 1))",
        "SELECT named_struct('a', secant_derivative('abs', x)).a.error, map('k', secant_value('exp',"
            + " x)) FROM t"
      })
  void givesTheSameRows(String query, SparkSession shared) {
    SparkSession session = shared.newSession();
    SecantSpark.register(session);
    session
        .range(0, 700, 1, 2)
        .selectExpr("id", "IF(id % 13 = 4, NULL, (id - 350) / 64D) AS x")
        .createOrReplaceTempView("t");
    session.conf().set("spark.secant.bulk", true);
    List<String> inBulk = rows(session, query);
    assertThat(session.sql(query).queryExecution().executedPlan().toString().contains("SecantBulk"))
        .isEqualTo(!staysARowAtATime(query));
    session.conf().set("spark.secant.bulk", false);
    assertThat(inBulk).isNotEmpty().isEqualTo(rows(session, query));
    LocalEngine.register(session);
    assertThat(inBulk)
        .isEqualTo(
            rows(
                session,
                query
                    .replace("secant_derivative('tanh', x, 3)", "local_third('tanh', x)")
                    .replace("secant_", "local_")));
  }

  /** In functions of elements, and where Spark itself has the call outside projections. */
  private static boolean staysARowAtATime(String query) {
    return query.contains("transform(")
        || query.contains("count(DISTINCT id")
        || query.contains(" JOIN t AS u ON secant_value")
        || query.contains("EXISTS");
  }

  private static List<String> rows(SparkSession session, String query) {
    return session.sql(query).collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
