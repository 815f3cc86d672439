package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that points of a file, which are computed together, get what each gets alone. */
class NumberBatchTest {
  private static final int ROWS = 2500; // more than two blocks

  @TempDir Path folder;

  @BeforeEach
  void writePlugin() throws IOException {
    SamplePlugin.writeTo(folder);
  }

  /** Runs over x = 0, 1, 2, ... with one row of the file replaced. */
  private Result run(int special, String text, String... arguments) throws IOException {
    StringBuilder rows = new StringBuilder("x\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append(i == special ? text : i * 0x1p-9).append('\n');
    }
    Path file = Files.writeString(folder.resolve("points.csv"), rows);
    String[] all = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--input";
    all[arguments.length + 1] = file.toString();
    all[arguments.length + 2] = "--plugins";
    all[arguments.length + 3] = folder.toString();
    Result result = CliRun.run(all);
    assertThat(result.code()).as(result.err()).isLessThan(2);
    return result;
  }

  private static String[] rows(Result result) {
    return result.out().split("\n");
  }

  @Nested
  class OfADifferenceQuotient {
    private final String[] command = {
      "diff", "square", "exp", "square", "--method", "central", "--eps", "1e-4"
    };

    @Test
    void aRowIsThePointAlone() throws IOException {
      Result result = run(-1, "", command);
      assertThat(result.code()).isZero();
      assertThat(rows(result)).hasSize(ROWS + 1);
      assertThat(rows(result)[1 + 256]).isEqualTo("0.5,1.648721270700128,3.2974426293330694");
    }

    @Test
    void aMissingNumberHasNoneAndDisturbsNoOther() throws IOException {
      Result result = run(300, "NaN", command);
      assertThat(result.err()).isEmpty();
      assertThat(rows(result)[1 + 256]).isEqualTo("0.5,1.648721270700128,3.2974426293330694");
      assertThat(rows(result)[1 + 300]).isEqualTo("NaN,NaN,NaN");
    }

    @Test
    void aPointWithoutADerivativeFailsAlone() throws IOException {
      Result result = run(300, "inf", command);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .contains("x must be finite, was Infinity")
          .contains("1 of " + ROWS + " points failed");
      assertThat(rows(result)[1 + 256]).isEqualTo("0.5,1.648721270700128,3.2974426293330694");
      assertThat(rows(result)[1 + 300]).isEqualTo("inf,NaN,NaN");
      assertThat(rows(result)).hasSize(ROWS + 1);
    }
  }

  @Nested
  class OfASearch {
    private final String[] command = {"diff", "square", "exp", "square", "--slopes"};

    /** The rows that a file of one point has, and so no block. */
    private String alone(String point) throws IOException {
      Path file = Files.writeString(folder.resolve("one.csv"), "x\n" + point + "\n");
      String[] arguments = {
        "diff", "square", "exp", "square", "--slopes", "--input", file.toString()
      };
      return rows(CliRun.run(arguments))[1];
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256, 1023, 1024, ROWS - 1})
    void aRowIsThePointAlone(int row) throws IOException {
      Result result = run(-1, "", command);
      assertThat(result.code()).isZero();
      assertThat(rows(result)).hasSize(ROWS + 1);
      assertThat(rows(result)[1 + row]).isEqualTo(alone(String.valueOf(row * 0x1p-9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e200"})
    void aPointWithoutADerivativeDisturbsNoOther(String point) throws IOException {
      Result result = run(300, point, command);
      assertThat(result.code()).isZero();
      assertThat(rows(result)[1 + 300]).contains("OUT_OF_DOMAIN");
      assertThat(rows(result)[1 + 256]).isEqualTo(alone("0.5"));
    }

    @Test
    void aPointThatFailsFailsAlone() throws IOException {
      Result result = run(300, "inf", command);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("1 of " + ROWS + " points failed");
      assertThat(rows(result)[1 + 256]).isEqualTo(alone("0.5"));
    }

    @Test
    void aFunctionThatFailsFailsAtItsPoint() throws IOException {
      Result result = run(-1, "", "diff", "brittle");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("1 of " + ROWS + " points failed");
      assertThat(rows(result)[1 + 1024]).startsWith("2.0,NaN");
      assertThat(rows(result)[1 + 512]).startsWith("1.0,2.0,2.0,");
    }
  }

  @Nested
  class OfValues {
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 1023, 1024, 1500, ROWS - 1})
    void aFailureIsThatOfItsRow(int special) throws IOException {
      // 1024/512 is where brittle throws; the row of the file that holds it is replaced first.
      Result result = run(special, "2.0", "eval", "brittle");
      int failed = special == 1024 ? 1 : 2;
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .contains("brittle of plug-in sample (")
          .contains("failed at input 2.0, as stage 1 of 'brittle'")
          .contains(failed + " of " + ROWS + " points failed");
      assertThat(rows(result)[1 + special]).isEqualTo("2.0,NaN");
      assertThat(rows(result)[1 + 1025]).isEqualTo("2.001953125,4.00390625");
      assertThat(rows(result)).hasSize(ROWS + 1);
    }

    @Test
    void aChainThatMakesArraysIsComputedPointByPoint() throws IOException {
      Result result = run(-1, "", "eval", "pair", "--format", "jsonl");
      assertThat(rows(result)[512]).isEqualTo("{\"x\":1.0,\"value\":[1.0,-1.0]}");
    }
  }
}
