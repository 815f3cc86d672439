package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code secant diff} for functions of arrays. */
class ArrayDiffTest {
  /** Runs and returns the lines, with columns one blank apart. */
  private static List<String> lines(String... args) {
    List<String> words = new ArrayList<>(List.of("diff"));
    words.addAll(List.of(args));
    Result result = run(words.toArray(String[]::new));
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static void assertRefused(String message, String... args) {
    List<String> words = new ArrayList<>(List.of("diff"));
    words.addAll(List.of(args));
    Result result = run(words.toArray(String[]::new));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("secant: " + message + "\n");
  }

  @Nested
  class OnePoint {
    @Test
    void hasAGradientWithALineForEachElement() {
      List<String> lines = lines("log_sum_exp", "--gradient", "--at", "[1, 2, 3]");
      assertThat(lines.get(0)).isEqualTo("index derivative error status");
      double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
      for (int i = 0; i < 3; i++) {
        String[] cells = lines.get(i + 1).split(" ", -1);
        assertThat(cells[0]).isEqualTo("[" + i + "]");
        double bar = Double.parseDouble(cells[2]);
        // e^x_i / sum; the closed form itself is a few roundings off, far below any bar
        assertThat(Double.parseDouble(cells[1])).isCloseTo(Math.exp(i + 1) / sum, within(bar));
        assertThat(cells[3]).isEqualTo("OK");
      }
      assertThat(lines.get(4)).matches("worst error \\S+E-1\\d, worst status OK, \\d+ evaluations");
      assertThat(lines).hasSize(5);
    }

    @Test
    void hasAJacobianAsAMatrix() {
      List<String> lines = lines("square", "--jacobian", "--at", "[1, 2]");
      assertThat(lines.subList(0, 2)).containsExactly("2.0 0.0", "0.0 4.0");
      assertThat(lines.get(2)).startsWith("worst error ").contains(", worst status OK, ");
    }

    @Test
    void hasAHessianAsAMatrix() {
      List<String> lines = lines("rosenbrock", "--hessian", "--at", "[-1.2, 1]");
      double bar = Double.parseDouble(lines.get(2).split("[ ,]+", -1)[2]);
      assertThat(numbers(lines.get(0))).containsExactly(new double[] {1330, 480}, within(bar));
      assertThat(numbers(lines.get(1))).containsExactly(new double[] {480, 200}, within(bar));
    }

    @Test
    void namesTheEntriesOfAMatrixThatAreNotOk() {
      List<String> lines = lines("abs", "--jacobian", "--at", "[0, 2]");
      assertThat(lines.subList(0, 4))
          .containsExactly(
              "0.0 0.0", "0.0 1.0", "index derivative error status", "[0, 0] 0.0 1 KINK");
      assertThat(lines.get(4)).startsWith("worst error 1, worst status KINK, ");
    }

    @Test
    void hasOneNumberAlongADirection() {
      List<String> lines = lines("rosenbrock", "--direction", "[1, 0.5]", "--at", "[-1.2, 1]");
      String[] words = lines.get(0).split(" ", -1);
      // the gradient is (-215.6, -88)
      assertThat(Double.parseDouble(words[0]))
          .isCloseTo(-259.6, within(Double.parseDouble(words[2])));
      assertThat(words[3]).isEqualTo("OK");
    }

    @Test
    void mayBeANumber() {
      assertThat(lines("square", "--gradient", "--at", "3").get(0)).matches("6\\.0 ± \\S+ OK");
    }
  }

  @Nested
  class Rows {
    @Test
    void haveTheColumnsOfAnyDerivativeWithArraysInThem() {
      List<String> lines = lines("sum", "--gradient", "--at", "[1,2],[3,4]", "--format", "jsonl");
      assertThat(lines.get(0))
          .matches(
              "\\{\"x\":\\[1\\.0,2\\.0],\"value\":3\\.0,\"derivative\":\\[1\\.0,1\\.0],"
                  + "\"error\":\\[\\S+,\\S+],\"status\":\\[\"OK\",\"OK\"],\"evaluations\":\\d+}");
      assertThat(lines).hasSize(2);
    }

    @Test
    void ofMissingNumbersAreNoFailure() {
      List<String> lines = lines("sum", "--gradient", "--at", "[1,nan]", "--format", "csv");
      assertThat(lines)
          .containsExactly(
              "x,value,derivative,error,status,evaluations",
              "\"[1.0, NaN]\",NaN,\"[NaN, NaN]\",\"[NaN, NaN]\","
                  + "\"[OUT_OF_DOMAIN, OUT_OF_DOMAIN]\",1");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "softmax;--gradient;[1,2];--gradient is for chains that give one number, this one gave an"
              + " array of shape [2]: ask for --jacobian, or let a function such as sum follow",
          "sum;--gradient;[1,inf];x[1] must be finite, was Infinity",
          "sum;--direction=[1,2,3];[1,2];--direction must have the shape of the point, [2], had [3]"
        })
    void thatFailSayWhy(String chain, String option, String at, String message) {
      Result result = run("diff", chain, option, "--at", at, "--format", "csv");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).endsWith(",NaN,NaN,NaN,FAILED,NaN\n");
      assertThat(result.err()).contains(": " + message + "\n");
    }

