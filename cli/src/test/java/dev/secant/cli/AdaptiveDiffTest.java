package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code secant diff} as it is without a method: the number, its bar and its status. */
class AdaptiveDiffTest {
  private static final String HEADER = "x,value,derivative,error,status,evaluations\n";

  /** Runs with rows of CSV and returns the cells of the last. */
  private static List<String> cells(String... args) {
    List<String> words = new ArrayList<>(List.of("diff"));
    words.addAll(List.of(args));
    words.addAll(List.of("--format", "csv"));
    Result result = run(words.toArray(String[]::new));
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith(HEADER);
    String row = result.out().substring(HEADER.length()).strip();
    return List.of(row.split(",", -1));
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  @Nested
  class OnePoint {
    @Test
    void isAnsweredByNumberBarAndStatus() {
      Result result = run("diff", "square", "exp", "square", "--at", "0.5");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).matches("3\\.2974425414\\d* ± \\d(\\.\\d)?E-1\\d  OK\n");
      String[] words = result.out().split(" ", -1);
      // 4 x 0.5 x exp(2 x 0.5^2) by mpmath: the promise of the bar.
      assertThat(number(words[0])).isCloseTo(3.2974425414002564, within(number(words[2])));
    }

    @Test
    void atAKinkHasTheSlopesOfBothSides() {
      assertThat(run("diff", "abs", "--at", "0"))
          .isEqualTo(new Result(0, "0.0 ± 1  KINK\nleft -1.0, right 1.0\n", ""));
      assertThat(run("diff", "abs", "--at", "0", "--exact"))
          .isEqualTo(new Result(0, "0.0 ± 1  KINK\nleft -1.0, right 1.0\n", ""));
    }

    @ParameterizedTest
    @CsvSource({
      "sqrt,0,Infinity ± NaN  VERTICAL_TANGENT",
      "reciprocal,0,NaN ± NaN  OUT_OF_DOMAIN",
      "log,-1,NaN ± NaN  OUT_OF_DOMAIN",
      "square,1e300,NaN ± NaN  OUT_OF_DOMAIN",
      "sqrt,nan,NaN ± NaN  OUT_OF_DOMAIN"
    })
    void withoutADerivativeIsAnAnswerAndNoFailure(String name, String x, String expected) {
      assertThat(run("diff", name, "--at", x)).isEqualTo(new Result(0, expected + "\n", ""));
    }

    @Test
    void thatFailsIsAFailure(@TempDir Path folder) throws IOException {
      SamplePlugin.writeTo(folder);
      Result result = run("diff", "brittle", "--at", "2", "--plugins", folder.toString());
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo("NaN ± NaN  FAILED\n");
      assertThat(result.err()).startsWith("secant: at 2.0: ").contains("two is too much");
    }

    @Test
    void besideAFailureHasADerivative(@TempDir Path folder) throws IOException {
      SamplePlugin.writeTo(folder); // 1 and 2 are a step of a search apart
      assertThat(run("diff", "brittle", "--at", "1", "--plugins", folder.toString()).out())
          .startsWith("2.0 ± ")
          .endsWith("  OK\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-inf"})
    void atInfinityIsRefused(String x) {
      Result result = run("diff", "atan", "--at", x, "--format", "csv");
      String shown = x.replace("inf", "Infinity");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo(HEADER + shown + ",NaN,NaN,NaN,FAILED,NaN\n");
      assertThat(result.err())
          .startsWith("secant: at " + shown + ": x must be finite, was " + shown + "\n");
    }

    @Test
    void inAFileForProgramsHasColumns(@TempDir Path folder) {
      Path file = folder.resolve("out.csv");
      assertThat(run("diff", "abs", "--at", "0", "-o", file.toString()).code()).isZero();
      assertThat(file).content().startsWith(HEADER + "0.0,0.0,0.0,1.0,KINK,");
    }
  }

  /** Closed forms at the ends of the range of doubles, where a bar may be no less honest. */
  @ParameterizedTest
  @CsvSource({
    "log,1e-9,1e9",
    "exp,709.7,1.654984027680284e308", // exp itself
    "identity,1e300,1",
    "square,1e-300,2e-300",
    "sin,4.9e-324,1",
    "reciprocal,1e-9,-1e18"
  })
  void theTruthIsWithinTheBar(String name, String x, double expected) {
    List<String> cells = cells(name, "--at", x);
    assertThat(number(cells.get(2))).isCloseTo(expected, within(number(cells.get(3))));
    assertThat(cells.get(4)).isEqualTo("OK");
  }

