package dev.secant.cli;

import static dev.secant.cli.CliRun.input;
import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the command line says to likely mistakes: each message names the way out. */
class HintsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "x\n"})
  void noPointsIsNoFailureButIsSaid(String text) {
    String header = "x,value\n";
    assertThat(input(text).with("eval", "square"))
        .isEqualTo(new Result(0, header, "secant: no points were read from standard input\n"));
  }

  @Test
  void oneJsonDocumentIsRefusedAndTheLinesNamed() {
    Path file = folder.resolve("out.JSON");
    Result result = run("eval", "square", "--at", "1", "--output", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("secant: --output: " + file + " cannot be one JSON document: ")
        .contains("\nend it in .jsonl for a JSON object on each line, or choose a --format\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFormatThatIsAskedForMayHaveAnyName() {
    Path file = folder.resolve("out.json");
    assertThat(
            run("eval", "square", "--at", "3", "--format", "jsonl", "-o", file.toString()).code())
        .isZero();
    assertThat(file).hasContent("{\"x\":3.0,\"value\":9.0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--input", "--output", "--plugins"})
  void anEmptyPathIsRefused(String option) {
    Result result = run("eval", "square", option, "");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("secant: invalid value for option '" + option + "'")
        .contains("must not be empty\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--input", "--output", "--plugins"})
  void whatIsNoPathIsRefusedInWords(String option) {
    Result result = run("eval", "square", option, "a\0b");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("secant: invalid value for option '" + option + "'")
        .contains("' is no path: Nul character not allowed\n")
        .doesNotContain("Exception");
  }

  @Test
  void commaMayBeReadInTwoWays() {
    assertThat(input("x\n\"1,000\"\n").with("eval", "square").err())
        .contains(
            "'1,000' is not a number: if the comma is a decimal separator, write 1.000;"
                + " if it separates thousands, write 1000");
    assertThat(input("x\n\"-1,000,000.5\"\n").with("eval", "square").err())
        .contains("leave out the separators of thousands, as in -1000000.5");
    assertThat(input("x\n\"1,5\"\n").with("eval", "square").err())
        .contains("the decimal separator is a point, as in 1.5");
  }

  @Test
  void anotherDelimiterIsNamed() throws Exception {
    assertThat(input("a;x\n1;2\n").with("eval", "square").err())
        .contains("has 1 column, its first row is a;x\n")
        .contains("give --delimiter ';', else choose it by --column 1\n");
    assertThat(input("a\tx\n1\t2\n").with("eval", "square", "--column", "x").err())
        .contains("no column named 'x'")
        .contains("\nif the columns are separated by tabs, give --delimiter tab\n");
    assertThat(input("a;x\n1;2\n").with("eval", "square", "--column", "2").err())
        .contains("has only 1 column\nif the columns are separated by semicolons");
    Path file = Files.writeString(folder.resolve("odd.csv"), "\"a;b\"\n3\n");
    assertThat(run("eval", "square", "--input", file.toString(), "--column", "1"))
        .isEqualTo(new Result(0, "a;b,value\n3,9.0\n", ""));
  }

  @Test
  void aNameLikeNoOtherLeadsToTheList() {
    assertThat(run("eval", "qqqqqq", "--at", "1").err()).contains("\n'secant functions' lists all");
    assertThat(run("eval", "sqare", "--at", "1").err()).doesNotContain("lists all");
  }

  @Test
  void anArrayAmongTheWordsIsExplained() {
    assertThat(run("eval", "square", "[1,2]").err())
        .contains("\npoints are given by --at, as in --at \"[1,2]\"\n");
  }

  @Test
  void theHelpTellsOfSuffixesAndOfNumbersThatJsonLacks() {
    String help = run("eval", "--help").out().replaceAll("\\s+", " ");
    assertThat(help)
        .contains(".csv, .tsv, .jsonl, .ndjson, .md or .npy, each also with .gz")
        .contains("In jsonl NaN and the infinities are strings");
  }
}