    @Test
    void areTheSameOnAnyNumberOfThreads() {
      String[] args = {"softmax", "--jacobian", "--at", "[1,2,3,4]", "--format", "jsonl"};
      List<String> four = new ArrayList<>(List.of(args));
      four.addAll(List.of("--threads", "4"));
      assertThat(lines(four.toArray(String[]::new))).isEqualTo(lines(args));
    }
  }

  @Nested
  class Settings {
    @Test
    void ofTheSearchHold() {
      String fine = lines("norm", "--gradient", "--at", "[1,2]").get(3);
      String rough = lines("norm", "--gradient", "--tolerance", "1e-4", "--at", "[1,2]").get(3);
      assertThat(evaluations(rough)).isLessThan(evaluations(fine));
    }

    private int evaluations(String line) {
      return Integer.parseInt(line.replaceAll(".* (\\d+) evaluations", "$1"));
    }

    @Test
    void ofDerivativesByANumberAreRefused() {
      assertRefused(
          "--order 2 is for the derivative by a number, not for --gradient; second derivatives of"
              + " arrays are given by --hessian",
          "sum",
          "--gradient",
          "--order",
          "2",
          "--at",
          "[1,2]");
      for (String option : List.of("--exact", "--slopes")) {
        assertRefused(
            option + " does not go with --jacobian", "sum", "--jacobian", option, "--at", "[1,2]");
      }
      assertRefused(
          "--hessian does not go with --method central",
          "sum",
          "--hessian",
          "--method",
          "central",
          "--at",
          "[1,2]");
    }

    @Test
    void excludeEachOther() {
      assertRefused(
          "--gradient does not go with --direction",
          "sum",
          "--gradient",
          "--direction",
          "[1,2]",
          "--at",
          "[1,2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "nan", "1e9"})
    void ofThreadsAreWholeNumbers(String threads) {
      Result result = run("diff", "sum", "--gradient", "--threads=" + threads, "--at", "[1,2]");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err())
          .startsWith("secant: --threads must be a whole number from 1 to 1024, was ")
          .endsWith("see docs/errors.md#invalid-setting\n");
    }
  }

  @Nested
  class Directions {
    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "1,2;--direction must be one vector, was 2 numbers: put them in brackets, as in"
              + " --direction \"[1, -1]\"",
          "[1,2],[3,4];--direction must be one vector, was 2 of them",
          "[0,-0];--direction must have an element that is not 0: along 0 nothing changes",
          "[0,inf];--direction must be finite, its element 2 was Infinity",
          "[nan,1];--direction must be finite, its element 1 was NaN",
          "[1,b];--direction: 'b' is not a number (character 4 of '[1,b]')"
        })
    void areHeldToTheirRules(String direction, String message) {
      assertRefused(message, "sum", "--direction", direction, "--at", "[1,2]");
    }
  }

  @Nested
  class InputFiles {
    @TempDir private Path folder;

    private String file(String text) throws IOException {
      return Files.writeString(folder.resolve("points.csv"), text).toString();
    }

    @Test
    void haveArraysInSeveralColumns() throws IOException {
      String file = file("name,x,y\na,3,4\nb,nan,1\nc,5,12\n");
      List<String> lines =
          lines(
              "norm",
              "--gradient",
              "--input",
              file,
              "--columns",
              "y,x",
              "--only",
              "--format",
              "jsonl");
      assertThat(lines.get(0)).startsWith("{\"x\":[4.0,3.0],\"value\":5.0,\"derivative\":[0.");
      assertThat(lines.get(1)).startsWith("{\"x\":[1.0,\"NaN\"],\"value\":\"NaN\",");
      assertThat(lines.get(2)).startsWith("{\"x\":[12.0,5.0],\"value\":13.0,");
      assertThat(lines).hasSize(3);
    }

    @Test
    void areReadByNumberToo() throws IOException {
      String file = file("3,4\n5,12\n");
      assertThat(run("eval", "norm", "--input", file, "--columns", "1,2").out())
          .isEqualTo("column1,column2,value\n3,4,5.0\n5,12,13.0\n");
      assertThat(run("eval", "norm", "--input", file, "--columns", "2", "--only").out())
          .isEqualTo("x,value\n[4.0],4.0\n[12.0],12.0\n");
    }

    @Test
    void withABadFieldLoseThatRowOnly() throws IOException {
      String file = file("x,y\n3,4\n5,oops\n5,12\n5\n");
      Result result = run("eval", "norm", "--input", file, "--columns", "x,y");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).isEqualTo("x,y,value\n3,4,5.0\n5,oops,NaN\n5,12,13.0\n5,,NaN\n");
      assertThat(result.err())
          .contains(file + ":3: column 2: 'oops' is not a number: 5,oops\n")
          .contains(file + ":5: the row has no column 2: 5\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "x,z;FILE has no column named 'z', its first row is x, y",
          "x,1;--columns has column 1 (x) twice",
          "x,,y;--columns must be a name or a number from 1, was ''",
          "x,0;--columns must be a name or a number from 1, was '0'",
          "1,9;--columns 9: FILE has only 2 columns"
        })
    void areAskedForTheirColumns(String columns, String message) throws IOException {
      String file = file("x,y\n3,4\n");
      Result result = run("eval", "norm", "--input", file, "--columns", columns);
      assertThat(result)
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "secant: "
                      + message.replace("FILE", file)
                      + "\nsee docs/errors.md#input-column\n"));
    }

    @Test
    void areTheOnlyOnesWithColumns() {
      assertThat(run("eval", "norm", "--at", "1", "--columns", "x,y").err())
          .startsWith(
              "secant: --columns is for points from --input or standard input, not from --at\n");
      assertThat(run("eval", "norm", "--column", "x", "--columns", "x,y").err())
          .startsWith("secant: --column does not go with --columns, which names all of them\n");
    }

    @Test
    void ofElementwiseChainsGiveADerivativeForEachElement() throws IOException {
      String file = file("x,y\n3,4\n");
      assertThat(run("diff", "square", "--only", "--input", file, "--columns", "x,y").out())
          .contains("\n\"[3.0, 4.0]\",\"[9.0, 16.0]\",\"[6.0, 8.0]\",");
    }
  }

  @Test
  void anElementwiseChainHasNoGradientAtAnArray() {
    assertRefused(
        "--gradient is for chains that give one number, 'square' gives one for each element of an"
            + " array\nleave out --gradient for the derivative of each element, or let a function"
            + " such as sum follow\nsee docs/errors.md#no-gradient",
        "square",
        "--gradient",
        "--at",
        "[1,2]");
  }
}