  @Nested
  class Rows {
    @Test
    void haveSixColumns() {
      List<String> cells = cells("square", "--at", "3");
      assertThat(cells.get(0)).isEqualTo("3.0");
      assertThat(cells.get(1)).isEqualTo("9.0");
      assertThat(number(cells.get(2))).isCloseTo(6, within(number(cells.get(3))));
      assertThat(cells.get(4)).isEqualTo("OK");
      assertThat(cells.get(5)).matches("[1-9][0-9]");
      assertThat(cells).hasSize(6);
    }

    @Test
    void haveTwoMoreForTheSlopes() {
      assertThat(run("diff", "abs", "--at", "0", "--slopes", "--format", "csv").out())
          .startsWith(HEADER.strip() + ",left,right\n0.0,0.0,0.0,1.0,KINK,")
          .endsWith(",-1.0,1.0\n");
    }

    @Test
    void ofJsonHaveWordsAndWholeNumbers() {
      assertThat(run("diff", "abs", "--at", "0", "--format", "jsonl").out())
          .matches(
              "\\{\"x\":0\\.0,\"value\":0\\.0,\"derivative\":0\\.0,\"error\":1\\.0,"
                  + "\"status\":\"KINK\",\"evaluations\":[1-9][0-9]}\n");
    }

    @Test
    void thatFailLoseNoOther(@TempDir Path folder) throws IOException {
      SamplePlugin.writeTo(folder);
      Result result =
          CliRun.input("x\n2\nnan\nword\ninf\n3\n")
              .with("diff", "brittle", "--only", "--plugins", folder.toString());
      assertThat(result.code()).isEqualTo(1);
      List<String> rows = result.out().lines().toList();
      assertThat(rows.subList(0, 5))
          .containsExactly(
              HEADER.strip(),
              "2.0,NaN,NaN,NaN,FAILED,NaN",
              "NaN,NaN,NaN,NaN,OUT_OF_DOMAIN,1",
              "NaN,NaN,NaN,NaN,FAILED,NaN",
              "Infinity,NaN,NaN,NaN,FAILED,NaN");
      assertThat(rows.get(5)).startsWith("3.0,6.0,2.0,").contains(",OK,");
      assertThat(rows).hasSize(6);
    }
  }

  @Test
  void aTableForPeopleHasBarsOfTwoDigitsThatAreNoShorterThanTheBar() {
    double bar = number(cells("exp", "--at", "1").get(3));
    String row = run("diff", "exp", "--at", "1", "--format", "table").out().lines().toList().get(1);
    String shown = row.strip().split(" +", -1)[3];
    assertThat(shown).matches("\\d(\\.\\d)?E-\\d+");
    assertThat(number(shown)).isBetween(bar, bar * 1.1); // a unit of the second digit at most
  }

  @Nested
  class Arrays {
    @Test
    void ofAnElementwiseChainHaveADerivativeForEachElement() {
      Result result = run("diff", "abs", "--at", "[[-1,0]]", "--format", "jsonl");
      assertThat(result.out())
          .startsWith("{\"x\":[[-1.0,0.0]],\"value\":[[1.0,0.0]],\"derivative\":[[-1.0,0.0]],")
          .contains("\"status\":[[\"OK\",\"KINK\"]],\"evaluations\":");
    }

    @Test
    void nameAStatusOnceThatAllElementsShare() {
      assertThat(run("diff", "identity", "--at", "[1,2]").out())
          .matches("\\[1\\.0, 1\\.0] ± \\[\\S+, \\S+]  OK\n");
      assertThat(run("diff", "abs", "--at", "[-1,0]").out())
          .matches("\\[-1\\.0, 0\\.0] ± \\[\\S+, 1]  \\[OK, KINK]\n");
    }

    @Test
    void haveTheDerivativesOfTheirElements() {
      String array = run("diff", "exp", "--at", "[0.5,2]").out();
      String first = run("diff", "exp", "--at", "0.5").out();
      assertThat(array).startsWith("[" + first.substring(0, first.indexOf(' ')) + ", ");
    }

