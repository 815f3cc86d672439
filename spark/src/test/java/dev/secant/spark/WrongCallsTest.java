package dev.secant.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that wrong calls are refused when a query is analysed, in one line that says it all. */
@ExtendWith(LocalSpark.class)
class WrongCallsTest {
  private SparkSession session;

  @BeforeEach
  void register(SparkSession shared) {
    session = shared.newSession();
    SecantSpark.register(session);
    session
        .range(3)
        .selectExpr("CAST(id AS DOUBLE) AS x", "'n' AS name", "true AS flag")
        .createOrReplaceTempView("t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "secant_value('square')! secant_value: takes 2 arguments, (chain, x), was given 1",
        "secant_value('square', x, 1)! secant_value: takes 2 arguments, (chain, x), was given 3",
        "secant_error('square', x, 1, 2)! secant_error: takes 2 to 3 arguments, (chain, x [,"
            + " order]), was given 4",
        "secant_diff()! secant_diff: takes 2 to 4 arguments, (chain, x [, order [, eps]]), was"
            + " given 0",
        "secant_value(name, x)! secant_value: chain must be a constant text, like 'square | exp',"
            + " was t.name of type STRING",
        "secant_value(3, x)! secant_value: chain must be a constant text, like 'square | exp', was"
            + " 3 of type INT",
        "secant_value(NULL, x)! secant_value: chain must be a constant text, like 'square | exp',"
            + " was NULL of type VOID",
        "secant_diff('square', name)! secant_diff: x must be a number, was t.name of type STRING;"
            + " a text becomes a number by CAST(... AS DOUBLE)",
        "secant_diff('square', flag)! secant_diff: x must be a number, was t.flag of type BOOLEAN",
        "secant_diff('square', array(x))! secant_diff: x must be a number, was array(t.x) of type"
            + " ARRAY<DOUBLE>",
        "secant_value(x => 3D, chain => 'square')! secant_value: takes its arguments by their"
            + " places, (chain, x), not by names, was given x => ...",
        "secant_value(nvl(name, 'square'), x)! secant_value: chain must be a constant text, like"
            + " 'square | exp', was nvl(t.name, 'square') of type STRING",
        "secant_diff('square', x, 0)! secant_diff: order must be a constant whole number in 1..6,"
            + " was 0 of type INT",
        "secant_status('square', x, 7)! secant_status: order must be a constant whole number in"
            + " 1..6, was 7 of type INT",
        "secant_diff('square', x, 1.5)! secant_diff: order must be a constant whole number in 1..6,"
            + " was 1.5BD of type DECIMAL(2,1)",
        "secant_diff('square', x, x)! secant_diff: order must be a constant whole number in 1..6,"
            + " was t.x of type DOUBLE",
        "secant_diff('square', x, CAST(NULL AS INT))! secant_diff: order must be a constant whole"
            + " number in 1..6, was CAST(NULL AS INT) of type INT",
        "secant_diff('square', x, 1, 0)! secant_diff: eps must be finite and above 0, was 0.0",
        "secant_diff('square', x, 1, -1e-4)! secant_diff: eps must be finite and above 0, was"
            + " -1.0E-4",
        "secant_diff('square', x, 1, double('NaN'))! secant_diff: eps must be finite and above 0,"
            + " was NaN",
        "secant_diff('square', x, 1, 'a')! secant_diff: eps must be a constant number above 0, was"
            + " 'a' of type STRING",
        "secant_diff('square', x, 1, x)! secant_diff: eps must be a constant number above 0, was"
            + " t.x of type DOUBLE",
        "secant_diff('square', x, 2, 1e-4)! secant_diff: order must be 1 where eps is given, the"
            + " step of a central difference, was 2",
        "secant_diff('square | sqare', x)! secant_diff: unknown function 'sqare'; did you mean"
            + " square?",
        "secant_diff('square |', x)! secant_diff: chain must be a chain of known functions: a"
            + " function is missing after |, found the end of the chain",
        "secant_value('', x)! secant_value: chain must be a chain of known functions: the chain is"
            + " empty",
      })
  void nameFunctionArgumentRuleAndValueInTheFirstLine(String call, String line) {
    Throwable thrown = catchThrowable(() -> session.sql("SELECT " + call + " FROM t"));
    assertThat(thrown).isInstanceOf(AnalysisException.class).hasNoCause();
    assertThat(thrown.getMessage().lines().findFirst().orElseThrow().replace("; line 1 pos 7", ""))
        .isEqualTo(line);
  }

