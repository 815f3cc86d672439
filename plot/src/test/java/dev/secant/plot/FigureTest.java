package dev.secant.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Figure} as SVG, PNG and text, by reading back what it writes. */
class FigureTest {
  private static Figure line(String title, double[] x, double[] y) {
    return Figure.of(
        title,
        Axis.of("x", Scale.LINEAR),
        Panel.of(Axis.of("y", Scale.LINEAR)).with(Series.of("s", Series.Kind.LINE, x, y)));
  }

  /** The sine of 100,000 points with noise, and one spike. */
  private static Figure large() {
    int size = 100_000;
    Random random = new Random(42);
    double[] x = new double[size];
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = i;
      y[i] = Math.sin(i * 1e-4) + 0.3 * random.nextGaussian();
    }
    y[54_321] = 100;
    return line("large", x, y);
  }

  @Nested
  class Svg {
    @Test
    void loadsNothingAndRunsNothing() {
      String svg = large().toSvg(400, 300);
      assertThat(svg).doesNotContain("href", "<script", "<image", "@import", "url(h");
      assertThat(svg).contains("prefers-color-scheme:dark");
    }

    @Test
    void of100000PointsIsSmallAndKeepsTheSpike() {
      String svg = large().toSvg(720, 540);
      // 720 units of two columns, four points of about 12 characters: some 70 kB
      assertThat(svg.length()).isBetween(20_000, 200_000);
      assertThat(svg).contains(">100<");
    }

    @Test
    void hasGapsWhereThereIsNoValue() {
      double[] x = {0, 1, 2, 3, 4};
      double[] y = {0, 1, Double.NaN, 1, 0};
      String svg = line("", x, y).toSvg(400, 300);
      String data = svg.substring(svg.indexOf("<g "), svg.indexOf("</g>"));
      assertThat(data.split("<path", -1)).hasSize(3);
    }
  }

  @Nested
  class Png {
    @Test
    void hasTheSizeItSaysAndChecksumsThatHold() {
      byte[] png = line("t", new double[] {0, 1}, new double[] {0, 1}).toPng(300, 200);
      ByteBuffer file = ByteBuffer.wrap(png);
      assertThat(file.getLong()).isEqualTo(0x89504e470d0a1a0aL);
      int chunks = 0;
      while (file.hasRemaining()) {
        int length = file.getInt();
        CRC32 check = new CRC32();
        check.update(png, file.position(), length + 4);
        if (chunks++ == 0) {
          assertThat(file.getInt(file.position() + 4)).isEqualTo(600);
          assertThat(file.getInt(file.position() + 8)).isEqualTo(400);
        }
        file.position(file.position() + length + 4);
        assertThat(file.getInt()).isEqualTo((int) check.getValue());
      }
      assertThat(chunks).isEqualTo(4);
    }

    @Test
    void of100000PointsIsSmall() {
      assertThat(large().toPng(720, 540).length).isLessThan(1_000_000);
    }

    @Test
    void hasLettersForAllOfAscii() {
      for (char c = '!'; c <= '~'; c++) {
        assertThat(Glyphs.strokes(c)).as("%s", c).isNotEqualTo(Glyphs.strokes('函')).isNotEmpty();
        for (String stroke : Glyphs.strokes(c)) {
          int prefix = Glyphs.isCurved(stroke) ? 1 : 0;
          assertThat((stroke.length() - prefix) % 2).as("%s of %s", stroke, c).isZero();
        }
      }
    }

    @Test
    void cutsTextThatHasNoRoom() {
      String cut = Glyphs.fitting("a long title of many words", 12, 60);
      assertThat(cut).endsWith("…").hasSizeLessThan(12);
      assertThat(Glyphs.width(cut, 12)).isLessThanOrEqualTo(60);
    }
  }

  @Nested
  class Text {
    @Test
    void isDrawnByDots() {
      double[] x = {0, 1};
      assertThat(line("t", x, x).toText(TextStyle.of(40, 4, true, false)))
          .isEqualTo(
              """
              t
              y   ⠤ s
                1┤                             ⣀⣀⡠⠤⠤⠔⠒
                 │                  ⣀⣀⡠⠤⠤⠔⠒⠒⠉⠉⠉
              0.5┤       ⣀⣀⣀⠤⠤⠔⠒⠒⠊⠉⠉
                0┤⠤⠔⠒⠒⠊⠉⠉
                 └┴─────────────────┴────────────────┴
                  0                0.5               1
                                   x
              """);
    }

    @Test
    void isAsciiWhereThatIsAllThereIs() {
      double[] x = {1e-9, 1e9};
      Figure figure =
          Figure.of(
              "±×函\u001b[31m",
              Axis.of("x", Scale.LOG),
              Panel.of(Axis.of("f′", Scale.LOG))
                  .with(Series.of("s", Series.Kind.DOTS, x, x))
                  .with(Mark.across("pole", 1)));
      String text = figure.toText(TextStyle.of(60, 6, false, false));
      assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
      assertThat(text).startsWith("+-x??[31m\nf'   * s   | pole\n").contains("1e-5");
    }

    @Test
    void hasColoursThatEnd() {
      double[] x = {0, 1};
      String text = line("t", x, x).toText(TextStyle.of(40, 4, true, true));
      assertThat(text.split("\u001b\\[34m", -1)).hasSameSizeAs(text.split("\u001b\\[0m", -1));
      assertThat(text).contains("\u001b[34m");
    }
  }

  @Test
  void differencesWithinTheBarsDoNotFillTheAxis() {
    double[] x = new double[100];
    double[] y = new double[100];
    double[] error = new double[100];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
      y[i] = 3 + 1e-14 * Math.sin(i * i);
      error[i] = 5e-14;
    }
    Panel panel =
        Panel.of(Axis.of("y", Scale.LINEAR))
            .with(Series.of("s", Series.Kind.LINE, x, y).withError(error));
    Range range = Ranges.ofY(panel, new Range(Scale.LINEAR, 0, 100));
    assertThat(range.to() - range.from()).isGreaterThan(0.5);
    Panel zero =
        Panel.of(Axis.of("y", Scale.LINEAR))
            .with(
                Series.of("s", Series.Kind.LINE, new double[] {0, 1}, new double[] {0, 1e-17})
                    .withError(new double[] {1e-16, 1e-16}));
    assertThat(Ranges.ofY(zero, range(0, 1)).to()).isGreaterThan(4e-16);
  }

  private static Range range(double from, double to) {
    return new Range(Scale.LINEAR, from, to);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80})
  void noTextIsWiderThanTheTerminal(int columns) {
    double[] x = {Math.PI, Math.nextUp(Math.nextUp(Math.PI + 1e-13))};
    Figure figure =
        Figure.of(
            "a title of so many words that no terminal of the usual eighty columns has room for it",
            Axis.of("x", Scale.LINEAR),
            Panel.of(Axis.of("f(x)", Scale.LINEAR))
                .with(Series.of("f with a long name", Series.Kind.LINE, x, x))
                .with(Mark.across("vertical tangent", Math.PI)));
    for (boolean unicode : new boolean[] {true, false}) {
      assertThat(figure.toText(TextStyle.of(columns, 6, unicode, false)).lines())
          .allMatch(line -> line.length() <= columns);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1e-300, 2e-300",
    "-1.7e308, 1.7e308",
    "5e-324, 1e-323",
    "1e15, 1000000000000000.1",
    "0, 0",
    "5, 5",
    "-1e300, -1e300",
    "NaN, NaN",
    "Infinity, 1"
  })
  void anyNumbersCanBeDrawn(double from, double to) {
    for (Scale scale : Scale.values()) {
      double[] data = {from, to};
      Figure figure =
          Figure.of(
              "numbers",
              Axis.of("x", scale),
              Panel.of(Axis.of("y", scale))
                  .with(Series.of("s", Series.Kind.LINE, data, data).withError(data))
                  .with(Mark.at("m", from, to)));
      assertThat(figure.toSvg(300, 200)).endsWith("</svg>\n").doesNotContain("NaN", "Infinity");
      assertThat(figure.toPng(160, 160)).isNotEmpty();
      assertThat(figure.toText(TextStyle.of(40, 4, true, false))).contains("numbers");
    }
  }

  @Test
  void refusesSizesAndEndsOutOfRange() {
    Figure figure = line("", new double[] {0}, new double[] {0});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> figure.toSvg(159, 200))
        .withMessage("width and height must be 160 to 8000, were 159 and 200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.of("x", Scale.LOG).between(0, 1))
        .withMessageStartingWith("a logarithmic axis must begin above 0, was from 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.of("s", Series.Kind.LINE, new double[1], new double[2]))
        .withMessage("y must be as long as x, were 2 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextStyle.of(39, 4, true, true))
        .withMessage("there must be 40 columns and 4 rows, were 39 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Figure.of("", Axis.of("x", Scale.LINEAR)))
        .withMessage("panels must hold at least one, was empty");
  }
}
