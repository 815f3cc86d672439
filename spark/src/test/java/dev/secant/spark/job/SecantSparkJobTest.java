package dev.secant.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.NumericalDiff;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.spark.LocalSpark;
import dev.secant.spark.PickyJar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the job on the session that all tests share: rows, messages and exit codes. */
@ExtendWith(LocalSpark.class)
class SecantSparkJobTest {
  private static final String CHAIN = "square | exp | square";

  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  private Ended run(SparkSession session, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new SecantSparkJob(
                () -> session,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(Arrays.asList(words));
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Ended job(SparkSession session, Path input, Path output, String... more) {
    List<String> words =
        new ArrayList<>(List.of("--input", input.toString(), "--output", output.toString()));
    words.addAll(Arrays.asList(more));
    if (!words.contains("--chain")) {
      words.addAll(List.of("--chain", CHAIN));
    }
    return run(session, words.toArray(new String[0]));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> lines(Path output) throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      Path part = files.filter(file -> file.toString().endsWith(".csv")).findFirst().orElseThrow();
      return Files.readAllLines(part);
    }
  }

  private static Chain chain(String text) {
    return FunctionRegistry.builder()
        .classPath(SecantSparkJobTest.class.getClassLoader())
        .withoutCache()
        .build()
        .chain(text);
  }

  @Nested
  class Rows {
    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv"})
    void haveTheBitsOfTheLocalEngine(String format, SparkSession shared) {
      SparkSession session = shared.newSession();
      Path input = folder.resolve("points in." + format);
      session
          .range(0, 300, 1, 3)
          .selectExpr("id", "(id - 100) / 70D AS x", "concat(' n,\"', id) AS name")
          .write()
          .option("header", true)
          .option("escape", "\"")
          .option("ignoreLeadingWhiteSpace", false)
          .format(format)
          .save(input.toString());
      Path output = folder.resolve("out." + format);
      assertThat(job(session, input, output))
          .isEqualTo(
              new Ended(
                  0, "", "secant-spark-submit: 300 rows, 0 failed, written to " + output + "\n"));
      List<Row> rows =
          session
              .read()
              .option("header", true)
              .option("escape", "\"")
              .format(format)
              .load(output.toString())
              .selectExpr(
                  "CAST(id AS INT) AS n",
                  "name",
                  "CAST(value AS DOUBLE)",
                  "CAST(derivative AS DOUBLE)",
                  "CAST(error AS DOUBLE)",
                  "status",
                  "CAST(evaluations AS INT)")
              .orderBy("n")
              .collectAsList();
      assertThat(rows).hasSize(300);
      Chain chain = chain(CHAIN);
      for (Row row : rows) {
        double x = (row.getInt(0) - 100) / 70.0;
        Derivative expected = AdaptiveDerivative.of(chain, x);
        assertThat(row.getString(1)).isEqualTo(" n,\"" + row.getInt(0));
        assertThat(row.getDouble(2)).isEqualTo(chain.valueAt(x));
        assertThat(row.getDouble(3)).isEqualTo(expected.value());
        assertThat(row.getDouble(4)).isEqualTo(expected.error());
        assertThat(row.getString(5)).isEqualTo(expected.status().name());
        assertThat(row.getInt(6)).isEqualTo(expected.evaluations());
      }
    }

    @Test
    void carryWhatTheInputHasAndRenameResultsThatAreTaken(SparkSession shared) throws IOException {
      Path input =
          file("points.csv", "x,Value,note\n2,keep,\" a \"\"b\"\", c\"\n,007,\nNaN,1e400,z\n");
      Path output = folder.resolve("out.csv");
      Ended ended = job(shared.newSession(), input, output, "--chain", "square", "--value");
      assertThat(ended.err())
          .isEqualTo(
              "secant-spark-submit: 3 rows, 0 failed, 1 without a number, written to "
                  + output
                  + "\n");
      assertThat(lines(output))
          .containsExactly(
              "x,Value,note,value_2",
              "2,keep,\" a \"\"b\"\", c\",4.0",
              ",007,,",
              "NaN,1e400,z,NaN");
    }

    @Test
    void areValueAndQuotientByAGivenStep(SparkSession shared) throws IOException {
      Path input = file("points.jsonl", "{\"a.b\": 0.5, \"k\": 1}\n{\"a.b\": 1, \"k\": 2}\n");
      Path output = folder.resolve("out.csv");
      Ended ended =
          job(shared.newSession(), input, output, "--column", "a.b", "--eps", "1e-4", "--only");
      assertThat(ended.code()).isZero();
      Chain chain = chain(CHAIN);
      assertThat(lines(output))
          .containsExactly(
              "x,value,derivative",
              "0.5," + chain.valueAt(0.5) + "," + NumericalDiff.central(chain, 0.5, 1e-4),
              "1.0," + chain.valueAt(1) + "," + NumericalDiff.central(chain, 1, 1e-4));
    }

    @Test
    void mayBeNone(SparkSession shared) throws IOException {
      Path output = folder.resolve("out.csv");
      assertThat(job(shared.newSession(), file("none.csv", "x,y\n"), output))
          .isEqualTo(
              new Ended(
                  0, "", "secant-spark-submit: 0 rows, 0 failed, written to " + output + "\n"));
    }
  }

  @Nested
  class FailedRows {
    private Path points() throws IOException {
      return file("points.csv", "x\n1\n-2\n3\nabc\n-7\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--value", "--eps=1e-4", "--order=1"})
    void areNullAndCountedAndTheCodeSaysSo(String kind, SparkSession shared) throws IOException {
      Path output = folder.resolve("out.csv");
      Ended ended = job(PickyJar.session(shared), points(), output, "--chain", "picky", kind);
      assertThat(ended)
          .isEqualTo(
              new Ended(
                  1,
                  "",
                  "secant-spark-submit: 5 rows, 3 failed (1 no number, as 'abc'; as at x = -7.0; the"
                      + " logs of the tasks have reasons), written to "
                      + output
                      + "\n"));
      List<String> lines = lines(output);
      String empty = kind.equals("--value") ? "," : kind.equals("--order=1") ? ",,,,FAILED," : ",,";
      assertThat(lines.get(2)).isEqualTo("-2" + empty);
      assertThat(lines.get(4)).isEqualTo("abc" + empty);
      assertThat(lines.get(1)).startsWith("1,2.0");
    }

    @Test
    void endTheJobWhereThatIsAsked(SparkSession shared) throws IOException {
      Path input = file("numbers.csv", "x\n1\n-2\n3\n");
      Path output = folder.resolve("out.csv");
      Ended ended =
          job(PickyJar.session(shared), input, output, "--chain", "picky", "--on-error", "fail");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err().lines()).hasSize(1);
      assertThat(ended.err())
          .startsWith(
              "secant-spark-submit: derivative of 'picky' failed at x = -2.0: picky of plug-in"
                  + " picky (")
          .contains("java.lang.ArithmeticException: below zero");
      assertThat(output.resolve("_SUCCESS")).doesNotExist();
    }

    @Test
    void endTheJobAtWordsToo(SparkSession shared) throws IOException {
      Path input = file("points.csv", "x\n1\nabc\n");
      Ended ended = job(shared.newSession(), input, folder.resolve("o.csv"), "--on-error=fail");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err())
          .startsWith(
              "secant-spark-submit: column 'x' of '" + input + "' must have numbers, has 'abc'\n");
      assertThat(ended.err().lines()).hasSize(1);
    }
  }

  @Nested
  class BeforeAnyTask {
    private void refuses(Ended ended, String message) {
      assertThat(ended.code()).as(ended.err()).isEqualTo(2);
      assertThat(ended.err()).startsWith("secant-spark-submit: " + message);
      assertThat(ended.err()).doesNotContain("\tat ");
    }

    @Test
    void aBadChain(SparkSession shared) throws IOException {
      Path input = file("p.csv", "x\n1\n");
      Path output = folder.resolve("o.csv");
      refuses(
          job(shared, input, output, "--chain", "squre"),
          "unknown function 'squre'; did you mean square?");
      refuses(job(shared, input, output, "--chain", "square |"), "--chain: ");
      refuses(job(shared, input, output, "--eps", "0"), "withCentralDifference: eps must be ");
      assertThat(output).doesNotExist();
    }

    @Test
    void anInputThatIsNotThere(SparkSession shared) throws IOException {
      Path missing = folder.resolve("missing.csv");
      Path output = folder.resolve("o.csv");
      refuses(job(shared, missing, output), "the input '" + missing + "' is not there");
      Path empty = Files.createDirectory(folder.resolve("empty"));
      Files.writeString(empty.resolve("_SUCCESS"), "");
      refuses(job(shared, empty, output), "the input '" + empty + "' is a folder without files");
      refuses(
          job(shared, file("points.dat", "x\n1\n"), output),
          "--input-format must be given, parquet, csv or json, as the name 'points.dat' of the"
              + " input does not say what it is");
      refuses(
          job(shared, file("p.parquet", "x\n1\n"), output),
          "the input '" + folder.resolve("p.parquet") + "' cannot be read as parquet: ");
      refuses(
          job(shared, Path.of("nosuch://host/p.csv"), output),
          "the input 'nosuch:/host/p.csv' cannot be read: ");
    }

    @Test
    void aWrongColumn(SparkSession shared) throws IOException {
      Path input = file("p.csv", "point,name\n1,a\n2,b\n");
      Path output = folder.resolve("o.csv");
      refuses(
          job(shared, input, output),
          "--column must be given, as no column is named x; the input has point, name");
      refuses(
          job(shared, input, output, "--column", "pont"),
          "the input has no column named 'pont'; did you mean point? it has point, name");
      refuses(
          job(shared, input, output, "--column=2"),
          "column '2' of '" + input + "' must have numbers, has none in the first 20 rows but 'a'");
      Path json = file("p.json", "{\"x\": true}\n");
      refuses(
          job(shared, json, output),
          "column 'x' of '" + json + "' must have numbers, was of type BOOLEAN");
    }

    @Test
    void anOutputThatCannotBe(SparkSession shared) throws IOException {
      Path input = file("p.csv", "x\n1\n");
      Path there = Files.createDirectory(folder.resolve("there.csv"));
      Files.createFile(there.resolve("somebody's"));
      refuses(
          job(shared, input, there),
          "the output '" + there + "' is there already; --overwrite replaces it");
      refuses(
          job(shared, input, input, "--overwrite"),
          "the output '" + input + "' must not be the input or a part of it");
      refuses(
          job(shared, input, folder, "--overwrite", "--format=csv"),
          "the output '" + folder + "' must not be the input or a part of it");
      Path below = input.resolve("o.csv");
      refuses(job(shared, input, below), "the output '" + below + "' must not be the input");
      Path file = file("plain", "");
      refuses(
          job(shared, input, file.resolve("o.csv")),
          "the output '" + file.resolve("o.csv") + "' cannot be written: ");
      assertThat(Files.readString(input)).isEqualTo("x\n1\n");
    }
  }

  @Test
  void replacesAnOutputOnlyWhenAsked(SparkSession shared) throws IOException {
    SparkSession session = shared.newSession();
    Path output = folder.resolve("o.csv");
    assertThat(job(session, file("a.csv", "x\n1\n"), output, "--value").code()).isZero();
    assertThat(job(session, file("b.csv", "x\n0\n"), output, "--value").code()).isEqualTo(2);
    assertThat(lines(output).get(1)).startsWith("1,");
    assertThat(job(session, file("b.csv", "x\n0\n"), output, "--value", "--overwrite").code())
        .isZero();
    assertThat(lines(output)).containsExactly("x,value", "0,1.0");
  }

  @Test
  void anEmptyFolderAsAFailureLeavesItIsNoOutput(SparkSession session) throws IOException {
    String beyondTheFirstRows = "1\n".repeat(100);
    Path input = file("ragged.csv", "x\n" + beyondTheFirstRows + "2,3\n");
    Path output = folder.resolve("out.csv");
    assertThat(job(session, input, output).code()).isEqualTo(1);
    assertThat(output).isEmptyDirectory();
    file("ragged.csv", "x\n1\n2\n");
    assertThat(job(session, input, output).err())
        .isEqualTo("secant-spark-submit: 2 rows, 0 failed, written to " + output + "\n");
    assertThat(lines(output)).hasSize(3);
  }

  @Test
  void aRowOfCsvWithOtherFieldsThanTheHeaderIsShown(SparkSession session) throws IOException {
    Path input = file("ragged.csv", "x,y\n1,2\n3,4,5\n");
    Ended ended = job(session, input, folder.resolve("out.csv"), "--column", "x");
    assertThat(ended.err())
        .isEqualTo(
            "secant-spark-submit: a row of CSV must have as many fields as the header, was"
                + " '3,4,5'\n");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void aCsvWithoutHeaderLosesNoRowAsNames(SparkSession session) throws IOException {
    Path input = file("bare.csv", "0.5, -1e3\n1,2\n");
    Ended ended = job(session, input, folder.resolve("out.csv"), "--column", "0.5");
    assertThat(ended.err())
        .isEqualTo(
            "secant-spark-submit: the input '"
                + input
                + "' has no header: its first line must name the columns, has numbers alone,"
                + " '0.5, -1e3'\n");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void readsAPatternOfFilesWithTheSameHeaderOnly(SparkSession shared) throws IOException {
    SparkSession session = shared.newSession();
    file("a1.csv", "x,y\n1,2\n");
    file("a2.csv", "x,y\n3,4\n");
    Path output = folder.resolve("o.parquet");
    assertThat(job(session, folder.resolve("a*.csv"), output).err()).contains(": 2 rows, 0 failed");
    file("a3.csv", "y,x\n1,2\n");
    Ended ended = job(session, folder.resolve("a*.csv"), output, "--overwrite");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith("secant-spark-submit: CSV header does not conform to the schema.")
        .contains("a3.csv");
    assertThat(ended.err().lines()).hasSize(1);
  }

  @Test
  void explainsItselfWithoutSpark() {
    SparkSession none = null;
    assertThat(run(none, "--help").out())
        .startsWith("Usage: secant-spark-submit ")
        .contains("--on-error WHAT");
    assertThat(run(none, "--version").out()).startsWith("secant-spark ").contains("Spark 4.2.0");
    assertThat(run(none, "--bogus"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "secant-spark-submit: unknown option '--bogus'\ntry 'secant-spark-submit --help'\n"));
  }
}
