package dev.secant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import dev.secant.cli.sample.Alone;
import dev.secant.cli.sample.Meeting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code --threads} of eval and diff, and that reading ahead shows nowhere. */
@Timeout(120) // threads that wait for each other are a failure, not a build without end
class ThreadsTest {
  private static final int ROWS = 5000; // more than four blocks

  @TempDir private Path folder;

  @BeforeEach
  void writePlugins() throws IOException {
    SamplePlugin.write(folder.resolve("sample-1.0.jar"), List.of(Alone.class, Meeting.class));
  }

  private Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--plugins", folder.toString()));
    return CliRun.run(all.toArray(String[]::new));
  }

  /** Rows of x = -1, ..., some of which are no numbers, infinite, or outside the domain of log. */
  private String points() throws IOException {
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < ROWS; i++) {
      boolean isBad = i % 701 == 700;
      rows.append(
          isBad ? "abc" : i % 997 == 996 ? "inf" : i % 499 == 0 ? "nan" : "" + (i - 1) / 512.0);
      rows.append(i % 1501 == 1500 ? "\n" : ",\"7\"\n");
    }
    return Files.writeString(folder.resolve("points.csv"), rows).toString();
  }

  @Nested
  class Results {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "eval log",
          "eval log --format jsonl --on-error skip",
          "eval log --format table",
          "eval log --on-error fail",
          "diff square exp square --method central --eps 1e-4",
          "diff log --format tsv",
          "diff log --exact --slopes --on-error skip",
          "eval sum --columns x,y --on-error skip",
          "diff norm --gradient --columns x,y --format csv"
        })
    void areTheSameOnAnyNumberOfThreads(String commandLine) throws IOException {
      List<String> command = new ArrayList<>(Arrays.asList(commandLine.split(" ", -1)));
      command.addAll(List.of("--input", points()));
      Result expected = run(command.toArray(String[]::new));
      assertThat(expected.out()).hasSizeGreaterThan(1000);
      assertThat(expected.err()).contains("'abc' is not a number");
      for (String threads : List.of("1", "2", "4")) {
        List<String> more = new ArrayList<>(command);
        more.addAll(List.of("--threads", threads));
        assertThat(run(more.toArray(String[]::new))).as(threads).isEqualTo(expected);
      }
    }

    @Test
    void ofFourSlowPointsAreComputedAtATime() {
      assertThat(run("eval", "meeting", "--at", "1,2,3,4", "--format", "csv", "--threads", "4"))
          .isEqualTo(new Result(0, "x,value\n1.0,1.0\n2.0,2.0\n3.0,3.0\n4.0,4.0\n", ""));
    }

    @Test
    void withoutTheOptionAreComputedOneAtATime() {
      Result result = run("eval", "alone", "--range", "0:4999:5000", "--format", "csv");
      assertThat(result.err()).isEmpty();
      assertThat(result.code()).isZero();
      assertThat(result.out().lines()).hasSize(ROWS + 1).endsWith("4999.0,9998.0");
    }

    @Test
    void alongADirectionAreSharedByPoint() {
      String[] args = {"diff", "sum", "--direction", "[1,2]", "--at", "[1,2],[3,4]", "--threads"};
      assertThat(run(with(args, "3"))).isEqualTo(run(with(args, "1")));
    }
  }

  private static String[] with(String[] args, String last) {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = last;
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "nan", "1e9"})
  void areAWholeNumber(String threads) {
    for (String command : List.of("eval", "diff")) {
      Result result = run(command, "square", "--threads=" + threads, "--at", "1,2");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .startsWith("secant: --threads must be a whole number from 1 to 1024, was ")
          .endsWith("see docs/errors.md#invalid-setting\n");
    }
  }

  @Nested
  class Promptness {
    /** Many rows at once, then one at a time; before each wait, everything has been written. */
    private static final class Trickle extends InputStream {
      private final ByteArrayOutputStream out;
      private int reads;
      private int rows;

      Trickle(ByteArrayOutputStream out) {
        this.out = out;
      }

      @Override
      public int available() {
        return 0;
      }

      @Override
      public int read() {
        throw new IllegalStateException("not used");
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        assertThat(out.toString(UTF_8).lines().count()).isEqualTo(rows == 0 ? 0 : rows + 1);
        if (reads++ == 4) {
          return -1;
        }
        byte[] text = "2\n".repeat(reads == 2 ? ROWS : 1).getBytes(UTF_8);
        rows += text.length / 2;
        System.arraycopy(text, 0, buffer, offset, text.length);
        return text.length;
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4"})
    void allRowsAreThereBeforeTheInputIsWaitedFor(String threads) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Result result =
          CliRun.input(new Trickle(out)).withOutput(out, "eval", "square", "--threads", threads);
      assertThat(result).isEqualTo(new Result(0, "", ""));
      assertThat(out.toString(UTF_8)).isEqualTo("x,value\n" + "2,4.0\n".repeat(ROWS + 3));
    }
  }
}
