package dev.secant.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.secant.api.Variable;
import dev.secant.cli.format.FileSuffix;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the formats of {@link RowWriter}. */
class RowWriterTest {
  private static String write(OutputFormat format, Consumer<RowWriter> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RowWriter writer = format.writer(new ByteSink(bytes, IllegalStateException::new));
    rows.accept(writer);
    writer.finish();
    return bytes.toString(UTF_8);
  }

  private static void numbers(RowWriter writer, double... numbers) {
    for (double number : numbers) {
      writer.number(number);
    }
    writer.endRow();
  }

  private static void sample(RowWriter writer) {
    writer.header(List.of("x", "value"));
    numbers(writer, 0.5, 1e7);
    numbers(writer, Double.NaN, Double.NEGATIVE_INFINITY);
    writer.number(-0.0);
    writer.array(Variable.of(1, Double.NaN));
    writer.endRow();
  }

  private static void texts(RowWriter writer) {
    writer.header(List.of("name", "where"));
    writer.text("a,\"b\"");
    writer.text("tab\there\\ \u001b");
    writer.endRow();
    writer.text("é\n");
    writer.text("");
    writer.endRow();
  }

  /** What a derivative at a number and one at an array have beside numbers. */
  private static void derivatives(RowWriter writer) {
    writer.header(List.of("error", "status", "calls"));
    writer.bar(1.2345e-10);
    writer.text("OK");
    writer.count(9);
    writer.endRow();
    Variable bars = Variable.of(0.515, 0.25);
    writer.bars(bars);
    writer.words(WordArray.about(bars, List.of("OK", "KINK")));
    writer.count(123);
    writer.endRow();
  }

  @Nested
  class Derivatives {
    @Test
    void areInFullForPrograms() {
      assertThat(write(OutputFormat.CSV, RowWriterTest::derivatives))
          .isEqualTo("error,status,calls\n1.2345E-10,OK,9\n\"[0.515, 0.25]\",\"[OK, KINK]\",123\n");
      assertThat(write(OutputFormat.JSONL, RowWriterTest::derivatives))
          .isEqualTo(
              """
              {"error":1.2345E-10,"status":"OK","calls":9}
              {"error":[0.515,0.25],"status":["OK","KINK"],"calls":123}
              """);
    }

    @Test
    void haveBarsRoundedUpForPeople() {
      assertThat(write(OutputFormat.TABLE, RowWriterTest::derivatives))
          .isEqualTo(
              """
                     error  status      calls
                   1.3E-10  OK              9
              [0.52, 0.25]  [OK, KINK]    123
              """);
    }

