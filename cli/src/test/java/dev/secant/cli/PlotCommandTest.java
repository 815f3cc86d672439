package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code secant plot}: what it draws, writes, lists and refuses. */
class PlotCommandTest {
  private static Result plot(String chain, String from, String to, String... more) {
    String[] arguments = {"plot", chain, "--from", from, "--to", to};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return run(all);
  }

  @Nested
  class Terminal {
    @Test
    void showsFunctionAndDerivativeAndListsWhereThereIsNone() {
      Result result = plot("abs", "-1", "1");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .startsWith("abs\nf(x)   . f   o kink\n")
          .contains("\nf'(x)   . f' +- error bar   | kink\n")
          .contains("   -1     ", "    0     ", " 1\n")
          .endsWith("\n\n1 place without a derivative:\n  KINK at 0.0: slope -1.0 to 1.0\n");
    }

    @Test
    void showsOnePartAlone() {
      assertThat(plot("exp", "0", "1", "--only", "value").out())
          .contains("f(x)   . f\n")
          .doesNotContain("f'(x)");
      assertThat(plot("exp", "0", "1", "--only", "Derivative").out())
          .contains("f'(x)   . f'")
          .doesNotContain("f(x)   . f\n");
    }

    @Test
    void isDrawnInDotsWhereTheTerminalHasThem() {
      Result result =
          new CliRun()
              .environment("LC_ALL", "C.UTF-8")
              .environment("COLUMNS", "60")
              .with("plot", "sin", "--from", "0", "--to", "3");
      assertThat(result.out()).contains("⠤ f", "│", "└").doesNotContain("\u001b");
      assertThat(result.out().lines()).allMatch(line -> line.length() <= 60);
    }

    @ParameterizedTest
    @CsvSource({"xterm, '', true", "xterm, 1, false", "dumb, '', false"})
    void hasColoursOnATerminalThatAreNotRefused(String terminal, String refused, boolean coloured) {
      Result result =
          new CliRun()
              .interactive()
              .environment("COLUMNS", "80")
              .environment("TERM", terminal)
              .environment("NO_COLOR", refused)
              .with("plot", "sin", "--from", "0", "--to", "3");
      assertThat(result.out().contains("\u001b[34m")).isEqualTo(coloured);
    }

    @ParameterizedTest
    @CsvSource({
      "log, -1, 1, 'EDGE at 0.0: value -Infinity, not defined below'",
      "reciprocal, -1, 2, POLE at 0.0: value -Infinity to Infinity",
      "relu, -1, 2, KINK at 0.0: slope 0.0 to 1.0",
      "cbrt, -1, 2, VERTICAL_TANGENT at 0.0: slope Infinity to Infinity"
    })
    void namesWhatItFound(String chain, String from, String to, String line) {
      Result result = plot(chain, from, to);
      assertThat(result.out()).contains("1 place without a derivative:\n  " + line + "\n");
      assertThat(result.code()).isZero();
    }

    @Test
    void tellsTooLargeFromNotDefined() {
      assertThat(plot("exp", "-1000", "1000").out())
          .contains("  EDGE at 709.78271289338", "E308, f is Infinity above\n")
          .contains("\nf is infinite at 145 of 1000 points\n")
          .doesNotContain("OUT_OF_DOMAIN", "NaN");
      assertThat(plot("exp", "-1e300", "1e300").out()).contains("  EDGE at 709.78271289338");
    }

    @ParameterizedTest
    @CsvSource({"scale:3, -1, 1", "shift:1, 0, 1e-3", "scale:1e300, -1, 1", "scale:1e-300, -1, 1"})
    void drawsTheSlopeOfALineAsALine(String chain, String from, String to) {
      String drawn = plot(chain, from, to, "--only", "derivative").out();
      assertThat(drawn.lines().filter(line -> line.contains("...."))).hasSize(1);
      assertThat(drawn.lines()).allMatch(line -> line.length() <= 80);
      assertThat(drawn).doesNotContain(" + ", "e-15");
    }

    @Test
    void showsRangesOfAllSizes() {
      assertThat(plot("identity", "1e-300", "2e-300").out()).contains("[x1e-300]");
      assertThat(plot("identity", "-1e300", "1e300").code()).isZero();
      assertThat(plot("sqrt", "1e-300", "1e300", "--log", "xy").out())
          .contains("|f'(x)|", "1e0+", " 1e200\n");
      assertThat(plot("log", "-3", "-1").out())
          .contains("no number at 1000 of 1000 points: OUT_OF_DOMAIN\n");
    }
  }

  @Nested
  class Pictures {
    @TempDir Path folder;

