package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests secant eval over files and standard input, good and bad. */
class EvalInputTest {
  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Nested
  class Inputs {
    @Test
    void aFileGivesCsv() throws IOException {
      assertThat(run("eval", "square", "--input", file("p.csv", "x\n1\n2\n")))
          .isEqualTo(new Result(0, "x,value\n1,1.0\n2,4.0\n", ""));
    }

    @Test
    void aColumnIsChosenByNameOrNumber() throws IOException {
      String file = file("p.csv", "a,b\n1,2\n");
      assertThat(run("eval", "square", "--input", file, "--column", "b").out())
          .isEqualTo("a,b,value\n1,2,4.0\n");
      assertThat(run("eval", "square", "--input", file, "--column", "1").out())
          .isEqualTo("a,b,value\n1,2,1.0\n");
      assertThat(run("eval", "square", "--input", file))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: "
                      + file
                      + " has 2 columns and none is named x: choose one by --column NAME or --column"
                      + " NUMBER, of a, b\nsee docs/errors.md#input-column\n"));
    }

    @Test
    void otherDelimitersCanBeChosen() throws IOException {
      assertThat(run("eval", "square", "--input", file("p.tsv", "a\tx\n1\t3\n")).out())
          .isEqualTo("a\tx\tvalue\n1\t3\t9.0\n");
      String file = file("p.csv", "a;x\n1;3\n");
      assertThat(run("eval", "square", "--input", file, "--delimiter", ";").out())
          .isEqualTo("a,x,value\n1,3,9.0\n");
      assertThat(run("eval", "square", "--input", file, "--delimiter", "; ").err())
          .startsWith("secant: --delimiter must be one character or 'tab', was '; '\n");
    }

    @Test
    void aMissingFileIsAUsageError() {
      String file = folder.resolve("no.csv").toString();
      assertThat(run("eval", "square", "--input", file))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: --input: " + file + " does not exist\nsee docs/errors.md#input-file\n"));
      assertThat(run("eval", "square", "--input", folder.toString()).err())
          .startsWith("secant: --input: " + folder + " is a folder\n");
    }

    @Test
    void manyBlocksOfRowsComeOutInOrder() throws IOException {
      StringBuilder rows = new StringBuilder("x\n");
      for (int i = 0; i < 100_000; i++) {
        rows.append(i).append('\n');
      }
      Result result = CliRun.input(rows.toString()).with("eval", "identity");
      assertThat(result.code()).isZero();
      String[] lines = result.out().split("\n", -1);
      assertThat(lines)
          .hasSize(100_002)
          .startsWith("x,value", "0,0.0")
          .endsWith("99999,99999.0", "");
      for (int i = 1; i < 100_000; i++) {
        assertThat(lines[i + 1]).isEqualTo(i + "," + (double) i);
      }
    }

    @Test
    void standardInputIsReadIfNothingElseIsSaid() {
      Result expected = new Result(0, "x,value\n1,1.0\n2,4.0\n", "");
      assertThat(CliRun.input("1\n2\n").with("eval", "square")).isEqualTo(expected);
      assertThat(CliRun.input("1\n2\n").with("eval", "square", "--input", "-")).isEqualTo(expected);
      assertThat(CliRun.input("t,u\n9,1\n9,2\n").with("eval", "square", "--column", "u", "--only"))
          .isEqualTo(new Result(0, "x,value\n1.0,1.0\n2.0,4.0\n", ""));
    }

    @Test
    void aPersonAtTheTerminalIsToldThatInputIsAwaited() {
      assertThat(CliRun.input("2\n").interactive().with("eval", "square"))
          .isEqualTo(
              new Result(
                  0,
                  "x,value\n2,4.0\n",
                  "secant: reading points from the terminal, one a line; Ctrl-D ends\n"));
    }

    @Test
    void utf16IsAnError() {
      assertThat(CliRun.input("1\u0000\n\u0000").with("eval", "square").err())
          .startsWith("secant: standard input has a zero byte at offset 1")
          .endsWith("see docs/errors.md#input-encoding\n");
    }

    @Test
    void anInputThatBreaksOffIsAFailure() {
      Result result = CliRun.input("1\n\"2\n").with("eval", "square");
      assertThat(result)
          .isEqualTo(
              new Result(
                  1,
                  "x,value\n1,1.0\n",
                  """
                  secant: standard input:2: a quoted field does not end, so the rows from here on cannot be read
                  see docs/errors.md#input-format
                  """));
    }
  }

  @Nested
  class BadRows {
    private static final String TEXT = "x,y\n1,2\nabc,3\n3,4\n";

    @Test
    void areWrittenAsNanAndReported() throws IOException {
      String file = file("p.csv", TEXT);
      assertThat(run("eval", "square", "--input", file))
          .isEqualTo(
              new Result(
                  1,
                  "x,y,value\n1,2,1.0\nabc,3,NaN\n3,4,9.0\n",
                  "secant: "
                      + file
                      + ":3: 'abc' is not a number: abc,3\n"
                      + "secant: 1 of 3 points failed; see docs/errors.md#row-failed\n"));
    }

    @Test
    void canBeLeftOut() {
      Result result = CliRun.input(TEXT).with("eval", "square", "--on-error", "skip");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo("x,y,value\n1,2,1.0\n3,4,9.0\n");
      assertThat(result.err()).startsWith("secant: standard input:3: 'abc' is not a number");
    }

    @Test
    void canEndTheRun() {
      assertThat(CliRun.input(TEXT).with("eval", "square", "--on-error", "fail"))
          .isEqualTo(
              new Result(
                  1,
                  "x,y,value\n1,2,1.0\n",
                  """
                  secant: standard input:3: 'abc' is not a number: abc,3
                  ended at the first failure, as --on-error fail asks
                  see docs/errors.md#row-failed
                  """));
    }

    @Test
    void endATableBehindTheRowsBefore() {
      assertThat(
              CliRun.input(TEXT)
                  .with("eval", "square", "--on-error", "fail", "--format", "table")
                  .out())
          .isEqualTo("x  y  value\n1  2    1.0\n");
    }

    @Test
    void areShownTwentyTimesAndThenCounted() {
      Result result = CliRun.input("x\n" + "abc\n".repeat(3000)).with("eval", "square");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out().lines()).hasSize(3001);
      assertThat(result.err().lines())
          .hasSize(21)
          .endsWith(
              "secant: standard input:21: 'abc' is not a number: abc",
              "secant: 3000 of 3000 points failed, the first 20 are shown; see"
                  + " docs/errors.md#row-failed");
    }

    @Test
    void cannotWriteToTheTerminal() {
      assertThat(CliRun.input("x\n\u001b]0;owned\u0007\n").with("eval", "square").err())
          .startsWith(
              "secant: standard input:2: '\\u001b]0;owned\\u0007' is not a number:"
                  + " \\u001b]0;owned\\u0007\n");
    }

    @Test
    void anUnknownWayOfHandlingThemIsAUsageError() {
      assertThat(run("eval", "square", "--at", "1", "--on-error", "ignore").err())
          .isEqualTo(
              """
              secant: invalid value for option '--on-error': must be one of nan, skip, fail, was 'ignore'
              try 'secant eval --help'
              see docs/errors.md#usage
              """);
    }
  }

  @Nested
  class BrokenInput {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1024, 1025, 3000})
    void hasTheRowsBeforeTheBreak(int row) {
      String rows = "2\n".repeat(row - 1);
      assertThat(CliRun.input("x\n" + rows + "\"3\n4\n").with("eval", "square"))
          .isEqualTo(
              new Result(
                  1,
                  "x,value\n" + "2,4.0\n".repeat(row - 1),
                  "secant: standard input:"
                      + (row + 1)
                      + ": a quoted field does not end, so the rows from here on cannot be read\n"
                      + "see docs/errors.md#input-format\n"));
    }

    @Test
    void hasThemInAFileToo() throws IOException {
      String in = file("in.csv", "x\n1\nabc\n2\n\"3\n4");
      Result result = run("eval", "square", "--input", in, "--format", "table");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo("  x  value\n  1    1.0\nabc  NaN\n  2    4.0\n");
      assertThat(result.err())
          .startsWith("secant: " + in + ":3: 'abc' is not a number: abc\n")
          .contains("secant: 1 of 3 points failed; ")
          .endsWith("see docs/errors.md#input-format\n");
    }

    @Test
    void leavesNoOutputFile() {
      Path out = folder.resolve("out.csv");
      assertThat(
              CliRun.input("x\n1\n\"3\n").with("eval", "square", "--output", out.toString()).code())
          .isEqualTo(1);
      assertThat(out).doesNotExist();
    }

    @Test
    void thatCannotBeOpenedIsNoDefect() {
      InputStream broken =
          new InputStream() {
            @Override
            public int read() {
              throw new IllegalStateException("not used");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
              throw new IOException("Input/output error");
            }
          };
      assertThat(CliRun.input(broken).with("eval", "square"))
          .isEqualTo(
              new Result(
                  1,
                  "",
                  """
                  secant: cannot read the points: Input/output error
                  see docs/errors.md#input-failed
                  """));
    }
  }
}
