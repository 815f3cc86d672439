package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code secant diff}: the published results, the methods, and what has no derivative. */
class DiffCommandTest {
  @Test
  void thePublishedResultsComeOutToTheLastDigit() {
    assertThat(
            run(
                "diff",
                "square",
                "exp",
                "square",
                "--at",
                "0.5",
                "--method",
                "central",
                "--eps",
                "1e-4"))
        .isEqualTo(new Result(0, "3.2974426293330694\n", ""));
    assertThat(run("diff", "square", "--at", "2.0", "--method", "central", "--eps", "1e-4"))
        .isEqualTo(new Result(0, "4.000000000004\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--method=central", "--eps=1e-4"})
  void aQuotientAsksForItsStepOrItsMethodAlone(String option) {
    assertThat(run("diff", "square", "--at", "2", option).out()).isEqualTo("4.000000000004\n");
  }

  @ParameterizedTest // with a step and a point that are powers of two, the quotients are exact
  @CsvSource({"central,6.0", "forward,6.5", "backward,5.5", "Forward,6.5"})
  void theMethodsDiffer(String method, String expected) {
    assertThat(run("diff", "square", "--at", "3", "--method", method, "--eps", "0.5"))
        .isEqualTo(new Result(0, expected + "\n", ""));
  }

  @Test
  void severalPointsMakeATableWithTheValue() {
    assertThat(run("diff", "square", "--at", "1,-3", "--eps", "0.5"))
        .isEqualTo(
            new Result(
                0,
                """
                   x  value  derivative
                 1.0    1.0         2.0
                -3.0    9.0        -6.0
                """,
                ""));
  }

  @Test
  void programsGetNamedColumns() {
    assertThat(run("diff", "square", "--at", "3", "--eps", "0.5", "--format", "csv").out())
        .isEqualTo("x,value,derivative\n3.0,9.0,6.0\n");
    assertThat(run("diff", "square", "--at", "3", "--eps", "0.5", "--format", "jsonl").out())
        .isEqualTo("{\"x\":3.0,\"value\":9.0,\"derivative\":6.0}\n");
  }

  @Test
  void anElementwiseChainHasADerivativeOfTheShapeOfThePoint() {
    assertThat(run("diff", "square", "--at", "[[1,2],[3,4]]", "--eps", "0.5"))
        .isEqualTo(new Result(0, "[[2.0, 4.0], [6.0, 8.0]]\n", ""));
  }

  @Test
  void aGradientIsRefusedWithTheStageThatMakesIt() {
    assertThat(run("diff", "square", "sum", "--at", "[1,2]"))
        .isEqualTo(
            new Result(
                2,
                "",
                """
                secant: sum is not elementwise, so the derivative of 'square | sum' at an array is a gradient, not a number for each element
                ask for it by --gradient; or give numbers, as in --at 1,2,3, or leave out sum
                see docs/errors.md#not-elementwise
                """));
  }

  @Test
  void aNumberIsAPointOfAnyChain() {
    assertThat(run("diff", "square", "sum", "--at", "3", "--eps", "0.5"))
        .isEqualTo(new Result(0, "6.0\n", ""));
  }

  @Test
  void anArrayOfANumberHasNoDerivative(@TempDir Path folder) throws IOException {
    SamplePlugin.writeTo(folder);
    Result result = run("diff", "pair", "--at", "3", "--plugins", folder.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("NaN ± NaN  FAILED\n");
    assertThat(result.err()).startsWith("secant: at 3.0: ").contains("pair");
  }

  @Test
  void aMissingValueIsNoFailure() {
    assertThat(CliRun.input("x\nnan\n3\n").with("diff", "square", "--eps", "0.5"))
        .isEqualTo(new Result(0, "x,value,derivative\nnan,NaN,NaN\n3,9.0,6.0\n", ""));
  }

  @Test
  void aPointThatTheStepDoesNotMoveIsAFailure() {
    Result result = run("diff", "square", "--at", "1e300", "--eps", "1e-4", "--format", "csv");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("x,value,derivative\n1.0E300,NaN,NaN\n");
    assertThat(result.err()).startsWith("secant: at 1.0E300: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | --eps must be finite and above 0, was 0.0",
        "-1e-4 | --eps must be finite and above 0, was -1.0E-4",
        "nan | --eps must be finite and above 0, was NaN",
        "inf | --eps must be finite and above 0, was Infinity",
        "1e308 | --eps must be at most 8.988465674311579E307, half the largest double, was 1.0E308",
        "1e-400 | --eps: '1e-400' is out of range: the smallest double above zero is 4.9E-324",
        "1e-4d | --eps: '1e-4d' is not a number: leave out the suffix, as in 1e-4",
        "small | --eps: 'small' is not a number"
      })
  void theStepMustBePositive(String eps, String message) {
    assertThat(run("diff", "square", "--at", "1", "--eps", eps))
        .isEqualTo(new Result(2, "", "secant: " + message + "\nsee docs/errors.md#invalid-step\n"));
  }

  /** (1E308 - 0) / 1E308, of a step that is too long for the central quotient only. */
  @ParameterizedTest
  @ValueSource(strings = {"forward", "backward"})
  void aStepMayBeAsLongAsItsMethodAllows(String method) {
    assertThat(run("diff", "relu", "--at", "0", "--eps", "1e308", "--method", method).code())
        .isZero();
  }

  @Test
  void anUnknownMethodIsAUsageError() {
    assertThat(run("diff", "square", "--at", "1", "--method", "magic").err())
        .isEqualTo(
            """
            secant: invalid value for option '--method': must be one of adaptive, central, forward, backward, was 'magic'
            try 'secant diff --help'
            see docs/errors.md#usage
            """);
  }
}
