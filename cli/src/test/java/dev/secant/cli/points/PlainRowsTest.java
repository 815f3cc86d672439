package dev.secant.cli.points;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that {@link PlainRows} and the CSV library, taking turns, read what the library reads
 * alone. With a separator beyond ASCII no row is plain, so the library alone is a matter of the
 * separator.
 */
class PlainRowsTest {
  private static final long SEED = 20261123;
  private static final char BEYOND_ASCII = '\u00a7';
  private static final String[] FIELDS = {
    "1",
    "-0.5",
    "+1.5e3",
    "0.97513365324653367",
    " 2",
    "3 ",
    "nan",
    "-inf",
    "",
    " ",
    "\t4",
    "1e400",
    "1e-400",
    "x",
    "abc",
    "1.5d",
    "\"7\"",
    "\"a\nb\"",
    "\"c\r\nd\"",
    "\"e,f\"",
    "\"g\"\"h\"",
    "\"8\"z",
    "9\"",
    "\u00e9",
    "1\u00a0",
    "0x1.8p1",
    "123456789012345678901234567890",
    "1e5",
    "12.",
    "\"i\rj\"",
    "4.9e-324"
  };
  private static final String[] LINE_ENDS = {
    "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\r\r", "\r\n\n", "\n \n"
  };

  /** Hands on a few bytes at a time. */
  private static InputStream trickle(String text, SplittableRandom random) {
    return new ByteArrayInputStream(text.getBytes(UTF_8)) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, random.nextInt(1, 20)));
      }
    };
  }

  private static List<String> read(InputStream input, PointColumns columns, char separator)
      throws IOException {
    List<String> rows = new ArrayList<>();
    PointBlock block = new PointBlock();
    try (CsvPoints points =
        CsvPoints.open(
            PointInput.awaited(input, "f"), new Wanted(columns, Carry.FIELDS), separator)) {
      while (points.fill(block)) {
        add(rows, points, block);
      }
    } catch (BrokenSourceException e) {
      add(rows, null, block);
      rows.add(String.valueOf(e.getMessage()));
    }
    rows.replaceAll(row -> row.replace(BEYOND_ASCII, ','));
    return rows;
  }

  private static void add(
      List<String> rows, @org.jspecify.annotations.Nullable CsvPoints points, PointBlock block) {
    for (int i = 0; i < block.size(); i++) {
      String value = block.failure(i);
      if (value == null) {
        value = block.array(i) == null ? block.number(i) + "" : block.array(i) + "";
      }
      rows.add(
          (points == null ? "" : points.where(block, i))
              + ":"
              + block.place(i)
              + ": "
              + value
              + " of "
              + carried(Objects.requireNonNull(block.carried()), i));
    }
  }

  private static List<String> carried(CarriedRows rows, int row) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < rows.width(); i++) {
      fields.add(rows.text(row, i));
    }
    return fields;
  }

  private static String randomText(SplittableRandom random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "x,y,z" : "\"x\",y,z");
    text.append(LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
    int strange = random.nextInt(1, 12);
    for (int row = random.nextInt(40); row > 0; row--) {
      int width = random.nextInt(strange) == 0 ? random.nextInt(1, 6) : 3;
      for (int i = 0; i < width; i++) {
        boolean isPlain = random.nextInt(strange) != 0;
        String field = FIELDS[isPlain ? random.nextInt(4) : random.nextInt(FIELDS.length)];
        text.append(i > 0 ? "," : "").append(field);
      }
      text.append(
          row > 1 || random.nextBoolean() ? LINE_ENDS[random.nextInt(LINE_ENDS.length)] : "");
    }
    return text.toString() + (random.nextInt(20) == 0 ? "\"open\n1,2,3\n" : "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "y", "3", "x,z", "z,y,x"})
  void readWhatTheLibraryReads(String columns) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 1_000; i++) {
      String text = randomText(random);
      PointColumns choice =
          columns.contains(",") ? PointColumns.of(null, columns) : PointColumns.of(columns, null);
      String other = text.replace(',', BEYOND_ASCII);
      List<String> expected =
          read(new ByteArrayInputStream(other.getBytes(UTF_8)), choice, BEYOND_ASCII);
      assertThat(read(new ByteArrayInputStream(text.getBytes(UTF_8)), choice, ','))
          .as("seed %d, #%d: %s", SEED, i, text)
          .isEqualTo(expected);
      assertThat(read(trickle(text, random), choice, ','))
          .as("seed %d, #%d, in pieces: %s", SEED, i, text)
          .isEqualTo(expected);
    }
  }

  @Test
  void readBytesThatAreNoUtf8AsTheLibraryDoes() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] alphabet = {
      '1', '2', '\n', ',', '\r', (byte) 0xe9, (byte) 0x80, (byte) 0xf0, (byte) 0xc3
    };
    for (int i = 0; i < 6_000; i++) {
      byte[] bytes = new byte[random.nextInt(4, 30)];
      for (int k = 4; k < bytes.length; k++) {
        bytes[k] = alphabet[random.nextInt(alphabet.length)];
      }
      System.arraycopy("x,y\n".getBytes(UTF_8), 0, bytes, 0, 4);
      byte[] other = withOtherSeparator(bytes);
      PointColumns x = PointColumns.of("x", null);
      assertThat(read(new ByteArrayInputStream(bytes), x, ','))
          .as("seed %d, #%d: %s", SEED, i, Arrays.toString(bytes))
          .isEqualTo(read(new ByteArrayInputStream(other), x, BEYOND_ASCII));
    }
  }

  @Test
  void noByteIsABlankWhereBlanksSeparate() throws IOException {
    byte[] bytes = {'x', ' ', 'y', '\n', (byte) 0xff, '1', ' ', '2', '\n'};
    assertThat(read(new ByteArrayInputStream(bytes), PointColumns.of("x", null), ' '))
        .singleElement()
        .asString()
        .contains("is not a number");
  }

  private static byte[] withOtherSeparator(byte[] bytes) {
    byte[] all = new byte[2 * bytes.length];
    int length = 0;
    for (byte b : bytes) {
      if (b == ',') {
        all[length++] = (byte) 0xc2;
        all[length++] = (byte) 0xa7;
      } else {
        all[length++] = b;
      }
    }
    return Arrays.copyOf(all, length);
  }

  @Test
  void linesLongerThanTheBufferAreRead() throws IOException {
    String wide = "\u00e9".repeat(InputBuffer.SIZE);
    String text = "x,n\n1,a\n2," + wide + "\n3,b\n" + "0".repeat(InputBuffer.SIZE) + "4,c\n5,\n";
    PointColumns x = PointColumns.of("x", null);
    assertThat(read(new ByteArrayInputStream(text.getBytes(UTF_8)), x, ','))
        .containsExactly(
            "f:2:2: 1.0 of [1, a]",
            "f:3:3: 2.0 of [2, " + wide + "]",
            "f:4:4: 3.0 of [3, b]",
            "f:5:5: 4.0 of [" + "0".repeat(InputBuffer.SIZE) + "4, c]",
            "f:6:6: 5.0 of [5, ]");
    assertThat(
            read(
                new ByteArrayInputStream(("\u00e9" + text).getBytes(UTF_8)),
                PointColumns.of("1", null),
                ','))
        .hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(chars = {' ', '1', '.', 'e', '-', ';', '\t'})
  void anySeparatorSeparates(char separator) throws IOException {
    String text = "a,x\n7,3\n8,6\n".replace(',', separator);
    assertThat(
            read(
                new ByteArrayInputStream(text.getBytes(UTF_8)),
                PointColumns.of("x", null),
                separator))
        .containsExactly("f:2:2: 3.0 of [7, 3]", "f:3:3: 6.0 of [8, 6]");
  }
}
