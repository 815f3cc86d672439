package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code secant eval}, and with it all that commands over points have in common. */
class EvalCommandTest {
  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Nested
  class Chains {
    @Test
    void wordsMakeAChain() {
      assertThat(run("eval", "square", "exp", "--at", "0")).isEqualTo(new Result(0, "1.0\n", ""));
    }

    @Test
    void wordsMayStandBehindOptions() {
      assertThat(run("eval", "square", "--at", "3", "scale:2"))
          .isEqualTo(new Result(0, "18.0\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"square | scale(2)", "scale(2)(square(x))", "square|scale:2"})
    void oneWordMayBeAWholeChain(String chain) {
      assertThat(run("eval", chain, "--at", "3")).isEqualTo(new Result(0, "18.0\n", ""));
    }

    @Test
    void aWordMayBeginWithAnAtSignWithoutBeingAFileOfArguments() {
      assertThat(run("eval", "@square", "--at", "3").err())
          .startsWith("secant: ")
          .contains("@square")
          .endsWith("see docs/errors.md#chain-syntax\n");
    }

    @Test
    void aMistakeIsShownWithACaret() {
      Result result = run("eval", "square | scale(2", "--at", "1");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .startsWith("secant: ")
          .contains("\n  square | scale(2\n                  ^\n")
          .endsWith("see docs/errors.md#chain-syntax\n");
    }

    @Test
    void anUnknownFunctionIsShownWithTheNearest() {
      Result result = run("eval", "square", "sqare", "--at", "1");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .contains("'sqare'")
          .contains("square")
          .contains("\n  square | sqare\n           ^\n")
          .endsWith("see docs/errors.md#unknown-function\n");
    }

    @Test
    void aPointAmongTheWordsIsExplained() {
      assertThat(run("eval", "square", "0.5").err())
          .contains("\npoints are given by --at, as in --at 0.5\n");
    }

    @Test
    void noChainIsAnError() {
      assertThat(run("eval", "--at", "1"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  secant: missing required parameter: 'CHAIN'
                  try 'secant eval --help'
                  see docs/errors.md#usage
                  """));
    }
  }

  @Nested
  class Points {
    @Test
    void severalMakeATable() {
      assertThat(run("eval", "square", "--at", "0.5,1,-20"))
          .isEqualTo(
              new Result(
                  0,
                  """
                      x   value
                    0.5    0.25
                    1.0    1.0
                  -20.0  400.0
                  """,
                  ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-1e0", "-0x1p0"})
    void negativeNumbersNeedNoEqualsSign(String point) {
      assertThat(run("eval", "square", "--at", point)).isEqualTo(new Result(0, "1.0\n", ""));
      assertThat(run("eval", "square", "--at=" + point)).isEqualTo(new Result(0, "1.0\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-inf", "-Infinity"})
    void infinityIsAPoint(String point) {
      assertThat(run("eval", "square", "--at", point)).isEqualTo(new Result(0, "Infinity\n", ""));
    }

    @Test
    void atMayBeGivenSeveralTimes() {
      assertThat(run("eval", "square", "--at", "1", "--at=-2,3", "--format", "csv").out())
          .isEqualTo("x,value\n1.0,1.0\n-2.0,4.0\n3.0,9.0\n");
    }

    @Test
    void anArrayIsOnePoint() {
      assertThat(run("eval", "square", "--at", "[1, 2, 3]"))
          .isEqualTo(new Result(0, "[1.0, 4.0, 9.0]\n", ""));
      assertThat(run("eval", "square", "sum", "--at", "[[1,2],[3,4]]"))
          .isEqualTo(new Result(0, "30.0\n", ""));
      assertThat(run("eval", "sum", "--at", "[1,2],[3,4]", "--format", "csv").out())
          .isEqualTo("x,value\n\"[1.0, 2.0]\",3.0\n\"[3.0, 4.0]\",7.0\n");
    }

    @Test
    void arraysInATableAreAlignedToTheLeft() {
      assertThat(run("eval", "sum", "--at", "[1,2],[30,4]").out())
          .isEqualTo(
              """
              x            value
              [1.0, 2.0]     3.0
              [30.0, 4.0]   34.0
              """);
    }

    @Test
    void aRangeIncludesBothEnds() {
      assertThat(run("eval", "square", "--range", "-1:1:3", "--format", "csv"))
          .isEqualTo(new Result(0, "x,value\n-1.0,1.0\n0.0,0.0\n1.0,1.0\n", ""));
      assertThat(run("eval", "square", "--range", "2:2:1").out())
          .isEqualTo("  x  value\n2.0    4.0\n");
    }

    @Test
    void outsideTheDomainTheResultIsNan() {
      assertThat(run("eval", "sqrt", "--at", "-1")).isEqualTo(new Result(0, "NaN\n", ""));
      assertThat(run("eval", "log", "--at", "-1,0,nan", "--format", "csv"))
          .isEqualTo(new Result(0, "x,value\n-1.0,NaN\n0.0,-Infinity\nNaN,NaN\n", ""));
    }

    @Test
    void textThatIsNoPointIsAUsageError() {
      assertThat(run("eval", "square", "--at", "1,abc"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  secant: --at: 'abc' is not a number (character 3 of '1,abc')
                  see docs/errors.md#invalid-point
                  """));
      assertThat(run("eval", "square", "--range", "0:1"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  secant: --range must be START:STOP:COUNT, as in 0:1:11, was '0:1'
                  see docs/errors.md#invalid-point
                  """));
    }

    @Test
    void thereIsOneSource() {
      assertThat(run("eval", "square", "--at", "1", "--range", "0:1:2").err())
          .isEqualTo(
              """
              secant: points must come from one source, were given by --at and --range
              try 'secant eval --help'
              see docs/errors.md#usage
              """);
      assertThat(run("eval", "square", "--at", "1", "--column", "x").err())
          .startsWith(
              "secant: --column is for points from --input or standard input, not from --at\n");
      assertThat(run("eval", "square", "--range", "0:1:2", "--delimiter", ";").err())
          .startsWith(
              "secant: --delimiter is for points from --input or standard input, not from --range");
    }
  }

  @Nested
  class FunctionsThatFail {
    private Result eval(String... args) throws IOException {
      SamplePlugin.writeTo(folder);
      String[] all = new String[args.length + 3];
      System.arraycopy(args, 0, all, 3, args.length);
      all[0] = "eval";
      all[1] = "--plugins";
      all[2] = folder.toString();
      return run(all);
    }

    @Test
    void costTheirRowOnly() throws IOException {
      Result result = eval("brittle", "--at", "1,2,3", "--format", "csv");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo("x,value\n1.0,2.0\n2.0,NaN\n3.0,6.0\n");
      assertThat(result.err())
          .startsWith("secant: at 2.0: brittle of plug-in sample (")
          .contains(
              ") failed at input 2.0, as stage 1 of 'brittle': ",
              "two is too much",
              "sample-1.0.jar")
          .endsWith("\nsecant: 1 of 3 points failed; see docs/errors.md#row-failed\n")
          .doesNotContain("\tat ");
    }

    @Test
    void atASinglePointGiveNan() throws IOException {
      Result result = eval("brittle", "--at", "2");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo("NaN\n");
      assertThat(result.err()).contains("secant: 1 of 1 point failed;");
    }

    @Test
    void anArrayOfANumberIsAResult() throws IOException {
      assertThat(eval("pair", "--at", "3")).isEqualTo(new Result(0, "[3.0, -3.0]\n", ""));
      assertThat(eval("pair", "--at", "3", "--format", "jsonl").out())
          .isEqualTo("{\"x\":3.0,\"value\":[3.0,-3.0]}\n");
    }

    @Test
    void aWrongShapeIsAFailureOfItsPoint() throws IOException {
      Result result = eval("pair", "--at", "3,[1,2]", "--format", "csv");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo("x,value\n3.0,\"[3.0, -3.0]\"\n\"[1.0, 2.0]\",NaN\n");
      assertThat(result.err()).startsWith("secant: at [1.0, 2.0]: pair of plug-in sample (");
    }

    @Test
    void oneThatDoesNotLoadIsShownWhereItIsUsed() throws IOException {
      Result result = eval("unloadable", "--at", "3");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("secant: 'unloadable' of " + folder.resolve("sample-1.0.jar"))
          .contains("no licence found", "[docs/errors.md#constructor-failed]\n")
          .doesNotContain("secant functions'")
          .endsWith("see docs/errors.md#function-not-loaded\n");
    }
  }

  /** The input stops being CSV in a row, so that those behind it are lost, but not those before. */
  @Nested
  class Output {
    @Test
    void formatsAreForPrograms() {
      assertThat(run("eval", "square", "--at", "2", "--format", "csv").out())
          .isEqualTo("x,value\n2.0,4.0\n");
      assertThat(run("eval", "square", "--at", "2", "--format", "TSV").out())
          .isEqualTo("x\tvalue\n2.0\t4.0\n");
      assertThat(run("eval", "square", "--at", "2", "--format", "jsonl").out())
          .isEqualTo("{\"x\":2.0,\"value\":4.0}\n");
      assertThat(run("eval", "square", "--at", "2", "--format", "table").out())
          .isEqualTo("  x  value\n2.0    4.0\n");
      assertThat(run("eval", "sqrt", "--at", "-1", "--format", "jsonl").out())
          .isEqualTo("{\"x\":-1.0,\"value\":\"NaN\"}\n");
    }

    @Test
    void anUnknownFormatIsAUsageError() {
      assertThat(run("eval", "square", "--at", "1", "--format", "xml").err())
          .startsWith(
              "secant: invalid value for option '--format': must be one of table, csv, tsv, jsonl, markdown, was 'xml'\n");
    }

    @Test
    void aFileAppearsWhenComplete() throws IOException {
      Path out = folder.resolve("out.csv");
      assertThat(run("eval", "square", "--at", "1,2", "--output", out.toString()))
          .isEqualTo(new Result(0, "", ""));
      assertThat(out).hasContent("x,value\n1.0,1.0\n2.0,4.0\n");
    }

    @Test
    void theNameOfTheFileChoosesTheFormat() {
      Path out = folder.resolve("out.jsonl");
      run("eval", "square", "--at", "2", "--output", out.toString());
      assertThat(out).hasContent("{\"x\":2.0,\"value\":4.0}\n");
    }

    @Test
    void aDashIsStandardOutput() {
      assertThat(run("eval", "square", "--at", "2", "--output", "-").out()).isEqualTo("4.0\n");
    }

    @Test
    void aRunThatIsEndedLeavesNoFile() {
      Path out = folder.resolve("out.csv");
      Result result =
          CliRun.input("1\nabc\n")
              .with("eval", "square", "--on-error", "fail", "--output", out.toString());
      assertThat(result.code()).isEqualTo(1);
      assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRunWithBadRowsLeavesAWholeFile() {
      Path out = folder.resolve("out.csv");
      Result result = CliRun.input("1\nabc\n").with("eval", "square", "--output", out.toString());
      assertThat(result.code()).isEqualTo(1);
      assertThat(out).hasContent("x,value\n1,1.0\nabc,NaN\n");
    }

    @Test
    void theInputIsNotOverwritten() throws IOException {
      String in = file("p.csv", "x\n1\n");
      Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("p.csv"));
      assertThat(run("eval", "square", "--input", in, "--output", link.toString()))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: --output: "
                      + link
                      + " is the input file\nsee docs/errors.md#output-file\n"));
      assertThat(Path.of(in)).hasContent("x\n1\n");
    }

    @Test
    void aFolderThatIsNotThereIsFoundBeforeTheInputIsRead() {
      String out = folder.resolve("no/out.csv").toString();
      Result result = CliRun.input("abc\ndef\n").with("eval", "square", "--output", out);
      assertThat(result)
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: --output: cannot write "
                      + out
                      + ": its folder does not exist\nsee docs/errors.md#output-file\n"));
    }

    @Test
    void numbersAreTheSameInEveryLocale() {
      Locale usual = Locale.getDefault();
      try {
        for (String language : new String[] {"de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva"}) {
          Locale.setDefault(Locale.forLanguageTag(language));
          assertThat(run("eval", "square", "--at", "1234.5,-0.25", "--format", "csv"))
              .isEqualTo(new Result(0, "x,value\n1234.5,1523990.25\n-0.25,0.0625\n", ""));
          assertThat(run("eval", "square", "--at", "1", "--fromat", "csv").err())
              .contains("--format");
          assertThat(run("describe", "clip").code()).isZero();
        }
      } finally {
        Locale.setDefault(usual);
      }
    }
  }
}