    @Test
    void withAnInfinityAreRefusedWithItsIndex() {
      Result result = run("diff", "atan", "--at", "[1,inf]");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("x[1] must be finite, was Infinity\n");
    }
  }

  @Nested
  class Settings {
    @Test
    void higherDerivatives() {
      List<String> cells = cells("exp", "--at", "0", "--order", "3");
      assertThat(number(cells.get(2))).isCloseTo(1, within(number(cells.get(3))));
    }

    @Test
    void aHigherDerivativeHasTheSlopesOfTheFirstAtAKink() {
      assertThat(run("diff", "abs", "--at", "0", "--order", "2"))
          .isEqualTo(
              new Result(0, "NaN ± Infinity  KINK\nfirst derivative: left -1.0, right 1.0\n", ""));
    }

    @Test
    void aToleranceSavesEvaluations() {
      int all = Integer.parseInt(cells("sin", "--at", "1").get(5));
      int some = Integer.parseInt(cells("sin", "--at", "1", "--tolerance", "1e-6").get(5));
      assertThat(some).isLessThan(all);
    }

    @Test
    void aBudgetIsKept() {
      int evaluations = Integer.parseInt(cells("sqrt", "--at", "1e-9", "--budget", "10").get(5));
      assertThat(evaluations).isLessThanOrEqualTo(10);
    }

    @Test
    void aNoiseFloorWidensTheBar() {
      double bar = number(cells("sin", "--at", "1", "--noise-floor", "1e-6").get(3));
      assertThat(bar).isGreaterThan(1e-7); // noise over a step that is at most 1
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "--order | 7 | --order must be in 1..6, was 7",
          "--order | 0 | --order must be in 1..6, was 0",
          "--order | 1.5 | --order must be a whole number of at most 2147483647, was 1.5",
          "--order | first | --order: 'first' is not a number",
          "--tolerance | 2 | --tolerance must be in [0, 1), was 2",
          "--tolerance | -1e-3 | --tolerance must be in [0, 1), was -0.001",
          "--tolerance | nan | --tolerance must be in [0, 1), was NaN",
          "--budget | 3 | --budget must be at least 10 evaluations, was 3",
          "--budget | 1e12 | --budget must be a whole number of at most 2147483647, was 1E12",
          "--budget | inf | --budget must be a whole number of at most 2147483647, was Infinity",
          "--noise-floor | -1 | --noise-floor must be finite and not negative, was -1",
          "--noise-floor | inf | --noise-floor must be finite and not negative, was Infinity"
        })
    void keepTheirRules(String option, String value, String message) {
      assertThat(run("diff", "square", "--at", "1", option, value))
          .isEqualTo(
              new Result(2, "", "secant: " + message + "\nsee docs/errors.md#invalid-setting\n"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "--method adaptive --eps 1e-4 | --eps is the step of --method central, forward or backward;"
              + " adaptive finds its own",
          "--method central --order 2 | --order is a setting of --method adaptive, not of --method"
              + " central",
          "--eps 1e-4 --tolerance 1e-6 | --tolerance is a setting of --method adaptive, not of the"
              + " quotient that --eps asks for",
          "--method forward --budget 20 | --budget is a setting of --method adaptive, not of --method"
              + " forward",
          "--eps 1 --noise-floor 1 | --noise-floor is a setting of --method adaptive, not of the"
              + " quotient that --eps asks for",
          "--method central --exact | --exact does not go with --method central",
          "--method backward --slopes | --slopes does not go with --method backward",
          "--exact --order 2 | --exact is for the first derivative, not for --order 2",
          "--explain --order 3 | --explain is for the first derivative, not for --order 3"
        })
    void ofOneMethodAreNoneOfAnother(String options, String message) {
      List<String> args = new ArrayList<>(List.of("diff", "square", "--at", "1"));
      args.addAll(List.of(options.split(" ", -1)));
      assertThat(run(args.toArray(String[]::new)))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: " + message + "\ntry 'secant diff --help'\nsee docs/errors.md#usage\n"));
    }

    @Test
    void adaptiveIsTheNameOfTheDefault() {
      assertThat(run("diff", "sin", "--at", "1", "--method", "adaptive"))
          .isEqualTo(run("diff", "sin", "--at", "1"));
    }
  }
}
