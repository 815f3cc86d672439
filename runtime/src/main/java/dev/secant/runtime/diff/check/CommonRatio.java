package dev.secant.runtime.diff.check;

import dev.secant.api.Decimal;
import dev.secant.runtime.text.TextTable;
import java.util.Arrays;
import java.util.List;

/**
 * The factor that all wrong derivatives have in common, and the mistake it hints at.
 *
 * @param value claimed divided by numerical; NaN if there is none
 * @param sentence a line for people, empty if there is none
 */
record CommonRatio(double value, String sentence) {
  private static final CommonRatio NONE = new CommonRatio(Double.NaN, "");

  /** Ratios of derivatives that are both only known to some digits. */
  private static final double SAME = 1e-3;

  static CommonRatio of(List<CheckedDerivative> rows) {
    List<CheckedDerivative> wrong =
        rows.stream()
            .filter(row -> row.verdict() == GradientVerdict.DISAGREE)
            .filter(row -> Double.isFinite(row.ratio()))
            .toList();
    double[] ratios = wrong.stream().mapToDouble(CheckedDerivative::ratio).sorted().toArray();
    if (ratios.length == 0) {
      return NONE;
    }
    double middle = ratios[ratios.length / 2];
    boolean common =
        Arrays.stream(ratios)
            .allMatch(ratio -> Math.abs(ratio - middle) <= SAME * Math.abs(middle));
    String hint = hint(middle, commonSize(wrong));
    if (!common || (ratios.length == 1 && hint.isEmpty())) { // one alone has nothing in common
      return NONE;
    }
    String where =
        ratios.length == 1
            ? " in the one that disagrees"
            : " in all " + ratios.length + " that disagree";
    return new CommonRatio(
        middle, "claimed / numerical is " + TextTable.rounded(middle) + where + hint);
  }

  /** Returns the number of elements of the points; 1 if they differ in it. */
  private static int commonSize(List<CheckedDerivative> rows) {
    int size = rows.get(0).point().size();
    return rows.stream().allMatch(row -> row.point().size() == size) ? size : 1;
  }

  private static String hint(double ratio, int size) {
    if (isNear(ratio, -1)) {
      return ": the sign is wrong";
    }
    if (ratio == 0) {
      return ": the claim is always 0";
    }
    if (size > 1 && isNear(ratio, 1.0 / size)) {
      return ": divided by the number of elements, " + size;
    }
    if (size > 1 && isNear(ratio, size)) {
      return ": not divided by the number of elements, " + size;
    }
    if (isNear(ratio, Math.PI / 180) || isNear(ratio, 180 / Math.PI)) {
      return ": degrees and radians are mixed up";
    }
    if (isNear(ratio, Math.log(10)) || isNear(ratio, 1 / Math.log(10))) {
      return ": a factor of ln 10, natural and decimal logarithms are mixed up";
    }
    if (isNear(ratio, Math.log(2)) || isNear(ratio, 1 / Math.log(2))) {
      return ": a factor of ln 2, natural and binary logarithms are mixed up";
    }
    double inverse = Math.rint(1 / ratio);
    double whole = Math.rint(ratio);
    if (whole != 0 && whole != 1 && isNear(ratio, whole)) {
      return ": a factor of " + Decimal.toShortString(whole) + " too many";
    }
    return inverse != 0 && inverse != 1 && isNear(ratio, 1 / inverse)
        ? ": a factor of " + Decimal.toShortString(inverse) + " is missing"
        : "";
  }

  private static boolean isNear(double ratio, double expected) {
    return Math.abs(ratio - expected) <= SAME * Math.abs(expected);
  }
}
