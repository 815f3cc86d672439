package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code secant sweep}: the plot, the rows, and points without a derivative. */
class SweepCommandTest {
  private static final String CHAIN = "square | exp | square";

  @Nested
  class Plot {
    @Test
    void namesTheRegimesAndTheBestStep() {
      Result result = run("sweep", CHAIN, "--at", "0.5");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .startsWith(CHAIN + ", central difference at x = 0.5\nderivative  3.29744254140")
          .containsPattern("rounding    error [^ ]+ eps\\^-(1|1[.]0|0[.]9)")
          .containsPattern("truncation  error 8[.]8 eps\\^2, on the right")
          .containsPattern("best eps    [0-9.]+E-6, with an error of [0-9.]+E-1[01]\n")
          .contains("\nerror   * error   , fit   | best eps\n")
          .contains("1e-10+", " 1e-15 ", " 1e0\n")
          .endsWith(" eps\n");
    }

    @Test
    void isAsWideAsTheTerminal() {
      for (int columns : new int[] {40, 80, 132}) {
        List<String> lines =
            new CliRun()
                .environment("COLUMNS", Integer.toString(columns))
                .with("sweep", "exp", "--at", "1")
                .out()
                .lines()
                .toList();
        List<String> plot =
            lines.subList(lines.indexOf("error   * error   , fit   | best eps"), lines.size());
        assertThat(plot).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(plot).anySatisfy(line -> assertThat(line).contains("+--").hasSize(columns));
      }
    }

    @ParameterizedTest
    @CsvSource({"'', 80", "0, 80", "wide, 80", "-5, 80", "3, 40", "999999, 160"})
    void hasASensibleWidthWhateverTheEnvironmentSays(String columns, int width) {
      String out =
          new CliRun().environment("COLUMNS", columns).with("sweep", "exp", "--at", "1").out();
      assertThat(out.lines().filter(line -> line.contains("+--")))
          .allSatisfy(line -> assertThat(line).hasSize(width))
          .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "en_US.UTF-8, xterm, true",
      "C.utf8, '', true",
      "en_US.UTF-8, dumb, false",
      "C, xterm, false",
      "de_DE.ISO-8859-1, xterm, false"
    })
    void isOfWhatTheTerminalCanShow(String locale, String terminal, boolean unicode) {
      String out =
          new CliRun()
              .environment("LC_ALL", locale)
              .environment("TERM", terminal)
              .with("sweep", "exp", "--at", "1")
              .out();
      assertThat(out.contains("●")).isEqualTo(unicode);
      assertThat(out.chars().allMatch(c -> c < 128)).isEqualTo(!unicode);
      assertThat(out).doesNotContain("\u001b"); // no colours, whatever NO_COLOR says
    }
  }

  @Nested
  class Picture {
    @Test
    void isWrittenInTheFormatItsNameEndsIn(@TempDir Path folder) throws IOException {
      Path svg = folder.resolve("v.svg");
      Result result = run("sweep", CHAIN, "--at", "0.5", "-o", svg.toString());
      assertThat(result.code()).isZero();
      assertThat(result.out()).startsWith(CHAIN + ", central").doesNotContain("+--");
      assertThat(svg).content().contains("best eps", "central difference at x = 0.5", "10⁻¹⁰");
      Path png = folder.resolve("v.PNG");
      assertThat(run("sweep", CHAIN, "--at", "0.5", "-o", png.toString()).code()).isZero();
      assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void doesNotGoWithRows(@TempDir Path folder) {
      String file = folder.resolve("v.svg").toString();
      assertThat(run("sweep", "exp", "--at", "1", "-o", file, "--format", "csv").err())
          .startsWith("secant: --format does not go with -o, which writes a picture\n");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Nested
  class WithoutADerivative {
    @Test
    void theKindIsNamedAndTheQuotientsAreShown() {
      Result result = run("sweep", "sqrt", "--at", "0", "--method", "forward");
      assertThat(result.code()).isZero();
      assertThat(result.out())
          .contains("derivative  none, VERTICAL_TANGENT: the slope grows without bound\n")
          .contains("quotients   go as 1 eps^-0.5, so that no eps is best\n")
          .contains("\n|quotient|   * |quotient|   , fit\n");
    }

    @Test
    void quotientsOfZeroHaveAPlace() {
      assertThat(run("sweep", "abs", "--at", "0").out())
          .contains("derivative  none, KINK: the slope is -1.0 on the left")
          .contains("ooo", "\n|quotient|   * |quotient|   o exactly 0\n");
    }

    @Test
    void nothingIsPlottedWhereThereIsNothing() {
      assertThat(run("sweep", "sqrt", "--at", "0").out())
          .startsWith("sqrt, central difference at x = 0\n")
          .endsWith("forward and backward need one side only\n");
    }
  }

  @Nested
  class Rows {
    @Test
    void areForPrograms() {
      Result result = run("sweep", "square", "--at", "2", "--format", "csv");
      assertThat(result.code()).isZero();
      assertThat(result.out().lines())
          .hasSize(66)
          .startsWith("eps,value,error", "1.0E-16,NaN,NaN")
          .anyMatch(line -> line.startsWith("1.0E-4,4.000000000004,"));
      assertThat(run("sweep", "square", "--at", "2", "--format", "jsonl").out())
          .startsWith("{\"eps\":1.0E-16,\"value\":\"NaN\",\"error\":\"NaN\"}\n");
    }
  }

  @Nested
  class Refusals {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "1,2 | --at must be one point for a sweep, were 2",
          "[1,2] | --at must be a number for a sweep, was an array of shape [2]",
          "nan | --at must be finite for a sweep, was NaN",
          "-inf | --at must be finite for a sweep, was -Infinity",
          "1,, | --at: expected a number, found ',' (character 3 of '1,,')"
        })
    void ofPointsNameTheRule(String at, String message) {
      assertThat(run("sweep", "exp", "--at", at))
          .isEqualTo(
              new Result(2, "", "secant: " + message + "\nsee docs/errors.md#invalid-point\n"));
    }

    @Test
    void ofNoPointSayHowToGiveOne() {
      assertThat(run("sweep", "exp"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  secant: --at must be given, the point of the sweep, as in --at 0.5
                  try 'secant sweep --help'
                  see docs/errors.md#usage
                  """));
    }

    @Test
    void ofAnUnknownNameShowTheNearest() {
      assertThat(run("sweep", "sqare", "--at", "1").err())
          .startsWith("secant: unknown function 'sqare'")
          .endsWith("see docs/errors.md#unknown-function\n");
    }

    @Test
    void ofAFunctionThatThrowsOrMakesAnArrayNameIt(@TempDir Path folder) throws IOException {
      SamplePlugin.writeTo(folder);
      Result thrown = run("sweep", "brittle", "--at", "2", "--plugins", folder.toString());
      assertThat(thrown.code()).isEqualTo(1);
      assertThat(thrown.err())
          .startsWith("secant: at 2.0: brittle of plug-in sample")
          .contains("two is too much")
          .endsWith("see docs/errors.md#row-failed\n");
      Result array = run("sweep", "pair", "--at", "2", "--plugins", folder.toString());
      assertThat(array.code()).isEqualTo(1);
      assertThat(array.err()).startsWith("secant: at 2.0: ").contains("pair");
    }
  }
}
