package dev.secant.cli.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link PointListParser}: numbers, arrays, and the position of a mistake. */
class PointListParserTest {
  @Test
  void numbersAreSeveralPoints() {
    assertThat(PointListParser.parse("0.5,1, -2e-3"))
        .containsExactly(Variable.of(0.5), Variable.of(1), Variable.of(-2e-3));
  }

  @Test
  void bracketsMakeOneArray() {
    assertThat(PointListParser.parse("[1, 2, 3]")).containsExactly(Variable.of(1, 2, 3));
    assertThat(PointListParser.parse(" [ 1 ] "))
        .containsExactly(Variable.ofShape(new double[] {1}, 1));
  }

  @Test
  void bracketsInBracketsMakeMoreDimensions() {
    assertThat(PointListParser.parse("[[1,2],[3,4]]"))
        .containsExactly(Variable.ofShape(new double[] {1, 2, 3, 4}, 2, 2));
    assertThat(PointListParser.parse("[[[1],[2],[3]]]"))
        .containsExactly(Variable.ofShape(new double[] {1, 2, 3}, 1, 3, 1));
  }

  @Test
  void arraysAndNumbersCanBeListedTogether() {
    assertThat(PointListParser.parse("[1,2],[3,4],5"))
        .containsExactly(Variable.of(1, 2), Variable.of(3, 4), Variable.of(5.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | expected a number, found the end of the text (character 1 of '')",
        "'0.5,' | expected a number, found the end of the text (character 5 of '0.5,')",
        "'1,,2' | expected a number, found ',' (character 3 of '1,,2')",
        "[] | expected a number, found ']' (character 2 of '[]')",
        "[1,2 | expected ',' or ']', found the end of the text (character 5 of '[1,2')",
        "1] | expected a comma, found ']' (character 2 of '1]')",
        "'[1][2]' | expected a comma, found '[' (character 4 of '[1][2]')",
        "'1,abc' | 'abc' is not a number (character 3 of '1,abc')",
        "1d | '1d' is not a number: leave out the suffix, as in 1 (character 1 of '1d')",
        "1 2 | '1 2' is not a number (character 1 of '1 2')"
      })
  void mistakesAreShownWithTheirPosition(String text, String message) {
    assertThatThrownBy(() -> PointListParser.parse(text))
        .isInstanceOfSatisfying(
            CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_POINT))
        .hasMessage("--at: " + message);
  }

  @Test
  void raggedArraysAreRefusedWithBothShapes() {
    assertThatThrownBy(() -> PointListParser.parse("[[1,2],[3]]"))
        .hasMessage(
            "--at: all elements of an array must have one shape, element 1 has [2] and element 2"
                + " has [1] (character 2 of '[[1,2],[3]]')");
  }

  @Test
  void bracketsWithoutEndAreRefusedBeforeTheStackIs() {
    assertThatThrownBy(() -> PointListParser.parse("[".repeat(100_000)))
        .hasMessageStartingWith("--at: brackets are nested deeper than 16 (character 18 of '[[[")
        .hasMessageEndingWith("[...')");
  }
}
