package dev.secant.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the SQL functions mean. */
@ExtendWith(LocalSpark.class)
class SqlFunctionsTest {
  private static final String CHAIN = "'square | exp | square'";

  private static SparkSession registered(SparkSession session) {
    SparkSession own = session.newSession();
    SecantSpark.register(own);
    return own;
  }

  private static Row row(SparkSession session, String expressions) {
    return registered(session).sql("SELECT " + expressions).first();
  }

  @Nested
  class Results {
    @Test
    void withAStepAreThoseOfTheTextbookToTheLastDigit(SparkSession session) {
      Row row =
          row(
              session,
              "secant_diff('square', 2D, 1, 1e-4), secant_diff(" + CHAIN + ", 0.5D, 1, 1e-4)");
      assertThat(row.getDouble(0)).isEqualTo(4.000000000004);
      assertThat(row.getDouble(1)).isEqualTo(3.2974426293330694);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void withoutAStepAreThoseOfTheAdaptiveMethod(int order, SparkSession session) {
      Derivative expected =
          AdaptiveDerivative.standard()
              .withOrder(order)
              .at(LocalEngine.chain("square | exp | square"), 0.5);
      String arguments = "(" + CHAIN + ", 0.5D, " + order + ")";
      Row row =
          row(
              session,
              "secant_diff"
                  + arguments
                  + ", secant_error"
                  + arguments
                  + ", secant_status"
                  + arguments
                  + ", secant_derivative"
                  + arguments
                  + ", secant_value("
                  + CHAIN
                  + ", 0.5D)");
      assertThat(row.getDouble(0)).isEqualTo(expected.value());
      assertThat(row.getDouble(1)).isEqualTo(expected.error());
      assertThat(row.getString(2)).isEqualTo(expected.status().name());
      double value = LocalEngine.chain("square | exp | square").valueAt(0.5);
      Row struct = row.getStruct(3);
      assertThat(struct.schema().fieldNames())
          .containsExactly("value", "derivative", "error", "status", "evaluations");
      assertThat(struct.<Double>getAs("value")).isEqualTo(value);
      assertThat(struct.<Double>getAs("derivative")).isEqualTo(expected.value());
      assertThat(struct.<Double>getAs("error")).isEqualTo(expected.error());
      assertThat(struct.<String>getAs("status")).isEqualTo(expected.status().name());
      assertThat(struct.<Integer>getAs("evaluations")).isEqualTo(expected.evaluations());
      assertThat(row.getDouble(4)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"3Y", "3S", "3", "3L", "3.0BD", "3F", "3D", "CAST(3 AS DECIMAL(38, 10))"})
    void takeEachTypeOfNumber(String number, SparkSession session) {
      assertThat(row(session, "secant_value('square', " + number + ")").getDouble(0)).isEqualTo(9);
    }

    @Test
    void areNullForNull(SparkSession session) {
      Row row =
          row(
              session,
              "secant_value('square', NULL), secant_diff('square', CAST(NULL AS INT)),"
                  + " secant_diff('square', NULL, 1, 1e-4), secant_error('square', NULL),"
                  + " secant_status('square', NULL), secant_derivative('square', NULL)");
      for (int i = 0; i < row.size(); i++) {
        assertThat(row.get(i)).isNull();
      }
    }

    @Test
    void ofNaNAreThoseOfTheCommandLine(SparkSession session) {
      Row row =
          row(
              session,
              "secant_value('square', double('NaN')), secant_diff('square', double('NaN')),"
                  + " secant_diff('square', double('NaN'), 1, 1e-4),"
                  + " secant_error('square', double('NaN')),"
                  + " secant_status('square', double('NaN')),"
                  + " secant_derivative('square', double('NaN'))");
      for (int i = 0; i < 4; i++) {
        assertThat(row.getDouble(i)).isNaN();
      }
      assertThat(row.getString(4)).isEqualTo("OUT_OF_DOMAIN");
      assertThat(row.getStruct(5).toString()).isEqualTo("[NaN,NaN,NaN,OUT_OF_DOMAIN,1]");
    }

    @Test
    void ofAnInfinityAreAValueAndNoDerivative(SparkSession session) {
      Row row =
          row(
              session,
              "secant_value('exp', double('-Infinity')), secant_diff('exp', double('Infinity')),"
                  + " secant_diff('exp', double('-Infinity'), 1, 1e-4),"
                  + " secant_error('exp', double('Infinity')),"
                  + " secant_status('exp', double('Infinity')),"
                  + " secant_derivative('exp', double('Infinity'))");
      assertThat(row.getDouble(0)).isZero();
      assertThat(row.get(1)).isNull();
      assertThat(row.get(2)).isNull();
      assertThat(row.get(3)).isNull();
      assertThat(row.getString(4)).isEqualTo("FAILED");
      assertThat(row.getStruct(5).toString()).isEqualTo("[null,null,null,FAILED,null]");
    }

    @Test
    void nameTheColumnAsTheQueryDoes(SparkSession session) {
      SparkSession own = registered(session);
      own.range(1).selectExpr("id AS x").createOrReplaceTempView("t");
      assertThat(
              own.sql("SELECT secant_diff('square|exp', x, 1, 1e-4), secant_error('exp', x) FROM t")
                  .columns())
          .containsExactly("secant_diff(square|exp, x, 1, 1.0E-4)", "secant_error(exp, x)");
    }

    @Test
    void takeTheChainFromAConstantExpressionOrAParameter(SparkSession session) {
      SparkSession own = registered(session);
      assertThat(own.sql("SELECT secant_value(concat('squ', 'are'), 3)").first().getDouble(0))
          .isEqualTo(9);
      assertThat(
              own.sql("SELECT secant_value(:chain, 3)", java.util.Map.of("chain", "square"))
                  .first()
                  .getDouble(0))
          .isEqualTo(9);
    }
  }

