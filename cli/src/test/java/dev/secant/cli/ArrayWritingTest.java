package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import dev.secant.cli.format.NpyHeader;
import dev.secant.cli.format.NpyType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that results are written as .npy files. */
class ArrayWritingTest extends ArrayFiles {
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
    String[] words = {"eval", "exp", "--range", "80:100:3", "--dtype", "f4", "-o", out.toString()};
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
