package dev.secant.cli.points;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link CsvPoints}: columns, headers, encodings, bad rows and hostile files. */
class CsvPointsTest {
  private static List<String> read(String text, @Nullable String column) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)), column);
  }

  /** Each point as its number, or its place and what is wrong with it. */
  private static List<String> read(InputStream input, @Nullable String column) throws IOException {
    List<String> rows = new ArrayList<>();
    PointBlock block = new PointBlock();
    try (CsvPoints points =
        CsvPoints.open(
            PointInput.awaited(input, "f.csv"),
            new Wanted(PointColumns.of(ColumnChoice.of(column)), Carry.NOTHING),
            ',')) {
      while (points.fill(block)) {
        for (int i = 0; i < block.size(); i++) {
          String failure = block.failure(i);
          rows.add(
              failure == null
                  ? String.valueOf(block.number(i))
                  : points.where(block, i) + ": " + failure);
        }
      }
    } catch (BrokenSourceException e) {
      throw e.failure();
    }
    return rows;
  }

  @Nested
  class Columns {
    @Test
    void theOnlyOneIsReadWithAndWithoutHeader() throws IOException {
      assertThat(read("1\n2\n3\n", null)).containsExactly("1.0", "2.0", "3.0");
      assertThat(read("time\n1\n2", null)).containsExactly("1.0", "2.0");
    }

    @Test
    void theOneNamedXIsReadIfNothingIsSaid() throws IOException {
      assertThat(read("id, x ,y\n1,0.5,9\n2,0.75,9\n", null)).containsExactly("0.5", "0.75");
    }

    @Test
    void aNameChoosesFromTheHeader() throws IOException {
      assertThat(read("a,\"b c\",d\n1,2,3\n", "b c")).containsExactly("2.0");
    }

    @Test
    void aNumberChoosesWithAndWithoutHeader() throws IOException {
      assertThat(read("1,2\n3,4\n", "2")).containsExactly("2.0", "4.0");
      assertThat(read("a,b\n3,4\n", "2")).containsExactly("4.0");
    }

    @Test
    void aNameThatLooksLikeANumberIsANameInAHeader() throws IOException {
      assertThat(read("country,2019,2020\nA,1,2\n", "2020")).containsExactly("2.0");
      assertThat(read("country,2,1\nA,7,8\n", "1")).containsExactly("8.0");
      assertThat(read("2019,2020\n1,2\n", "2020")).containsExactly("2.0");
    }

    @Test
    void aNumberAmongNumbersIsNoName() throws IOException {
      assertThat(read("2,1\n3,4\n", "1")).containsExactly("2.0", "3.0");
    }

    @Test
    void nanAndInfAreNumbersAndNoHeader() throws IOException {
      assertThat(read("nan\n1\n", null)).containsExactly("NaN", "1.0");
      assertThat(read("-inf\n1\n", null)).containsExactly("-Infinity", "1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5d", "1_000", "\"1,5\"", "-3x", ".5.5"})
    void aFirstRowThatBeginsLikeANumberIsABadRowAndNoHeader(String first) throws IOException {
      assertThat(read(first + "\n1\n", null).get(0)).startsWith("f.csv:1: '").contains("is not a");
    }

    @Test
    void aMissingNumberInTheFirstRowIsABadRow() throws IOException {
      assertThat(read("1,\n1,2\n", "2"))
          .containsExactly("f.csv:1: the number is missing: 1,", "2.0");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "t | f.csv has no column named 't', its first row is a, b, b",
          "b | f.csv has two columns named 'b', 2 and 3: choose one by its number",
          "4 | --column 4: f.csv has only 3 columns",
          "999999999 | --column 999999999: f.csv has only 3 columns"
        })
    void aColumnThatIsNotThereIsAnError(String column, String message) {
      assertThatThrownBy(() -> read("a,b,b\n1,2,3\n", column))
          .isInstanceOfSatisfying(
              CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_COLUMN))
          .hasMessage(message);
    }

    @Test
    void anOpenChoiceIsAnErrorWithTheNames() {
      assertThatThrownBy(() -> read("id,t\n1,2\n", null))
          .hasMessage(
              "f.csv has 2 columns and none is named x: choose one by --column NAME or --column"
                  + " NUMBER, of id, t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", " ", "000"})
    void aColumnMustBeANameOrANumberFromOne(String column) {
      assertThatThrownBy(() -> ColumnChoice.of(column))
          .hasMessage("--column must be a name or a number from 1, was '" + column + "'");
    }

    @Test
    void anEmptyFileHasNoPoints() throws IOException {
      assertThat(read("", null)).isEmpty();
      assertThat(read("\n\r\n \n", "t")).isEmpty();
      assertThat(read("x\n", null)).isEmpty();
    }
  }

  @Nested
  class Text {
    @ParameterizedTest
    @ValueSource(strings = {"x\n1\n2\n", "x\r\n1\r\n2\r\n", "x\r1\r2", "\n\nx\n\n1\n  \n2\n\n"})
    void linesEndInAnyWayAndBlankOnesAreSkipped(String text) throws IOException {
      assertThat(read(text, null)).containsExactly("1.0", "2.0");
    }

    @Test
    void fieldsMayBeQuotedAndSpanLines() throws IOException {
      assertThat(read("note,x\n\"a\nb\",\"1\"\n\"c,\"\"d\"\"\", 2 \nz,zz\n", null))
          .containsExactly("1.0", "2.0", "f.csv:5: 'zz' is not a number: z,zz");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
      assertThat(read("\ufeffx,y\n1,2\n", null)).containsExactly("1.0");
      assertThat(read("\ufeff7\n", null)).containsExactly("7.0");
    }

    @Test
    void aByteOrderMarkMayComeByteByByte() throws IOException {
      InputStream trickle =
          new ByteArrayInputStream("\ufeff7\n".getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
              return super.read(buffer, offset, Math.min(length, 1));
            }
          };
      assertThat(read(trickle, null)).containsExactly("7.0");
    }

    @Test
    void utf16IsRefused() {
      assertThatThrownBy(
              () -> read(new ByteArrayInputStream("\ufeffx\n1\n".getBytes(UTF_16LE)), null))
          .isInstanceOfSatisfying(
              CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_ENCODING))
          .hasMessage(
              "f.csv is text in UTF-16, and must be in UTF-8; convert it first, as with: iconv -f"
                  + " UTF-16 -t UTF-8");
      assertThatThrownBy(() -> read(new ByteArrayInputStream("1\n2\n".getBytes(UTF_16LE)), null))
          .hasMessageStartingWith(
              "f.csv has a zero byte at offset 1, so it is text in UTF-16 or no text at all");
    }

    @Test
    void aCompressedFileThatIsCutOffIsAnError() {
      byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0};
      assertThatThrownBy(() -> read(new ByteArrayInputStream(gzip), null))
          .hasMessage("f.csv is cut off: its compressed data end in the middle");
    }

    @Test
    void bytesThatAreNoUtf8MatterOnlyInTheirRow() throws IOException {
      byte[] bytes = {
        'n', ',', 'x', '\n', (byte) 0xe9, ',', '1', '\n', 'a', ',', (byte) 0xe9, '\n'
      };
      assertThat(read(new ByteArrayInputStream(bytes), null))
          .containsExactly("1.0", "f.csv:3: '\ufffd' is not a number: a,\ufffd");
    }
  }

  @Nested
  class BadRows {
    @Test
    void areReportedWithLineAndTextAndTheOthersAreRead() throws IOException {
      assertThat(read("x,y\n1,2\nabc,3\n\n4,5\n,6\n", null))
          .containsExactly(
              "1.0",
              "f.csv:3: 'abc' is not a number: abc,3",
              "4.0",
              "f.csv:6: the number is missing: ,6");
    }

    @Test
    void tooFewAndTooManyColumns() throws IOException {
      assertThat(read("a,x\n1,2\n7\n1,2,3\n1,5,\n", null))
          .containsExactly(
              "2.0",
              "f.csv:3: the row has no column 2: 7",
              "f.csv:4: the row has 3 columns, the first row 2: 1,2,3",
              "5.0");
    }

    @Test
    void aDecimalCommaIsATooLongRow() throws IOException {
      assertThat(read("x\n1,5\n", null))
          .containsExactly(
              "f.csv:2: the row has 2 columns, the first row 1; if the comma is a decimal one, write"
                  + " a point: 1,5");
    }

    @Test
    void controlCharactersAreEscapedAndLongTextIsCut() throws IOException {
      assertThat(read("x\n\u001b[31mred\n", null))
          .containsExactly("f.csv:2: '\\u001b[31mred' is not a number: \\u001b[31mred");
      assertThat(read("x\n" + "y".repeat(500_000) + "\n", null).get(0))
          .isEqualTo(
              "f.csv:2: '" + "y".repeat(57) + "...' is not a number: " + "y".repeat(97) + "...");
    }

    @Test
    void aStrayCharacterBehindAQuoteSpoilsItsRowOnly() throws IOException {
      assertThat(read("n,x\n1,\"2\"z\n\"a\"b,3\n", null))
          .containsExactly("f.csv:2: '2z' is not a number: 1,2z", "3.0");
    }
  }

  @Nested
  class HostileFiles {
    @Test
    void aQuoteWithoutEndIsAnErrorWithItsLine() {
      assertThatThrownBy(() -> read("x\n1\n\"2\n3\n", null))
          .isInstanceOfSatisfying(
              CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_FORMAT))
          .hasMessage(
              "f.csv:3: a quoted field does not end, so the rows from here on cannot be read");
    }

    @Test
    void aQuoteWithoutEndInALongFileIsAnErrorBeforeMemoryIsFull() {
      assertThatThrownBy(() -> read("x\n1\n\"2\n" + "3\n".repeat(600_000), null))
          .hasMessage(
              "f.csv:3: a field is longer than 1048576 characters; a closing quote may be missing,"
                  + " so the rows from here on cannot be read");
    }

    @Test
    void aLineWithoutEndIsAnErrorAndNotHeld() {
      InputStream endless =
          new InputStream() {
            @Override
            public int read() {
              return '7';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
              java.util.Arrays.fill(buffer, offset, offset + length, (byte) '7');
              return length;
            }
          };
      assertThatThrownBy(() -> read(endless, null))
          .hasMessageStartingWith("f.csv:1: a field is longer than 1048576 characters");
    }

    @Test
    void aFirstRowOfVeryManyFieldsIsAnErrorAndNotHeld() {
      assertThatThrownBy(() -> read("a,".repeat(2_000_000) + "\n", "1"))
          .hasMessage(
              "f.csv:1: the first row is longer than 1048576 characters, so this is no table of"
                  + " points");
    }

    @Test
    void aLaterRowOfVeryManyFieldsIsABadRow() throws IOException {
      assertThat(read("x\n1" + ",9".repeat(2_000_000) + "\n5\n", null))
          .satisfiesExactly(
              row ->
                  assertThat(row)
                      .startsWith("f.csv:2: the row has 2000001 columns, the first row 1: 1,9,9"),
              row -> assertThat(row).isEqualTo("5.0"));
    }

    @Test
    void manyRowsGoThroughOneBlock() throws IOException {
      assertThat(read("x\n" + "0.25\n".repeat(10_000), null)).hasSize(10_000).containsOnly("0.25");
    }
  }
}