  @Nested
  class Registration {
    @Test
    void byExtensionsNeedsNoCode(SparkSession session) {
      SparkSession extended = extended(session);
      assertThat(extended).isNotSameAs(session);
      assertThat(extended.sql("SELECT secant_diff('square', 3, 1, 1e-4)").first().getDouble(0))
          .isEqualTo(6, org.assertj.core.api.Assertions.within(1e-9)); // noise of the quotient
      assertThat(description(extended)).contains("Function: secant_diff");
    }

    @Test
    void byBothDoesNoHarm(SparkSession session) {
      SparkSession both = extended(session);
      SecantSpark.register(both);
      SecantSpark.register(both);
      assertThat(both.sql("SELECT secant_value('square', 3)").first().getDouble(0)).isEqualTo(9);
      String plan = both.range(9).selectExpr("secant_value('exp', id)").queryExecution().toString();
      assertThat(plan.split("SecantBulk", -1)).hasSize(2); // once in the physical plan
    }

    @Test
    void tellsWhatAFunctionIsFor(SparkSession session) {
      assertThat(description(registered(session)))
          .contains("secant_diff(chain, x [, order [, eps]]) - Returns the derivative of a chain")
          .contains("> SELECT secant_diff('square', 3.0D);");
    }

    /** The examples of all functions, as the text has them. */
    @Test
    void tellsTheTruthInItsExamples(SparkSession session) {
      SparkSession own = registered(session);
      for (dev.secant.spark.sql.SqlFunction function : dev.secant.spark.sql.SqlFunction.values()) {
        List<String> lines = function.info().getExamples().strip().lines().toList();
        String query = lines.get(1).strip().replaceAll("^> |;$", "");
        assertThat(String.valueOf(own.sql(query).first().get(0))).isEqualTo(lines.get(2).strip());
      }
    }

    private static String description(SparkSession session) {
      StringBuilder text = new StringBuilder();
      for (Row row : session.sql("DESCRIBE FUNCTION EXTENDED secant_diff").collectAsList()) {
        text.append(row.getString(0)).append('\n');
      }
      return text.toString();
    }

    /** Another session in the context of all tests, made as Spark makes the first one. */
    private static SparkSession extended(SparkSession shared) {
      SparkSession.clearActiveSession();
      SparkSession.clearDefaultSession();
      try {
        return SparkSession.builder().withExtensions(new SecantExtensions()).getOrCreate();
      } finally {
        SparkSession.setDefaultSession(shared);
        SparkSession.setActiveSession(shared);
      }
    }
  }
}
