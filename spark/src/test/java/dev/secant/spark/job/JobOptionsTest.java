package dev.secant.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.diff.AdaptiveDerivative;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the command line of the job, without Spark. */
class JobOptionsTest {
  private static JobOptions options(String... more) {
    List<String> words =
        new ArrayList<>(List.of("--chain", "square | exp", "--input=a b,c.csv", "--output", "o"));
    words.addAll(Arrays.asList(more));
    return JobOptions.of(words);
  }

  @Test
  void haveDefaults() {
    JobOptions options = options("--format", "CSV");
    assertThat(options)
        .isEqualTo(
            new JobOptions(
                "square | exp",
                "a b,c.csv",
                null,
                null,
                "o",
                FileForm.CSV,
                new ResultKind.Search(AdaptiveDerivative.standard()),
                "null",
                false,
                false));
  }

  @Test
  void areTakenAsSettingsOfTheSearch() {
    JobOptions options =
        options(
            "--format=parquet",
            "--order=2",
            "--tolerance",
            "1e-6",
            "--budget=20",
            "--noise-floor=1e-9",
            "--on-error=fail",
            "--only",
            "--overwrite",
            "--column=3",
            "--input-format=json");
    ResultKind.Search search = (ResultKind.Search) options.results();
    assertThat(search.settings().order()).isEqualTo(2);
    assertThat(search.settings().tolerance()).isEqualTo(1e-6);
    assertThat(search.settings().budget()).isEqualTo(20);
    assertThat(search.settings().noiseFloor()).isEqualTo(1e-9);
    assertThat(options.onError()).isEqualTo("fail");
    assertThat(options.only() && options.overwrite()).isTrue();
    assertThat(options.inputForm()).isEqualTo(FileForm.JSON);
  }

  @Test
  void takeNegativeNumbersAsValues() {
    assertThat(options("--format", "csv", "--eps", "-1").results())
        .isEqualTo(new ResultKind.Quotient(-1)); // refused where all steps are, in the runtime
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--order 7|--order must be in 1..6, was 7",
        "--order two|--order must be a whole number, was 'two'",
        "--eps x|--eps must be a number, was 'x'",
        "--tolerance 1|--tolerance must be in [0, 1), was 1",
        "--budget 9|--budget must be at least 10 evaluations, was 9",
        "--noise-floor -1|--noise-floor must be finite and not negative, was -1",
        "--on-error nan|--on-error must be null or fail, was 'nan'",
        "--format json|--format must be parquet or csv, was 'json'",
        "--input-format xml|--input-format must be parquet or csv or json, was 'xml'",
        "--colum x|unknown option '--colum'; did you mean --column?",
        "--only=yes|--only takes no value, was given one",
        "--column|--column needs a value",
        "--column=|--column must not be empty",
        "--output p|--output must be given once, was given twice",
        "--value --eps 1|--value computes no derivative: leave out --eps, --order and the other"
            + " settings of one",
      })
  void areRefusedByName(String words, String message) {
    assertThatThrownBy(() -> options(words.split(" ", -1)))
        .isInstanceOf(JobException.class)
        .hasMessage(message)
        .extracting(thrown -> ((JobException) thrown).exitCode())
        .isEqualTo(2);
  }

  @Test
  void haveNoWordsBesides() {
    assertThatThrownBy(() -> options("exp"))
        .hasMessage("'exp' belongs to no option; the chain is one word behind --chain");
  }

  @Test
  void areMissedByName() {
    assertThatThrownBy(() -> JobOptions.of(List.of("--chain", "exp")))
        .hasMessage("--input is missing");
    assertThatThrownBy(() -> options())
        .hasMessage(
            "--format must be given, parquet or csv, as the output 'o' ends in neither .parquet nor"
                + " .csv");
  }

  @Test
  void areNeverShownWithWhatATerminalWouldObey() {
    assertThatThrownBy(() -> options("--\u001b[2J")).hasMessageNotContaining("\u001b");
  }
}
