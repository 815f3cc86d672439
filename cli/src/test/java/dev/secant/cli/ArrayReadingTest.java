package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that points are read from .npy files of every form, and bad ones are refused. */
class ArrayReadingTest extends ArrayFiles {
  @ParameterizedTest
  @ValueSource(
      strings = {"<f8", ">f8", "<f4", ">f4", "<i4", ">i4", "<i8", ">i8", "|i1", "<i2", ">i2"})
  void takesEveryTypeInBothOrders(String type) throws IOException {
    byte[] bytes = numbers(type, 1, -2, 3);
    Path file = file("a.npy", header(type, false, "(3,)"), bytes);
    String point = type.endsWith("f8") || type.endsWith("f4") ? ".0" : "";
    assertThat(run("eval", "square", "--input", file.toString()))
        .isEqualTo(new Result(0, "x,value\n1P,1.0\n-2P,4.0\n3P,9.0\n".replace("P", point), ""));
  }

  @ParameterizedTest
  @CsvSource({"|u1, 200", "<u2, 60000", ">u4, 4000000000"})
  void knowsNumbersWithoutASign(String type, String value) throws IOException {
    byte[] bytes = numbers(type, Double.parseDouble(value));
    Path file = file("a.npy", header(type, false, "(1,)"), bytes);
    assertThat(run("eval", "identity", "--input", file.toString()).out())
        .startsWith("x,value\n" + value + ",");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void takesEveryVersion(int version) throws IOException {
    byte[] bytes = npy(version, header("<f8", false, "(2,)"), numbers("<f8", 1, 2));
    Path file = Files.write(folder.resolve("a.npy"), bytes);
    assertThat(run("eval", "square", "--input", file.toString()).out())
        .isEqualTo("x,value\n1.0,1.0\n2.0,4.0\n");
  }

  @Test
  void takesColumnsByNumberInEitherOrder() throws IOException {
    Path rows = file("c.npy", header("<f8", false, "(2, 3)"), numbers("<f8", 1, 2, 3, 4, 5, 6));
    Path columns = file("f.npy", header("<f8", true, "(2, 3)"), numbers("<f8", 1, 4, 2, 5, 3, 6));
    for (Path file : List.of(rows, columns)) {
      assertThat(run("eval", "square", "--input", file.toString(), "--column", "2"))
          .isEqualTo(
              new Result(
                  0, "column1,column2,column3,value\n1.0,2.0,3.0,4.0\n4.0,5.0,6.0,25.0\n", ""));
      assertThat(run("eval", "sum", "--input", file.toString(), "--columns", "3,1", "--only").out())
          .isEqualTo("x,value\n\"[3.0, 1.0]\",4.0\n\"[6.0, 4.0]\",10.0\n");
    }
  }

  @Test
  void takesManyRowsOfEitherOrderFromAFileACompressedOneAndAPipe() throws IOException {
    int rows = 10_000;
    double[] inRows = new double[3 * rows];
    double[] inColumns = new double[3 * rows];
    StringBuilder expected = new StringBuilder("x,value\n");
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < 3; k++) {
        inRows[3 * i + k] = 10 * i + k;
        inColumns[k * rows + i] = 10 * i + k;
      }
      double x = 10.0 * i + 1;
      expected.append(x).append(',').append(-x).append('\n');
    }
    String shape = "(" + rows + ", 3)";
    byte[] first = npy(1, header("<f8", false, shape), numbers("<f8", inRows));
    byte[] second = npy(1, header("<f8", true, shape), numbers("<f8", inColumns));
    for (byte[] bytes : List.of(first, second)) {
      String plain = Files.write(folder.resolve("a.npy"), bytes).toString();
      String packed = Files.write(folder.resolve("a.npy.gz"), gzip(bytes)).toString();
      String[] words = {"eval", "scale:-1", "--column", "2", "--only", "--input"};
      for (String file : List.of(plain, packed)) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = file;
        assertThat(run(all)).as(file).isEqualTo(new Result(0, expected.toString(), ""));
      }
      assertThat(
              CliRun.input(new ByteArrayInputStream(bytes))
                  .with("eval", "scale:-1", "--column", "2", "--only", "--input-format", "npy"))
          .isEqualTo(new Result(0, expected.toString(), ""));
    }
  }

  @Test
  void aSingleNumberAndNoneAreArraysToo() throws IOException {
    Path one = file("one.npy", header("<f8", false, "()"), numbers("<f8", 3));
    assertThat(run("eval", "square", "--input", one.toString()).out())
        .isEqualTo("x,value\n3.0,9.0\n");
    Path none = file("none.npy", header("<f8", false, "(0,)"), new byte[0]);
    assertThat(run("eval", "square", "--input", none.toString()))
        .isEqualTo(new Result(0, "x,value\n", "secant: no points were read from " + none + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{'descr': '<c16', 'fortran_order': False, 'shape': (1,)}~has numbers of the type '<c16'; f4, f8, and the integers i1 to i8 and u1 to u4 can be read",
        "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,)}~has numbers of the type [('a', '<f8')]; f4, f8, and the integers i1 to i8 and u1 to u4 can be read",
        "{'descr': '<f8', 'shape': (1,)}~is damaged: its header has no 'fortran_order' that can be read",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 1)}~has an array of 3 dimensions; 1 and 2 can be read",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 0)}~has an array without columns: its shape is [1, 0]",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 99999999)}~has 99999999 columns; at most 65536 can be read",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}~is damaged: its header has no 'shape' that can be read",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}~is damaged: its shape is (99999999999999999999,)",
        "{'descr': '<f8', 'fortran_order': True, 'shape': (999999999999999999, 16)}~is damaged: its shape is [999999999999999999, 16]",
        "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 2)}~is cut off: it has 8 of the 32 bytes of its array",
        "nonsense~is damaged: its header has no 'descr' that can be read"
      })
  void refusesWhatItCannotRead(String header, String message) throws IOException {
    Path file = file("a.npy", header, numbers("<f8", 1));
    assertThat(run("eval", "square", "--input", file.toString(), "--column", "1"))
        .isEqualTo(
            new Result(
                1, "", "secant: " + file + " " + message + "\nsee docs/errors.md#input-format\n"));
  }

  @Test
  void refusesAFileThatIsCutOffInItsHeader() throws IOException {
    byte[] whole = npy(1, header("<f8", false, "(1,)"), new byte[0]);
    for (int length = 6; length < whole.length; length++) {
      Path file = Files.write(folder.resolve("a.npy"), Arrays.copyOf(whole, length));
      assertThat(run("eval", "square", "--input", file.toString()).err())
          .startsWith("secant: " + file + " is cut off: it ends in its header\n");
    }
    Path text = Files.writeString(folder.resolve("t.npy"), "x\n1\n");
    assertThat(run("eval", "square", "--input", text.toString()).err())
        .startsWith("secant: " + text + " is no .npy file: it does not begin with \\x93NUMPY\n");
  }

  @Test
  void givesTheRowsBeforeTheEndOfOneThatIsCutOff() throws IOException {
    byte[] numbers = Arrays.copyOf(numbers("<f8", 1, 2, 3), 20);
    Path file = file("a.npy", header("<f8", false, "(3,)"), numbers);
    Path out = folder.resolve("out.csv");
    assertThat(run("eval", "square", "--input", file.toString()))
        .isEqualTo(
            new Result(
                1,
                "x,value\n1.0,1.0\n2.0,4.0\n",
                "secant: "
                    + file
                    + " is cut off: it ends in row 3 of 3\nsee docs/errors.md#input-format\n"));
    assertThat(run("eval", "square", "--input", file.toString(), "-o", out.toString()).code())
        .isEqualTo(1);
    assertThat(out).doesNotExist();
    Path longer = file("b.npy", header("<f8", false, "(1,)"), numbers("<f8", 1, 2));
    assertThat(run("eval", "square", "--input", longer.toString()).err())
        .startsWith("secant: " + longer + " has bytes behind its array; one array can be read\n");
  }

  @Test
  void refusesAHeaderThatSaysAThingTwice() throws IOException {
    String header = header("<f8", false, "(1,)").replace(", }", ", 'descr': '>f8', }");
    Path file = file("a.npy", header, numbers("<f8", 1));
    assertThat(run("eval", "square", "--input", file.toString()).err())
        .startsWith("secant: " + file + " is damaged: its header has 'descr' twice\n");
  }

  @Test
  void anArrayUnderAnotherNameIsTold() throws IOException {
    Path file = file("a.csv", header("<f8", false, "(1,)"), numbers("<f8", 1));
    assertThat(run("eval", "square", "--input", file.toString()))
        .isEqualTo(
            new Result(
                2,
                "",
                "secant: "
                    + file
                    + " is an .npy file; give --input-format npy\n"
                    + "see docs/errors.md#input-encoding\n"));
  }
}
