package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import dev.secant.cli.format.GzipInput;
import dev.secant.cli.format.NpyHeader;
import dev.secant.cli.format.NpyType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests .npy files as input and as output. */
class ArrayFilesTest {
  @TempDir private Path folder;

  /** Writes a file as NumPy does; the numbers are in the order in which they are to lie. */
  private Path file(String name, String header, byte[] numbers) throws IOException {
    return Files.write(folder.resolve(name), npy(1, header, numbers));
  }

  private static byte[] npy(int version, String header, byte[] numbers) {
    int size = version == 1 ? 2 : 4;
    byte[] file = new byte[8 + size + header.length() + numbers.length];
    ByteBuffer bytes =
        ByteBuffer.wrap(file)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("\u0093NUMPY".getBytes(ISO_8859_1))
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) header.length());
    } else {
      bytes.putInt(header.length());
    }
    bytes.put(header.getBytes(ISO_8859_1)).put(numbers);
    return file;
  }

  private static String header(String type, boolean isFortranOrder, String shape) {
    String order = isFortranOrder ? "True" : "False";
    return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
  }

  private static byte[] numbers(String type, double... values) {
    boolean isBig = type.startsWith(">");
    byte[] array = new byte[8 * values.length];
    ByteBuffer bytes =
        ByteBuffer.wrap(array).order(isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      switch (type.substring(1)) {
        case "f4" -> bytes.putFloat((float) value);
        case "f8" -> bytes.putDouble(value);
        case "i1", "u1" -> bytes.put((byte) value);
        case "i2", "u2" -> bytes.putShort((short) value);
        case "i4", "u4" -> bytes.putInt((int) (long) value);
        default -> bytes.putLong((long) value);
      }
    }
    return Arrays.copyOf(array, bytes.position());
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  /** An array that was written: its header, and its numbers as they lie. */
  private record Written(NpyHeader header, List<Double> numbers) {
    static Written of(Path file) throws IOException {
      byte[] content = Files.readAllBytes(file);
      boolean isCompressed = file.toString().endsWith(".gz");
      InputStream plain = new ByteArrayInputStream(content);
      try (InputStream input = isCompressed ? new GzipInput(plain) : plain) {
        NpyHeader header = NpyHeader.read(input);
        ByteBuffer bytes = ByteBuffer.wrap(input.readAllBytes()).order(header.type().order());
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < bytes.limit(); i += header.type().size()) {
          numbers.add(header.type().number(bytes, i));
        }
        return new Written(header, numbers);
      }
    }
  }

  @Nested
  class Reading {
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
        assertThat(
                run("eval", "sum", "--input", file.toString(), "--columns", "3,1", "--only").out())
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
                  1,
                  "",
                  "secant: " + file + " " + message + "\nsee docs/errors.md#input-format\n"));
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

  @Nested
  class Writing {
    @ParameterizedTest
    @ValueSource(strings = {"out.npy", "out.npy.gz"})
    void aRowForEachPointAndAColumnForEachResult(String name) throws IOException {
      Path out = folder.resolve(name);
      assertThat(run("eval", "square", "--at", "1,2,3", "-o", out.toString()))
          .isEqualTo(new Result(0, "", ""));
      Written written = Written.of(out);
      assertThat(written.header())
          .isEqualTo(
              new NpyHeader(new NpyType('f', 8, ByteOrder.LITTLE_ENDIAN), false, List.of(3L, 2L)));
      assertThat(written.numbers()).containsExactly(1.0, 1.0, 2.0, 4.0, 3.0, 9.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f8", ">f8", "<f4", ">f4"})
    void theResultsAloneAreOneDimensionalAndOfAnyType(String type) throws IOException {
      Path out = folder.resolve("out.npy");
      String[] words = {"eval", "square", "--at", "1,0.1", "--only", "-o", out.toString()};
      String[] all = Arrays.copyOf(words, words.length + 2);
      all[words.length] = "--dtype";
      all[words.length + 1] = type;
      assertThat(run(all)).isEqualTo(new Result(0, "", ""));
      Written written = Written.of(out);
      assertThat(written.header().toString()).contains("shape=[2]").contains("type=" + type);
      double square = 0.1 * 0.1;
      assertThat(written.numbers())
          .containsExactly(1.0, type.endsWith("4") ? (double) (float) square : square);
    }

    @Test
    void aStatusIsANumberAndARowThatFailedNaN() throws IOException {
      Path out = folder.resolve("out.npy");
      Result result =
          CliRun.input("a,x\n1,1\n,bad\n7,0\n")
              .with("diff", "abs", "--output", out.toString(), "--slopes");
      assertThat(result.code()).isEqualTo(1);
      Written written = Written.of(out);
      assertThat(written.header().shape()).containsExactly(3L, 9L);
      assertThat(written.numbers().subList(0, 4)).containsExactly(1.0, 1.0, 1.0, 1.0);
      assertThat(written.numbers().get(5)).isEqualTo(0.0); // OK
      assertThat(written.numbers().subList(9, 18)).containsOnly(Double.NaN);
      assertThat(written.numbers().get(23)).isEqualTo(5.0); // KINK
    }

    @Test
    void arraysBecomeColumns() throws IOException {
      Path out = folder.resolve("out.npy");
      assertThat(run("eval", "softmax", "--at", "[1,1],[2,2]", "-o", out.toString(), "--only"))
          .isEqualTo(new Result(0, "", ""));
      Written written = Written.of(out);
      assertThat(written.header().shape()).containsExactly(2L, 2L);
      assertThat(written.numbers()).containsExactly(0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
      String first = folder.resolve("a.npy.gz").toString();
      run("eval", "exp", "--range", "-700:700:5000", "-o", first);
      String csv = folder.resolve("b.csv").toString();
      run("eval", "exp", "--range", "-700:700:5000", "-o", csv);
      assertThat(run("eval", "log", "--input", first, "--column", "2", "--only").out())
          .isEqualTo(run("eval", "log", "--input", csv, "--column", "value", "--only").out());
    }

    @Test
    void aRowThatFailsHasNanForEachElementWhereverItIs() throws IOException {
      Path out = folder.resolve("out.npy");
      Result result =
          CliRun.input("a,b\nbad,2\nbad,4\n1,1\n?,3\n")
              .with("eval", "softmax", "--columns", "a,b", "-o", out.toString());
      assertThat(result.code()).isEqualTo(1);
      Written written = Written.of(out);
      assertThat(written.header().shape()).containsExactly(4L, 4L);
      double nan = Double.NaN;
      assertThat(written.numbers())
          .containsExactly(
              nan, 2.0, nan, nan, nan, 4.0, nan, nan, 1.0, 1.0, 0.5, 0.5, nan, 3.0, nan, nan);
    }

    @Test
    void rowsThatAllFailHaveOneNanForEachResult() throws IOException {
      Path out = folder.resolve("out.npy");
      CliRun.input("x\nbad\n?\n").with("eval", "square", "-o", out.toString());
      Written written = Written.of(out);
      assertThat(written.header().shape()).containsExactly(2L, 2L);
      assertThat(written.numbers()).hasSize(4).containsOnly(Double.NaN);
    }

    @Test
    void noMoreIsHeldOfRowsThatFailThanFitsIntoMemory() throws IOException {
      Path out = folder.resolve("out.npy");
      int count = 1_100_000; // twice as many numbers, more than are held
      String range = "-2:-1:" + count;
      assertThat(run("eval", "log", "--range", range, "--output", out.toString()).code()).isZero();
      Written written = Written.of(out);
      assertThat(written.header().shape()).containsExactly((long) count, 2L);
      assertThat(written.numbers().get(0)).isEqualTo(-2.0);
      assertThat(written.numbers().get(2 * count - 2)).isEqualTo(-1.0);
      assertThat(written.numbers().get(2 * count - 1)).isNaN();
    }

    @Test
    void numbersThatFloatsDoNotHoldAreTold() throws IOException {
      Path out = folder.resolve("out.npy");
      String[] words = {
        "eval", "exp", "--range", "80:100:3", "--dtype", "f4", "-o", out.toString()
      };
      assertThat(run(words))
          .isEqualTo(
              new Result(
                  0,
                  "",
                  "secant: 2 numbers are beyond what --dtype f4 can hold, and became infinite or"
                      + " 0; f8 holds all\n"));
      String[] small = {"eval", "exp", "--at", "-200,-inf,inf,nan,0", "--dtype", ">f4", "--only"};
      String[] all = Arrays.copyOf(small, small.length + 2);
      all[small.length] = "-o";
      all[small.length + 1] = out.toString();
      assertThat(run(all).err()).startsWith("secant: 1 number is beyond what --dtype f4 can hold");
    }

    @Test
    void textAndRowsOfOtherLengthsDoNotFit() throws IOException {
      Path out = folder.resolve("out.npy");
      assertThat(CliRun.input("id,x\na,1\n").with("eval", "square", "-o", out.toString()))
          .isEqualTo(
              new Result(
                  1,
                  "",
                  """
                  secant: column id has 'a' in row 1, and an .npy file has numbers only; --only leaves out all columns but the results, and .csv or .jsonl can have text
                  see docs/errors.md#output-format
                  """));
      assertThat(run("eval", "square", "--at", "[1,2],[1]", "-o", out.toString()).err())
          .startsWith(
              "secant: column x has 1 number in row 2 and 2 before, and all rows of an .npy file"
                  + " have as many\n");
      assertThat(out).doesNotExist();
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
      String out = folder.resolve("out.npy").toString();
      assertThat(run("eval", "square", "--at", "1", "-o", out, "--format", "csv").err())
          .startsWith("secant: --format csv does not go with " + out + "\n");
      assertThat(run("eval", "square", "--at", "1", "-o", out, "--dtype", "i4").err())
          .startsWith("secant: --dtype must be f8, f4, >f8 or >f4, was 'i4'\n");
      assertThat(run("eval", "square", "--at", "1", "--dtype", "f4").err())
          .startsWith("secant: --dtype is for an .npy output, as in --output out.npy\n");
    }
  }
}
