package dev.secant.runtime.diff.check;

import dev.secant.api.Decimal;
import dev.secant.runtime.text.TextTable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The factor that all wrong derivatives have in common, and the mistake it hints at.
 *
 * <p>What is common is judged by the bars of the comparisons: a factor r explains one if the claim
 * is within {@code |r| (3 bars + 1e-7 |numerical|)} of r times the numerical derivative, as a right
 * claim would be with r = 1. Any number is near a fraction or a whole one, so only factors that
 * mistakes are made of are named.
 *
 * @param value claimed divided by numerical; NaN if there is none
 * @param sentence a line for people, empty if there is none
 */
record CommonRatio(double value, String sentence) {
  private static final CommonRatio NONE = new CommonRatio(Double.NaN, "");

  private static final double BARS = 3;

  /** A factor known to less than this is none to go by. */
  private static final double SHARP = 1e-3;

  /** Counts of things, as of terms or dimensions; beyond, only powers of ten are telling. */
  private static final int LARGEST_COUNT = 20;

  private static final int LARGEST_EXPONENT = 15;

  static CommonRatio of(List<CheckedDerivative> rows) {
    List<CheckedDerivative> disagreeing =
        rows.stream().filter(row -> row.verdict() == GradientVerdict.DISAGREE).toList();
    List<CheckedDerivative> wrong =
        disagreeing.stream()
            .filter(row -> Double.isFinite(row.claimed()) && Double.isFinite(row.numerical()))
            .sorted(Comparator.comparingDouble(CommonRatio::relativeBar))
            .toList();
    if (wrong.isEmpty() || !(relativeBar(wrong.get(0)) <= SHARP)) {
      return NONE;
    }
    double ratio = wrong.get(0).ratio() + 0.0; // the best known; no -0
    double slack = Math.abs(ratio) * relativeBar(wrong.get(0));
    boolean common = wrong.stream().allMatch(row -> isExplained(row, ratio, slack));
    String hint = ratio == 0 ? hintOfZero(rows, wrong) : hint(wrong);
    if (!common || (wrong.size() == 1 && hint.isEmpty())) { // one alone has nothing in common
      return NONE;
    }
    String where = where(wrong.size(), disagreeing.size());
    return new CommonRatio(
        ratio, "claimed / numerical is " + TextTable.ratio(ratio) + where + hint);
  }

  private static String where(int count, int disagreeing) {
    if (count < disagreeing) { // the others have no ratio, as the claim threw
      return " in " + count + " of the " + disagreeing + " that disagree";
    }
    return count == 1 ? " in the one that disagrees" : " in all " + count + " that disagree";
  }

  /** Returns how far claimed / numerical may be off for a factor to explain it, relative to it. */
  private static double relativeBar(CheckedDerivative row) {
    return BARS * row.error() / Math.abs(row.numerical()) + GradientJudge.TOLERANCE;
  }

  /**
   * @param slack how far the factor itself may be off
   */
  private static boolean isExplained(CheckedDerivative row, double factor, double slack) {
    double size = Math.abs(row.numerical());
    double bar = BARS * row.error() + GradientJudge.TOLERANCE * size;
    return Math.abs(row.claimed() - factor * row.numerical())
        <= Math.abs(factor) * bar + slack * size;
  }

  private static String hintOfZero(List<CheckedDerivative> rows, List<CheckedDerivative> wrong) {
    if (wrong.size() == 1) {
      return "";
    }
    boolean always = rows.stream().allMatch(row -> row.claimed() == 0);
    return always ? ": the claim is always 0" : ": the claim is 0 there";
  }

  /** Returns the mistake whose factor explains every row, empty if there is none. */
  private static String hint(List<CheckedDerivative> wrong) {
    double ratio = wrong.get(0).ratio();
    for (Map.Entry<Double, String> known : mistakes(commonSize(wrong), ratio).entrySet()) {
      if (wrong.stream().allMatch(row -> isExplained(row, known.getKey(), 0))) {
        return ": " + known.getValue();
      }
    }
    return "";
  }

  /** Returns the number of elements of the points; 1 if they differ in it. */
  private static int commonSize(List<CheckedDerivative> rows) {
    int size = rows.get(0).point().size();
    return rows.stream().allMatch(row -> row.point().size() == size) ? size : 1;
  }

  /** Returns the factors that are near a ratio, the most telling mistakes first. */
  private static Map<Double, String> mistakes(int size, double ratio) {
    Map<Double, String> known = new LinkedHashMap<>();
    known.put(-1.0, "the sign is wrong");
    if (size > 1) {
      known.put(1.0 / size, "divided by the number of elements, " + size);
      known.put((double) size, "not divided by the number of elements, " + size);
    }
    putBothWays(known, Math.PI / 180, "degrees and radians are mixed up");
    putBothWays(
        known, Math.log(10), "a factor of ln 10, natural and decimal logarithms are mixed up");
    putBothWays(known, Math.log(2), "a factor of ln 2, natural and binary logarithms are mixed up");
    String sign = ratio < 0 ? "the sign is wrong, and " : "";
    double many = Math.rint(ratio);
    if (isTelling(Math.abs(many))) {
      known.putIfAbsent(many, sign + "a factor of " + text(many) + " too many");
    }
    double few = Math.rint(1 / ratio);
    if (isTelling(Math.abs(few))) {
      known.putIfAbsent(1 / few, sign + "a factor of " + text(few) + " is missing");
    }
    return known;
  }

  private static void putBothWays(Map<Double, String> known, double factor, String mistake) {
    known.put(factor, mistake);
    known.put(1 / factor, mistake);
  }

  private static String text(double factor) {
    return Decimal.toShortString(Math.abs(factor));
  }

  private static boolean isTelling(double factor) {
    double exponent = Math.rint(Math.log10(factor));
    return (factor >= 2 && factor <= LARGEST_COUNT)
        || (exponent >= 1 && exponent <= LARGEST_EXPONENT && factor == Math.pow(10, exponent));
  }
}
