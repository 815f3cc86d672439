package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Tests {@code secant diff --exact} and {@code --explain}: the chain rule, and its rows. */
class ExplainTest {
  @TempDir private Path folder;

  @Nested
  class Exact {
    @Test
    void multipliesWhatTheStagesKnow() {
      // mpmath: 3.297442541400256293697302
      assertThat(run("diff", "square", "exp", "square", "--at", "0.5", "--exact").out())
          .startsWith("3.297442541400256 ± ")
          .endsWith("E-14  OK\n");
    }

    @Test
    void hasTheColumnsOfTheSearch() {
      Result result = run("diff", "square", "--at", "3", "--exact", "--format", "csv");
      assertThat(result.out())
          .startsWith("x,value,derivative,error,status,evaluations\n3.0,9.0,6.0,")
          .contains(",OK,");
      assertThat(result.err()).isEmpty();
    }

    @Test
    void differentiatesEachElementOfAnArray() {
      assertThat(run("diff", "cube", "--at", "[1,2]", "--exact").out())
          .startsWith("[3.0, 12.0] ± [")
          .endsWith("]  OK\n");
    }

    @Test
    void searchesWhereAStageKnowsNothing() throws IOException {
      SamplePlugin.writeTo(folder);
      Result result =
          run("diff", "brittle", "square", "--at", "3", "--exact", "--plugins", folder.toString());
      assertThat(result.out()).startsWith("24.0").endsWith("  OK\n"); // (4 x^2)' = 8 x
    }

    @Test
    void isRefusedByAStageThatMakesAnArray() throws IOException {
      SamplePlugin.writeTo(folder);
      Result result =
          run("diff", "pair", "sum", "--at", "3", "--exact", "--plugins", folder.toString());
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo("NaN ± NaN  FAILED\n");
      assertThat(result.err()).startsWith("secant: at 3.0: ").contains("pair", "array");
    }
  }

  @Nested
  class Explain {
    @Test
    void hasARowForEachStageAndTheResult() {
      Result result = run("diff", "square", "exp", "--at", "0.5", "--explain");
      assertThat(result.code()).isZero();
      assertThat(result.err()).startsWith("secant: what is done\n  chain        square | exp\n");
      List<String> lines = result.out().lines().toList();
      assertThat(lines).hasSize(4);
      assertThat(lines.get(0))
          .matches("stage +value +derivative +error +condition +origin +status");
      // the condition numbers of x^2 and e^y are 2 and |y|
      assertThat(lines.get(1)).matches("square +0\\.25 +1\\.0 +\\S+ +2 +exact +OK");
      assertThat(lines.get(2))
          .matches("exp +1\\.2840254166877414 +1\\.2840254166877414 +\\S+ +0\\.25 +exact +OK");
      assertThat(lines.get(3))
          .matches("derivative 1\\.28402541668774\\d* ± \\S+  OK, by the chain rule");
    }

    @Test
    void saysWhatIsNumerical() throws IOException {
      SamplePlugin.writeTo(folder);
      assertThat(
              run("diff", "brittle", "--at", "3", "--explain", "--plugins", folder.toString())
                  .out())
          .containsPattern("brittle +6\\.0 +2\\.0 +\\S+ +1 +numerical +OK\n");
    }

    @Test
    void hasTheSlopesOfAKink() {
      assertThat(run("diff", "abs", "--at", "0", "--explain").out())
          .endsWith(
              """
              derivative 0.0 ± 1  KINK, of the whole chain numerically
              left -1.0, right 1.0
              """);
    }

    @Test
    void namesThePointsIfThereAreSeveral() {
      Result result = run("diff", "square", "--at", "1,inf,2", "--explain");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out())
          .startsWith("at 1.0\nstage ")
          .contains("\n\nat Infinity\nFAILED\n\nat 2.0\nstage ");
      assertThat(result.err()).contains("\nsecant: at Infinity: x must be finite, was Infinity\n");
    }

    @Test
    void goesToAFileAsItStands() {
      Path file = folder.resolve("why.txt");
      Result shown = run("diff", "square", "--at", "1", "--explain");
      assertThat(run("diff", "square", "--at", "1", "--explain", "-o", file.toString()))
          .isEqualTo(new Result(0, "", shown.err()));
      assertThat(file).hasContent(shown.out());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "--at [1,2] | --explain is for numbers, as in --at 1,2,3, not for arrays",
          "--range 0:1:3 | --explain takes its points from --at, not from --range",
          "--input pom.xml --input-format csv --column 1 | --explain takes its points from --at, not from pom.xml",
          "--at 1 --format csv | --explain is a table for people, not for --format csv; the"
              + " derivative alone is given by --exact",
          "--at 1 --slopes | --slopes adds columns to rows of points, which --explain has not"
        })
    void isForAFewNumbersAndForPeople(String options, String message) {
      List<String> args = new ArrayList<>(List.of("diff", "square", "--explain"));
      args.addAll(List.of(options.split(" ", -1)));
      assertThat(run(args.toArray(String[]::new)))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: " + message + "\ntry 'secant diff --help'\nsee docs/errors.md#usage\n"));
    }
  }
}