  @Test
  void nameTheSettingThatHasNoMeaning() {
    session.conf().set("spark.secant.onError", "ignore");
    assertThatThrownBy(() -> session.sql("SELECT secant_value('square', x) FROM t"))
        .isInstanceOf(AnalysisException.class)
        .hasMessageStartingWith(
            "secant_value: spark.secant.onError must be null or fail, was ignore");
  }

  @Test
  void nameTheSettingOfThePlanThatHasNoMeaning() {
    session.conf().set("spark.secant.bulk", "maybe");
    assertThatThrownBy(() -> session.sql("SELECT secant_value('square', x) FROM t").collectAsList())
        .isInstanceOf(AnalysisException.class)
        .hasMessageStartingWith("spark.secant.bulk must be true or false, was maybe");
    assertThat(session.sql("SELECT x FROM t").count()).isEqualTo(3);
  }

  @Test
  void areNotThoseWhoseConstantsAreComputed() {
    assertThat(
            session
                .sql(
                    "SELECT secant_value(nvl(NULL, left('square root', 6)), x), secant_diff("
                        + "ifnull('square', 'exp'), x, try_add(0, 1), try_divide(1, 1000)) FROM t"
                        + " WHERE x = 2")
                .first()
                .getDouble(0))
        .isEqualTo(4);
  }

  @Test
  void giveNoHintAtJarsForANameThatSeveralHave() {
    session.conf().set("spark.secant.define.square", "exp");
    assertThatThrownBy(() -> session.sql("SELECT secant_value('square', x) FROM t"))
        .isInstanceOf(AnalysisException.class)
        .hasMessageContaining("'square' is ambiguous: it is a named chain, and the function")
        .hasMessageNotContaining("plug-ins are JARs");
  }

  @Nested
  class OfColumns {
    private Dataset<Row> table() {
      return session.table("t");
    }

    @Test
    void nameTheColumnThatIsNotThere() {
      assertThatThrownBy(() -> SecantSpark.withValue(table(), "nope", "square", "y"))
          .isInstanceOf(AnalysisException.class)
          .message()
          .contains("`nope`")
          .contains("`x`");
    }

    @Test
    void nameTheColumnThatIsNotOne() {
      assertThatThrownBy(() -> SecantSpark.withValue(table(), "*", "square", "y"))
          .isInstanceOf(AnalysisException.class)
          .hasMessage("withValue: column must be the name of one column, was '*'");
      assertThatThrownBy(() -> SecantSpark.withValue(table(), "x", null, "y"))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("chain must not be null");
      assertThatThrownBy(() -> SecantSpark.withValue(null, "x", "square", "y"))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("data must not be null");
      assertThatThrownBy(() -> SecantSpark.withDerivative(table(), "x", "square", null, "y"))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("settings must not be null");
    }

    @Test
    void nameTheMethodAndTheTypeOfTheColumn() {
      assertThatThrownBy(() -> SecantSpark.withDerivative(table(), "name", "square", "y"))
          .isInstanceOf(AnalysisException.class)
          .hasMessage(
              "withDerivative: x must be a number, was t.name of type STRING; a text becomes a"
                  + " number by CAST(... AS DOUBLE)");
    }

    @Test
    void nameTheStepThatIsNone() {
      assertThatThrownBy(() -> SecantSpark.withCentralDifference(table(), "x", "square", -1, "y"))
          .isInstanceOf(AnalysisException.class)
          .hasMessage("withCentralDifference: eps must be finite and above 0, was -1.0");
    }

    @Test
    void nameTheFunctionThatIsUnknown() {
      assertThatThrownBy(() -> SecantSpark.withValue(table(), "x", "sqare", "y"))
          .isInstanceOf(AnalysisException.class)
          .hasMessageStartingWith("withValue: unknown function 'sqare'; did you mean square?");
    }
  }
}