    @Test
    void haveAWordForEachElement() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WordArray.about(Variable.of(1, 2), List.of("OK")))
          .withMessage("words must be as many as the elements, 2, were 1");
    }
  }

  @Nested
  class Csv {
    @Test
    void numbersAreBareAndArraysQuoted() {
      assertThat(write(OutputFormat.CSV, RowWriterTest::sample))
          .isEqualTo("x,value\n0.5,1.0E7\nNaN,-Infinity\n-0.0,\"[1.0, NaN]\"\n");
    }

    @Test
    void textIsQuotedWhereItMust() {
      assertThat(write(OutputFormat.CSV, RowWriterTest::texts))
          .isEqualTo("name,where\n\"a,\"\"b\"\"\",tab\there\\ \u001b\n\"é\n\",\n");
    }
  }

  @Nested
  class Tsv {
    @Test
    void cellsAreSeparatedByTabs() {
      assertThat(write(OutputFormat.TSV, RowWriterTest::sample))
          .isEqualTo("x\tvalue\n0.5\t1.0E7\nNaN\t-Infinity\n-0.0\t[1.0, NaN]\n");
    }

    @Test
    void textIsQuotedWhereItMust() {
      assertThat(write(OutputFormat.TSV, RowWriterTest::texts))
          .isEqualTo("name\twhere\n\"a,\"\"b\"\"\"\t\"tab\there\\ \u001b\"\n\"é\n\"\t\n");
    }
  }

  @Nested
  class Markdown {
    private String cell(String text) {
      String table =
          write(
              OutputFormat.MARKDOWN,
              writer -> {
                writer.header(List.of("x"));
                writer.text(text);
                writer.endRow();
              });
      return table.substring("| x |\n| --- |\n| ".length(), table.length() - " |\n".length());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "<img src=x onerror=1>;\\<img src=x onerror=1\\>",
          "a `b;a \\`b",
          "**a** ~b~ [c](d);\\*\\*a\\*\\* \\~b\\~ \\[c\\](d)",
          "a&b $x$;a\\&b \\$x\\$",
          "_a_ LOW_ACCURACY value_2;\\_a\\_ LOW_ACCURACY value_2"
        })
    void whatStandsInACellIsShownAsItIs(String text, String expected) {
      assertThat(cell(text)).isEqualTo(expected);
    }

    @Test
    void aCellIsOneLine() {
      assertThat(cell("a\r\nb\tc\u001b|\\")).isEqualTo("a b c\\\\u001b\\|\\\\");
    }
  }

  @Nested
  class Jsonl {
    @Test
    void whatJsonHasNoNumberForIsAString() {
      assertThat(write(OutputFormat.JSONL, RowWriterTest::sample))
          .isEqualTo(
              """
              {"x":0.5,"value":1.0E7}
              {"x":"NaN","value":"-Infinity"}
              {"x":-0.0,"value":[1.0,"NaN"]}
              """);
    }

    @Test
    void textIsEscaped() {
      assertThat(write(OutputFormat.JSONL, RowWriterTest::texts))
          .isEqualTo(
              """
              {"name":"a,\\"b\\"","where":"tab\\u0009here\\\\ \\u001b"}
              {"name":"é\\u000a","where":""}
              """);
    }

    @Test
    void nestedArraysAreNested() {
      assertThat(
              write(
                  OutputFormat.JSONL,
                  writer -> {
                    writer.header(List.of("x"));
                    writer.array(Variable.ofShape(new double[] {1, 2, 3, 4}, 2, 2));
                    writer.endRow();
                  }))
          .isEqualTo("{\"x\":[[1.0,2.0],[3.0,4.0]]}\n");
    }
  }

  @Nested
  class Table {
    @Test
    void numbersAreAlignedByTheirPoint() {
      assertThat(
              write(
                  OutputFormat.TABLE,
                  writer -> {
                    writer.header(List.of("x", "value"));
                    numbers(writer, 0.5, 2.25);
                    numbers(writer, -10, 100.125);
                    numbers(writer, 2, Double.NaN);
                  }))
          .isEqualTo(
              """
                  x    value
                0.5    2.25
              -10.0  100.125
                2.0  NaN
              """);
    }

    @Test
    void textIsAlignedToTheLeftWithoutControlCharacters() {
      assertThat(write(OutputFormat.TABLE, RowWriterTest::texts))
          .isEqualTo("name   where\na,\"b\"  tab\\there\\ \\u001b\né\\n\n");
    }

    @Test
    void aFlushWritesThePageAndAPauseDoesNot() {
      java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
      RowWriter writer =
          OutputFormat.TABLE.writer(new ByteSink(out, java.io.UncheckedIOException::new));
      writer.header(List.of("x"));
      numbers(writer, 0.5);
      writer.handOn();
      assertThat(out.size()).isZero();
      writer.flush();
      assertThat(out).hasToString("  x\n0.5\n");
      writer.finish();
      assertThat(out).hasToString("  x\n0.5\n");
    }

    @Test
    void nothingIsAHeader() {
      assertThat(write(OutputFormat.TABLE, writer -> writer.header(List.of("x", "value"))))
          .isEqualTo("x  value\n");
    }

    @Test
    void aLongTableIsWrittenPageByPageAndNeverGetsNarrower() {
      String table =
          write(
              OutputFormat.TABLE,
              writer -> {
                writer.header(List.of("x"));
                for (int i = 1; i <= 2500; i++) {
                  numbers(writer, i);
                }
              });
      assertThat(table.lines()).hasSize(2501).contains("     x", "   1.0", "1000.0", "2500.0");
    }
  }

  @Nested
  class Arrays {
    @Test
    void longArraysAreWrittenInFull() {
      String text =
          write(
              OutputFormat.CSV,
              writer -> {
                writer.header(List.of("x"));
                writer.array(Variable.of(new double[5000]));
                writer.endRow();
              });
      assertThat(text.split(", ", -1)).hasSize(5000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "out.csv,CSV",
    "out.TSV,TSV",
    "out.jsonl,JSONL",
    "out.ndjson,JSONL",
    "out.csv.gz,CSV",
    "out.MD,MARKDOWN",
    "out.txt,",
    "tsv,",
    ".csv,"
  })
  void theNameOfAFileChoosesTheFormat(String file, @Nullable OutputFormat expected) {
    assertThat(OutputFormat.ofSuffix(FileSuffix.of(Path.of(file)))).isEqualTo(expected);
  }
}
