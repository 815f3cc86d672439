package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code secant report}: the file, and that it is there whole or not at all. */
class ReportCommandTest {
  @TempDir private Path folder;

  private Result report(String... words) {
    Path file = folder.resolve("report.html");
    String[] all =
        Stream.of(Stream.of("report"), Stream.of(words), Stream.of("-o", file.toString()))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return run(all);
  }

  private String written() throws IOException {
    return Files.readString(folder.resolve("report.html"));
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void writesOneFileOfAtMostFourHundredKilobytes() throws IOException {
    Result result =
        report("square | exp | square", "--from", "-1", "--to", "1", "--points", "2000");
    assertThat(result).isEqualTo(new Result(0, "", ""));
    assertThat(written()).startsWith("<!doctype html>").contains("1.648721270700128");
    assertThat(Files.size(folder.resolve("report.html"))).isLessThanOrEqualTo(400_000);
  }

  @Test
  void explainsWhatItDoes() {
    Result result =
        report("square | exp", "--from", "-1", "--to", "1", "--points", "20", "--explain");
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("secant: what is done\n  chain        square | exp\n")
        .contains("  points       20, from -1 to 1\n", "  tangent      at 0.5; the secant by");
  }

  @Test
  void takesTheMiddleOfARangeWithoutAHalf() throws IOException {
    assertThat(report("log", "--from", "2", "--to", "4").code()).isZero();
    assertThat(written()).contains("\"view\":{\"chain\":\"log\",\"x\":3.0,\"eps\":1.0E-4,");
  }

  @Test
  void replacesAFileThatIsThere() throws IOException {
    Files.writeString(folder.resolve("report.html"), "old");
    assertThat(report("exp", "--from", "0", "--to", "1").code()).isZero();
    assertThat(written()).startsWith("<!doctype html>");
  }

  @Test
  void wantsARangeAndAFile() throws IOException {
    assertThat(report("exp").err())
        .startsWith("secant: --from and --to must be given, the ends of the range\n");
    assertThat(run("report", "exp", "--from", "0", "--to", "1").err())
        .startsWith("secant: -o must be given, the file to write, as in -o report.html\n");
    assertNothingIsLeft();
  }

  @Test
  void refusesANameThatSaysSomethingElse() throws IOException {
    Path file = folder.resolve("r.txt");
    assertThat(run("report", "exp", "--from", "0", "--to", "1", "-o", file.toString()))
        .isEqualTo(
            new Result(
                2,
                "",
                "secant: --output: "
                    + file
                    + " must end in .html, as a report is a page for a browser\n"
                    + "see docs/errors.md#unknown-suffix\n"));
    assertNothingIsLeft();
    Path upper = folder.resolve("R.HTM");
    assertThat(run("report", "exp", "--from", "0", "--to", "1", "-o", upper.toString()).code())
        .isZero();
  }

  @Test
  void saysWhereItCannotWrite() {
    Path file = folder.resolve("missing/report.html");
    Result result = run("report", "exp", "--from", "0", "--to", "1", "-o", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("its folder does not exist", "docs/errors.md#output-file");
  }

  @Test
  void isRefusedWhereThereIsNoNumberToShow() throws IOException {
    assertThat(report("log", "--from", "-3", "--to", "-1"))
        .isEqualTo(
            new Result(
                1,
                "",
                """
                secant: the chain gives no finite number at any of the 1000 points from -3 to -1; choose another range
                see docs/errors.md#row-failed
                """));
    assertNothingIsLeft();
  }

  @Test
  void isRefusedForAChainThatNobodyWouldLookAt() throws IOException {
    Result result = report("exp" + " | exp".repeat(2000), "--from", "0", "--to", "1");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            """
            secant: the chain must have at most 10000 characters with its arguments in full, had 12003
            see docs/errors.md#chain-syntax
            """);
    assertNothingIsLeft();
  }

  @Test
  void leavesWhatWasThereIfTheNumbersAreWrong() throws IOException {
    Files.writeString(folder.resolve("report.html"), "old");
    assertThat(report("exp", "--from", "1", "--to", "0"))
        .isEqualTo(
            new Result(
                2,
                "",
                """
                secant: --from must be below --to, were 1 and 0
                see docs/errors.md#invalid-point
                """));
    assertThat(written()).isEqualTo("old");
  }
}
