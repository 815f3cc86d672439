package dev.secant.spark.job;

import dev.secant.api.Decimal;
import dev.secant.runtime.text.SafeText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows.
 *
 * @param rows all that were read, and are in the output
 * @param failed those without a result for which there should be one
 * @param withoutX those that have no number, and so no result
 * @param noNumber of the failed, those with text that is no number
 * @param sample the smallest number at which the chain failed, or null
 * @param word such a text, or null
 */
record JobSummary(
    long rows,
    long failed,
    long withoutX,
    long noNumber,
    @Nullable Double sample,
    @Nullable String word) {
  /** Reads what Spark observed; nothing, where it left out an input without rows. */
  static JobSummary of(Map<String, Object> observed) {
    return new JobSummary(
        number(observed, ResultRows.ROWS),
        number(observed, ResultRows.FAILED),
        number(observed, ResultRows.WITHOUT_X),
        number(observed, ResultRows.NO_NUMBER),
        (Double) observed.get(ResultRows.SAMPLE),
        (String) observed.get(ResultRows.WORD));
  }

  private static long number(Map<String, Object> observed, String name) {
    return observed.get(name) instanceof Number number ? number.longValue() : 0;
  }

  int exitCode() {
    return failed == 0 ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }

  /** Returns one line for people: {@code 24000000 rows, 3 failed (...), written to out.parquet}. */
  String line(String output) {
    StringBuilder line = new StringBuilder();
    line.append(rows).append(rows == 1 ? " row, " : " rows, ").append(failed).append(" failed");
    if (failed > 0) {
      line.append(" (").append(reasons()).append(')');
    }
    if (withoutX > 0) {
      line.append(", ").append(withoutX).append(" without a number");
    }
    return line.append(", written to ").append(SafeText.ofPath(output)).toString();
  }

  private String reasons() {
    StringBuilder reasons = new StringBuilder();
    if (noNumber > 0) {
      reasons.append(noNumber).append(" no number, as '");
      reasons.append(SafeText.of(String.valueOf(word))).append('\'');
    }
    if (sample != null) {
      reasons.append(reasons.isEmpty() ? "" : "; ");
      reasons.append("as at x = ").append(Decimal.toString(sample));
      reasons.append("; the logs of the tasks have reasons");
    }
    return reasons.toString();
  }
}
