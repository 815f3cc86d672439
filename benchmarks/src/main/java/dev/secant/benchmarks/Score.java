package dev.secant.benchmarks;

import dev.secant.api.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The figures of some verdicts, as a row of the table.
 *
 * <p>Over the verdicts whose truth is a derivative, of one side or of both: the median relative
 * error; the share within 1e-6, of all and of those where {@linkplain Truth#isAttainable() that is
 * not impossible}; the share whose bar covers the truth; the median of bar over error. Over all:
 * calls of f, median and most (for arrays, calls for each search along a line); how many are silent
 * and wrong; the share of the right kind.
 */
record Score(List<Verdict> verdicts) {
  private static final MathContext TWO_DIGITS = new MathContext(2);

  static String header() {
    return row(
        "family", "n", "median", "1e-6", "attain", "cover", "bar/err", "calls", "max", "silent",
        "kinds");
  }

  String row(String name) {
    List<Verdict> smooth = verdicts.stream().filter(Verdict::isDifferentiable).toList();
    List<Verdict> attainable =
        smooth.stream().filter(v -> v.problem().truth().isAttainable()).toList();
    return row(
        name,
        Integer.toString(verdicts.size()),
        shortly(median(smooth, Verdict::relativeError)),
        share(smooth, v -> v.relativeError() <= 1e-6),
        share(attainable, v -> v.relativeError() <= 1e-6),
        share(smooth, Verdict::isCovered),
        shortly(median(smooth, v -> v.answer().error() / v.error())),
        Decimal.toShortString(median(verdicts, v -> Math.rint(v.answer().evaluations()))),
        Decimal.toShortString(
            verdicts.stream()
                .mapToDouble(v -> Math.rint(v.answer().evaluations()))
                .max()
                .orElse(0)),
        Long.toString(verdicts.stream().filter(Verdict::isSilentlyWrong).count()),
        share(verdicts, Verdict::isKindRight));
  }

  private static String row(String name, String... cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-16s", name));
    for (String cell : cells) {
      row.append(String.format(Locale.ROOT, " %8s", cell));
    }
    return row.toString();
  }

  /** Two significant digits, as 1.2E-9. */
  static String shortly(double value) {
    return Double.isFinite(value)
        ? Decimal.toShortString(new BigDecimal(value).round(TWO_DIGITS).doubleValue())
        : Decimal.toShortString(value);
  }

  private static String share(List<Verdict> of, Predicate<Verdict> holds) {
    return of.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT, "%.1f%%", 100.0 * of.stream().filter(holds).count() / of.size());
  }

  private static double median(List<Verdict> of, ToDoubleFunction<Verdict> figure) {
    double[] sorted = of.stream().mapToDouble(figure).filter(v -> !Double.isNaN(v)).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
