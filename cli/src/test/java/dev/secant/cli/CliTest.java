package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import dev.secant.cli.failure.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Cli}: help, usage errors, and streams that end early. */
class CliTest {
  @Nested
  class Help {
    @ParameterizedTest
    @ValueSource(strings = {"functions", "describe", "eval", "diff", "check", "sweep"})
    void everyCommandShowsExitCodesAndAnExample(String command) {
      Result result = run(command, "--help");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .startsWith("Usage: secant " + command + " ")
          .contains("--plugins=DIR")
          .contains("Exit codes:\n", "  0     everything was done\n", "  2     bad usage")
          .contains("Example:\n  secant " + command + " ");
    }

    @Test
    void thereAreThreeWaysToIt() {
      String help = run("--help").out();
      assertThat(help)
          .startsWith("Usage: secant ")
          .contains("functions", "describe", "eval", "diff");
      assertThat(run("help").out()).isEqualTo(help);
      assertThat(run("help", "diff").out()).isEqualTo(run("diff", "-h").out());
    }

    @Test
    void theVersionNamesTheJdk() {
      Result result = run("--version");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out())
          .startsWith("secant ")
          .contains("\nJDK " + System.getProperty("java.runtime.version"));
    }

    @Test
    void nothingIsColoured() {
      assertThat(run("--help").out()).doesNotContain("\u001b");
    }
  }

  @Nested
  class Usage {
    @Test
    void noCommandIsAnError() {
      Result result = run();
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .matches(
              "secant: a command must be given, one of functions, describe, eval, diff, [a-z, ]+ and"
                  + " help\ntry 'secant --help'\nsee docs/errors.md#usage\n");
    }

    @Test
    void anUnknownCommandIsShownWithTheNearest() {
      assertThat(run("evla", "square"))
          .isEqualTo(
              new Result(
                  2,
                  "",
                  """
                  secant: unknown command 'evla'; did you mean eval?
                  try 'secant --help'
                  see docs/errors.md#usage
                  """));
    }

    @Test
    void anUnknownCommandIsShownTheSameByHelp() {
      assertThat(run("help", "evla").err())
          .startsWith("secant: unknown command 'evla'; did you mean eval?\n");
      assertThat(run("plto").err())
          .startsWith("secant: unknown command 'plto'; did you mean plot?\n");
      assertThat(run("evaluate", "square").err())
          .startsWith("secant: unknown command 'evaluate'; did you mean eval?\n");
      assertThat(run("help", "square").err())
          .startsWith("secant: unknown command 'square'; the commands are functions, ");
    }

    @Test
    void whatHelpGivesToBeCopiedStandsInALineOfItsOwn() {
      assertThat(run("completion", "--help").out().lines())
          .contains(
              "  source <(secant completion bash)",
              "  secant completion fish > ~/.config/fish/completions/secant.fish");
      assertThat(run("config", "--help").out()).contains("else ~/.config/secant/config. ");
    }

    @Test
    void theOtherFormOfARangeIsExplained() {
      assertThat(run("plot", "square", "--range", "0:1:5").err())
          .startsWith(
              """
              secant: unknown option '--range'
              the range is given by --from, --to and --points, as in --from 0 --to 1
              """);
      assertThat(run("eval", "square", "--from", "0", "--to", "1").err())
          .contains("\nthe range is given by --range A:B:N, as in --range 0:1:11\n");
    }

    @Test
    void anUnknownOptionIsShownWithTheNearest() {
      Result result = run("eval", "square", "--at", "1", "--fromat", "csv");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .startsWith("secant: unknown option '--fromat'; did you mean --format?\n")
          .endsWith("see docs/errors.md#usage\n");
    }

    @Test
    void aChainWithoutACommandIsShownTheCommands() {
      assertThat(run("square", "--at", "1").err())
          .startsWith(
              "secant: unknown command 'square'; the commands are functions, describe, eval, diff,"
                  + " check, sweep, ");
    }

    @Test
    void aNegativePointAmongTheWordsIsExplained() {
      assertThat(run("eval", "square", "-1").err())
          .isEqualTo(
              """
              secant: found '-' after |, expected the name of a function
                square | -1
                         ^
              points are given by --at, as in --at -1
              see docs/errors.md#chain-syntax
              """);
    }

    @Test
    void anArgumentTooManyIsAnError() {
      assertThat(run("describe", "square", "exp").err())
          .startsWith("secant: unknown argument 'exp'\n");
    }

    @Test
    void anOptionWithoutItsValueIsAnError() {
      assertThat(run("eval", "square", "--at").err())
          .startsWith("secant: missing required parameter for option '--at' (POINTS)\n");
    }

    @Test
    void anOptionGivenTwiceIsAnError() {
      assertThat(run("eval", "square", "--range", "0:1:2", "--range", "0:1:3").err())
          .startsWith(
              "secant: option '--range' (START:STOP:COUNT) should be specified only once\n");
    }

    @Test
    void controlCharactersOfArgumentsAreEscaped() {
      assertThat(run("eval", "--\u001b[2J", "square").err())
          .contains("\\u001b")
          .doesNotContain("\u001b");
    }
  }

  @Nested
  class Streams {
    /** Takes some bytes, then fails. */
    private static final class FailingOutput extends OutputStream {
      private final String message;
      private int left;

      FailingOutput(int bytes, String message) {
        left = bytes;
        this.message = message;
      }

      @Override
      public void write(int b) throws IOException {
        if (left-- <= 0) {
          throw new IOException(message);
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "Datenübergabe unterbrochen (broken pipe)"})
    void aReaderThatGoesAwayEndsTheRunQuietly(String message) {
      assertThat(
              new CliRun()
                  .withOutput(
                      new FailingOutput(100_000, message),
                      "eval",
                      "square",
                      "--range",
                      "0:1:1e12",
                      "--format",
                      "csv"))
          .isEqualTo(new Result(141, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"--help", "--version", "functions", "describe square", "eval square --at 1"})
    void aFullDiskIsAFailureOfEveryCommand(String commandLine) {
      assertThat(
              new CliRun()
                  .withOutput(
                      new FailingOutput(0, "No space left on device"), commandLine.split(" ", -1)))
          .isEqualTo(
              new Result(
                  1,
                  "",
                  """
                  secant: cannot write to standard output: No space left on device
                  see docs/errors.md#output-failed
                  """));
    }

    @Test
    void anInputThatFailsIsAFailureAfterTheRowsBeforeIt() {
      InputStream input =
          new InputStream() {
            private int reads;

            @Override
            public int read() {
              throw new IllegalStateException("not used");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
              if (reads++ > 0) {
                throw new IOException("Input/output error");
              }
              buffer[offset] = '2';
              buffer[offset + 1] = '\n';
              return 2;
            }
          };
      assertThat(CliRun.input(input).with("eval", "square"))
          .isEqualTo(
              new Result(
                  1,
                  "x,value\n2,4.0\n",
                  """
                  secant: cannot read the points: Input/output error
                  see docs/errors.md#input-failed
                  """));
    }

    /** Hands over a line at a time, and looks at what has been written when it is asked for one. */
    @Test
    void eachLineIsAnsweredBeforeTheNextIsAwaited() {
      List<Integer> written = new ArrayList<>();
      java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
      InputStream typing =
          new InputStream() {
            private final byte[][] lines = {{'1', '\n'}, {'2', '\n'}, {'3', '\n'}};
            private int next;

            @Override
            public int read() {
              throw new IllegalStateException("not used");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
              written.add(out.size());
              if (next == lines.length) {
                return -1;
              }
              byte[] line = lines[next++];
              System.arraycopy(line, 0, buffer, offset, line.length);
              return line.length;
            }
          };
      CliRun.input(typing).withOutput(out, "eval", "square");
      // Header and row come before the second line is read, a row before each one after that.
      assertThat(written).startsWith(0, 14, 20, 26);
      assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("x,value\n1,1.0\n2,4.0\n3,9.0\n");
    }

    @Test
    void aFailureWhileWaitingIsNoFailureOfTheInput() {
      assertThat(CliRun.input("1\nabc\n").with("eval", "square", "--on-error", "fail").err())
          .startsWith("secant: standard input:2: 'abc' is not a number: abc\n");
    }
  }

  @Nested
  class Errors {
    @ParameterizedTest
    @EnumSource
    void everyErrorHasAnAnchorAndAnExitCode(ErrorCode code) {
      assertThat(code.anchor()).matches("[a-z]+(-[a-z]+)*");
      assertThat(code.reference()).isEqualTo("see docs/errors.md#" + code.anchor());
      assertThat(code.exitCode()).isIn(1, 2, code == ErrorCode.INTERRUPTED ? 130 : 1);
    }

    @Test
    void anchorsAreDistinct() {
      assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::anchor)).doesNotHaveDuplicates();
    }
  }
}
