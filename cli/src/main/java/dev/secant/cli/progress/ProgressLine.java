package dev.secant.cli.progress;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far a run is, in words that fit into a line of a terminal: {@code 1,200,000 rows, 400,000/s,
 * 30 %, 0:07 left, 2 failed}.
 *
 * @param rows that are done
 * @param failed of them
 * @param nanos that it took
 * @param fraction of all that is done, from 0 to 1; NaN if not known
 */
record ProgressLine(long rows, long failed, long nanos, double fraction) {
  /** Less is known too badly to say how long the rest takes. */
  private static final double LEAST_FRACTION = 0.001;

  private static final long LONGEST_LEFT = TimeUnit.DAYS.toSeconds(100);

  String text() {
    StringBuilder text = new StringBuilder(80);
    text.append(
        String.format(Locale.ROOT, "%,d %s, %s/s", rows, rows == 1 ? "row" : "rows", rate()));
    if (fraction >= LEAST_FRACTION && fraction <= 1) {
      // What is read is not written yet: not all is done before the end.
      text.append(String.format(Locale.ROOT, ", %d %%", (int) Math.min(99, 100 * fraction)));
      text.append(", ").append(left()).append(" left");
    }
    if (failed > 0) {
      text.append(String.format(Locale.ROOT, ", %,d failed", failed));
    }
    return text.toString();
  }

  private String rate() {
    double rate = nanos == 0 ? 0 : rows * 1e9 / nanos;
    return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%,.0f", rate);
  }

  /** Returns minutes and seconds, behind hours if there are any. */
  private String left() {
    double rest = nanos / 1e9 * (1 - fraction) / fraction;
    long seconds = (long) Math.min((double) LONGEST_LEFT, Math.ceil(rest));
    long hours = seconds / 3600;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
