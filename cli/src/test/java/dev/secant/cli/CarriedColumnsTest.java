package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what becomes of the columns of an input, in each form of input and output. */
class CarriedColumnsTest {
  @TempDir private Path folder;

  private static String out(String input, String... words) {
    Result result = CliRun.input(input).with(words);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Nested
  class OfCsv {
    @Test
    void keepTheirPlaceAndTheirText() {
      assertThat(out("id,x,note\n007, 1.50,a\n8,+2e0 ,\u00e9 b\n", "eval", "square"))
          .isEqualTo("id,x,note,value\n007, 1.50,a,2.25\n8,+2e0 ,\u00e9 b,4.0\n");
    }

    @Test
    void areQuotedWhereTheyMustBe() {
      assertThat(out("\"a,b\",x\n\"c\"\"d\",1\n\"e\nf\",\"2\"\n\"g\",3\n", "eval", "square"))
          .isEqualTo("\"a,b\",x,value\n\"c\"\"d\",1,1.0\n\"e\nf\",2,4.0\ng,3,9.0\n");
      assertThat(out("a;x\nb,c;1\n", "eval", "square", "--delimiter", ";"))
          .isEqualTo("a,x,value\n\"b,c\",1,1.0\n");
    }

    @Test
    void areAsManyInEachRow() {
      Result result = CliRun.input("x,a,b\n1\n2,p\n3,q,r,\n4,s,t,u\n").with("eval", "square");
      assertThat(result.out()).isEqualTo("x,a,b,value\n1,,,1.0\n2,p,,4.0\n3,q,r,9.0\n4,s,t,NaN\n");
      assertThat(result.err())
          .startsWith(
              "secant: standard input:5: the row has 4 columns, the first row 3: 4,s,t,u\n");
    }

    @Test
    void withoutAHeaderAreNamedByTheirPlace() {
      assertThat(out("a,1\nb,2\n", "eval", "square", "--column", "2"))
          .isEqualTo("column1,x,value\na,1,1.0\nb,2,4.0\n");
    }

    @Test
    void pushResultsOfTheSameNameAside() {
      assertThat(out("x,value,value_2\n1,a,b\n", "eval", "square"))
          .isEqualTo("x,value,value_2,value_3\n1,a,b,1.0\n");
      String first = out("x\n3\n", "eval", "square");
      assertThat(out(first, "eval", "sqrt", "--column", "value"))
          .isEqualTo("x,value,value_2\n3,9.0,3.0\n");
    }

    @Test
    void areLeftOutIfTheResultsAreToBeAlone() {
      assertThat(out("id,x\na,1.50\n", "eval", "square", "--only"))
          .isEqualTo("x,value\n1.5,2.25\n");
    }

    @Test
    void stayWithARowThatFails() {
      Result result = CliRun.input("id,x\na,?\nb,2\n").with("diff", "square", "--eps", "0.5");
      assertThat(result.out()).isEqualTo("id,x,value,derivative\na,?,NaN,NaN\nb,2,4.0,4.0\n");
    }

    @Test
    void areNumbersInJsonIfTheyAreInJson() {
      assertThat(
              out("a,a,x\n007,-1.50e3,1\n\"q\"\"\\\",,2\n", "eval", "square", "--format", "jsonl"))
          .isEqualTo(
              """
              {"a":"007","a_2":-1.50e3,"x":1,"value":1.0}
              {"a":"q\\"\\\\","a_2":"","x":2,"value":4.0}
              """);
    }

    @Test
    void areQuotedInTsvAndEscapedInMarkdown() {
      String input = "a,x\n\"b\tc\\d|e\",1\n";
      assertThat(out(input, "eval", "square", "--format", "tsv"))
          .isEqualTo("a\tx\tvalue\n\"b\tc\\d|e\"\t1\t1.0\n");
      assertThat(out(input, "eval", "square", "--format", "markdown"))
          .isEqualTo("| a | x | value |\n| --- | --- | --- |\n| b c\\\\d\\|e | 1 | 1.0 |\n");
    }

    @Test
    void ofTsvComeOutOfTsvAsTheyWere() {
      assertThat(out("a\tx\nC:\\tmp\t1\n", "eval", "square", "--input-format", "tsv"))
          .isEqualTo("a\tx\tvalue\nC:\\tmp\t1\t1.0\n");
    }
  }

  @Nested
  class OfTsv {
    @Test
    void areReadAsTheyAreWritten() throws IOException {
      String rows = "a,x\n\"tab\there\",1\n\"C:\\tmp\",2\n\"say \"\"hi\"\"\",3\n\"two\nlines\",4\n";
      String csv = Files.writeString(folder.resolve("a.csv"), rows).toString();
      String tsv = folder.resolve("b.tsv").toString();
      String back = folder.resolve("c.csv").toString();
      assertThat(run("eval", "square", "--input", csv, "-o", tsv)).isEqualTo(new Result(0, "", ""));
      String[] words = {"eval", "square", "--input", tsv, "--column", "x", "-o", back};
      assertThat(run(words)).isEqualTo(new Result(0, "", ""));
      assertThat(Path.of(back))
          .hasContent(
              """
              a,x,value,value_2
              tab\there,1,1.0,1.0
              C:\\tmp,2,4.0,4.0
              "say ""hi""\",3,9.0,9.0
              "two
              lines",4,16.0,16.0
              """);
    }
  }

  @Nested
  class OfJsonLines {
    @Test
    void withTheNameOfAResultGetAnother() {
      Result result =
          CliRun.input(
                  "{\"x\":1}\n{\"x\": 8, \"value\": \"mine\", \"value_2\":[1]}\n{\"v\\u0061lue\":0,\"x\":2}\n")
              .with("eval", "square", "--input-format", "jsonl");
      assertThat(result)
          .isEqualTo(
              new Result(
                  0,
                  """
                  {"x":1,"value":1.0}
                  {"x":8,"value_3":"mine","value_2":[1],"value":64.0}
                  {"value_2":0,"x":2,"value":4.0}
                  """,
                  "secant: standard input:2: 'value', no key of the first line, is the name of a"
                      + " result: it is 'value_3' in the output\n"));
      assertThat(
              out(
                  "{\"x\":1,\"value\":5}\n{\"x\":2,\"value\":6}\n",
                  "eval",
                  "square",
                  "--input-format",
                  "jsonl",
                  "--column",
                  "x"))
          .isEqualTo(
              "{\"x\":1,\"value\":5,\"value_2\":1.0}\n{\"x\":2,\"value\":6,\"value_2\":4.0}\n");
    }

    @Test
    void thatAreThereTwiceFailTheRow() {
      Result result =
          CliRun.input("{\"x\":1,\"x\":5}\n{\"x\":2,\"a\":1,\"\\u0061\":3}\n{\"x\":3}\n")
              .with("eval", "square", "--input-format", "jsonl");
      assertThat(result)
          .isEqualTo(
              new Result(
                  1,
                  """
                  {"x":5,"value":"NaN"}
                  {"x":2,"a":3,"value":"NaN"}
                  {"x":3,"value":9.0}
                  """,
                  """
                  secant: standard input:1: the object has the key 'x' twice: {"x":1,"x":5}
                  secant: standard input:2: the object has the key 'a' twice: {"x":2,"a":1,"\\u0061":3}
                  secant: 2 of 3 points failed; see docs/errors.md#row-failed
                  """));
    }

    @Test
    void keepTheirKeysWhateverEachLineHas() {
      assertThat(
              out(
                  "{\"x\": 1, \"t\":[1,{}]}\n\n {\"u\":null,\"x\":\"2\"} \r\n",
                  "eval",
                  "square",
                  "--input-format",
                  "jsonl"))
          .isEqualTo(
              "{\"x\": 1, \"t\":[1,{}],\"value\":1.0}\n{\"u\":null,\"x\":\"2\",\"value\":4.0}\n");
    }

    @Test
    void areThoseOfTheFirstLineInOtherForms() {
      Result result =
          CliRun.input("{\"x\":1,\"t\":\"a,b\"}\n{\"u\":5,\"x\":2}\n")
              .with("eval", "square", "--input-format", "jsonl", "--format", "csv");
      assertThat(result)
          .isEqualTo(
              new Result(
                  0,
                  "x,t,value\n1,\"a,b\",1.0\n2,,4.0\n",
                  "secant: standard input:2: 'u' is no key of the first line, and is left out;"
                      + " --format jsonl keeps all\n"));
    }

    @Test
    void giveArraysAndElements() {
      assertThat(
              out(
                  "{\"x\":[3,4]}\n{\"x\":[\"NaN\",1]}\n",
                  "eval",
                  "norm",
                  "--input-format",
                  "jsonl",
                  "--only"))
          .isEqualTo("{\"x\":[3.0,4.0],\"value\":5.0}\n{\"x\":[\"NaN\",1.0],\"value\":\"NaN\"}\n");
      assertThat(
              out(
                  "{\"a\":3,\"b\":4}\n",
                  "eval",
                  "norm",
                  "--input-format",
                  "jsonl",
                  "--columns",
                  "b,a"))
          .isEqualTo("{\"a\":3,\"b\":4,\"value\":5.0}\n");
    }

    @Test
    void ofABadLineAreLost() {
      Result result =
          CliRun.input("{\"x\":1}\n{\"x\":}\n{\"y\":1}\n{\"x\":[1]}\n{\"x\":null}\n")
              .with("eval", "square", "--input-format", "jsonl");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out())
          .isEqualTo(
              """
              {"x":1,"value":1.0}
              {"x":"NaN","value":"NaN"}
              {"y":1,"value":"NaN"}
              {"x":[1],"value":"NaN"}
              {"x":null,"value":"NaN"}
              """);
      assertThat(result.err())
          .isEqualTo(
              """
              secant: standard input:2: no JSON object: expected a value, found '}' at character 6: {"x":}
              secant: standard input:3: the object has no key 'x': {"y":1}
              secant: standard input:4: there is an array where the first line has a number: {"x":[1]}
              secant: standard input:5: the number is missing: {"x":null}
              secant: 4 of 5 points failed; see docs/errors.md#row-failed
              """);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "[1,2];1;standard input:1: the input must begin with a JSON object on a line: expected '{', found '[' at character 1",
          "{};2;standard input:1: the first object has no keys",
          "{\"a\":1,\"b\":2};2;standard input has 2 columns and none is named x: choose one by --column NAME or --column NUMBER, of a, b"
        })
    void mustBeginWithAnObjectThatHasThem(String line, int code, String message) {
      Result result = CliRun.input(line + "\n").with("eval", "square", "--input-format", "jsonl");
      assertThat(result.code()).isEqualTo(code);
      assertThat(result.err()).startsWith("secant: " + message + "\n");
    }
  }

  @Nested
  class OfFiles {
    @Test
    void areReadAndWrittenCompressed() throws IOException {
      Path in = folder.resolve("in.csv.gz");
      Files.write(in, gzip("id,x\na,1\n"));
      Files.write(in, gzip("b,2\n"), StandardOpenOption.APPEND);
      Path out = folder.resolve("out.jsonl.gz");
      assertThat(run("eval", "square", "--input", in.toString(), "--output", out.toString()))
          .isEqualTo(new Result(0, "", ""));
      try (GZIPInputStream text = new GZIPInputStream(Files.newInputStream(out))) {
        assertThat(new String(text.readAllBytes(), UTF_8))
            .isEqualTo(
                "{\"id\":\"a\",\"x\":1,\"value\":1.0}\n{\"id\":\"b\",\"x\":2,\"value\":4.0}\n");
      }
    }

    @Test
    void cannotBeCompressedTwice() throws IOException {
      Path in = folder.resolve("in.csv.gz");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream second = new GZIPOutputStream(bytes)) {
        second.write(gzip("x\n1\n"));
      }
      Files.write(in, bytes.toByteArray());
      assertThat(run("eval", "square", "--input", in.toString()).err())
          .startsWith(
              "secant: "
                  + in
                  + " is compressed twice; undo it once, as with: gzip -dc FILE.gz > ONCE.gz\n");
    }

    @Test
    void areTheSameByManyBlocksAndThreads() throws IOException {
      StringBuilder rows = new StringBuilder("id,x\n");
      StringBuilder expected = new StringBuilder("id,x,value\n");
      for (int i = 0; i < 20_000; i++) {
        String id = i % 777 == 0 ? "\"r," + i + "\"" : "r" + i;
        rows.append(id).append(',').append(i).append('\n');
        expected.append(id).append(',').append(i).append(',').append((double) i).append('\n');
      }
      String file = Files.writeString(folder.resolve("p.csv"), rows).toString();
      assertThat(run("eval", "identity", "--input", file).out()).isEqualTo(expected.toString());
      assertThat(run("eval", "identity", "--input", file, "--threads", "3").out())
          .isEqualTo(expected.toString());
    }
  }
}