    @Test
    void areWrittenWholeInTheirSize() throws IOException {
      Path file = folder.resolve("p.svg");
      Result result = plot("sin", "0", "3", "-o", file.toString(), "--size", "300x200");
      assertThat(result).isEqualTo(new Result(0, "", ""));
      assertThat(Files.readString(file))
          .startsWith("<?xml version=\"1.0\"")
          .contains("width=\"300\" height=\"200\"", ">sin</text>", "prefers-color-scheme:dark")
          .endsWith("</svg>\n");
      assertThat(folder)
          .isDirectoryContaining("glob:**/p.svg")
          .isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void escapeTheirTitle() throws IOException {
      Path file = folder.resolve("p.svg");
      plot("sin", "0", "3", "-o", file.toString(), "--title", "<script>&\u001b[2J\u202e");
      assertThat(Files.readString(file))
          .contains("&lt;script&gt;&amp;\ufffd[2J\ufffd</text>")
          .doesNotContain("<script", "\u001b", "\u202e");
    }

    @Test
    void listWhereThereIsNoDerivative() {
      Result result = plot("abs", "-1", "1", "-o", folder.resolve("p.png").toString());
      assertThat(result.out())
          .isEqualTo("1 place without a derivative:\n  KINK at 0.0: slope -1.0 to 1.0\n");
    }

    @Test
    void areNotWrittenWhereTheyCannotBe() {
      assertThat(plot("sin", "0", "1", "-o", folder.resolve("a/b.svg").toString()))
          .matches(result -> result.code() == 2)
          .extracting(Result::err)
          .asString()
          .startsWith("secant: --output: cannot write ")
          .contains("its folder does not exist")
          .endsWith("see docs/errors.md#output-file\n");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Nested
  class Documents {
    /** The pictures of docs/pictures.md are what its commands write, to the last character. */
    @ParameterizedTest
    @CsvSource({
      "abs-sin, plot abs|sin --from -3 --to 3 --size 480x360",
      "reciprocal, plot reciprocal --from -1 --to 2 --size 480x360",
      "sqrt, plot sqrt --from 1e-6 --to 1e6 --log xy --size 480x360",
      "sweep, sweep square exp square --at 0.5 --size 480x360"
    })
    void showWhatTheirCommandsWrite(String name, String command, @TempDir Path folder)
        throws IOException {
      String file = folder.resolve(name + ".svg").toString();
      String[] words = (command + " -o " + file).split(" ");
      assertThat(run(words).code()).isZero();
      assertThat(Path.of(file))
          .hasSameTextualContentAs(Path.of("..", "docs", "pictures", name + ".svg"));
    }
  }

  @Nested
  class Refusals {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "--from 2 --to 1 | --from must be below --to, were 2 and 1 | invalid-point",
          "--from 1 --to 1 | --from must be below --to, were 1 and 1 | invalid-point",
          "--from NaN --to 1 | --from must be finite, was NaN | invalid-point",
          "--from 0 --to inf | --to must be finite, was Infinity | invalid-point",
          "--from 0 --to 1 --log x | --from must be above 0 for a logarithmic x, was 0 | invalid-point",
          "--from 0 --to 1 --log z | --log must be x, y or xy, was 'z' | invalid-setting",
          "--from 0 --to 1 --only f | --only must be value or derivative, was 'f' | invalid-setting",
          "--from 0 --to 1 --points 1 | --points must be a whole number from 2 to 1000000, was 1 | invalid-setting",
          "--from 0 --to 1 -o a.gif | --output: a.gif must end in .svg or .png, which says what picture it is to be | unknown-suffix",
          "--from 0 --to 1 -o a.svg --size 9x9 | --size must be width x height, each from 160 to 8000, as in 720x480, was '9x9' | invalid-setting"
        })
    void nameTheRule(String options, String message, String anchor) {
      String[] arguments = ("plot exp " + options).split(" ");
      assertThat(run(arguments))
          .isEqualTo(
              new Result(2, "", "secant: " + message + "\nsee docs/errors.md#" + anchor + "\n"));
    }

    @Test
    void askForARangeAndForAPictureToHaveASize() {
      assertThat(run("plot", "exp").err())
          .startsWith(
              "secant: --from and --to must be given, the ends of the range, as in --from -1 --to 1\n");
      assertThat(run("plot", "exp", "--from", "0", "--to", "1", "--size", "200x200").err())
          .startsWith("secant: --size needs -o, the picture to write\n");
    }

    @Test
    void ofFailedPointsComeAfterThePicture(@TempDir Path folder) throws IOException {
      SamplePlugin.writeTo(folder);
      Result result = plot("brittle", "0", "4", "--points", "5", "--plugins", folder.toString());
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).contains("f(x)");
      assertThat(result.err())
          .contains(" points failed, the first at ", "brittle of plug-in sample")
          .endsWith("see docs/errors.md#row-failed\n");
      Result array = plot("pair", "0", "4", "--plugins", folder.toString());
      assertThat(array.code()).isEqualTo(1);
      assertThat(array.err()).startsWith("secant: at 0.0: ").contains("pair");
    }
  }

  @Test
  void explainsWhatItDoes() {
    Result result = plot("exp", "0", "1", "--explain");
    assertThat(result.err().lines().map(line -> line.split(" +", -1)[1]))
        .isEqualTo(
            List.of(
                "what", "chain", "functions", "points", "method", "evaluations", "error", "marks"));
  }
}
