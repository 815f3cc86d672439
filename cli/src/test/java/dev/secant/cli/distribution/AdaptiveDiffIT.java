package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adaptive derivative in a process of its own: over a large file, and in UTF-8. */
class AdaptiveDiffIT {
  private static final int POINTS = 100_000;
  private static final int BROKEN = 50_000; // the row that is no number
  private static final double START = 0.1;
  private static final double STEP = 5.0 / POINTS;

  @TempDir private Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(folder.toRealPath());
  }

  /** The heap would not hold the rows: their texts alone take 8 MB, and as objects five times. */
  @Test
  void aHundredThousandPointsAreDifferentiatedInLittleMemory() throws Exception {
    writePoints(installation.work().resolve("points.csv"));
    Command.Result result =
        installation
            .secant("diff", "log | sin", "--only", "--input", "points.csv", "--output", "out.csv")
            .with("SECANT_JAVA_OPTS", "-Xmx24m")
            .run();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            secant: points.csv:50002: 'word' is not a number: word
            secant: 1 of 100000 points failed; see docs/errors.md#row-failed
            """);
    checkDerivatives(installation.work().resolve("out.csv"));
  }

  private static void writePoints(Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("x\n");
      for (int i = 0; i < POINTS; i++) {
        writer.write((i == BROKEN ? "word" : START + i * STEP) + "\n");
      }
    }
  }

  private static void checkDerivatives(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      assertThat(lines.readLine()).isEqualTo("x,value,derivative,error,status,evaluations");
      for (int i = 0; i < POINTS; i++) {
        String line = lines.readLine();
        if (i == BROKEN) {
          assertThat(line).isEqualTo("NaN,NaN,NaN,NaN,FAILED,NaN");
        } else {
          checkRow(line.split(",", -1), START + i * STEP);
        }
      }
      assertThat(lines.readLine()).isNull();
    }
  }

  private static void checkRow(String[] row, double x) {
    assertThat(row).hasSize(6);
    assertThat(Double.parseDouble(row[0])).isEqualTo(x);
    double exact = Math.cos(Math.log(x)) / x;
    // What the closed form itself is off by: an ulp of each of three operations, and of log x.
    double rounding = 4 * Math.ulp(1 / x);
    double error = Math.abs(Double.parseDouble(row[2]) - exact);
    assertThat(error).as("at %s", x).isLessThanOrEqualTo(Double.parseDouble(row[3]) + rounding);
  }

  @Test
  void theAnswerIsUtf8InAnyLocale() throws Exception {
    Command.Result result =
        installation.secant("diff", "abs", "--at", "0").with("LC_ALL", "C").run();
    assertThat(result)
        .isEqualTo(new Command.Result(0, "0.0 ± 1  KINK\nleft -1.0, right 1.0\n", ""));
  }
}
