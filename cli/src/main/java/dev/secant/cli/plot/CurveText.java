package dev.secant.cli.plot;

import dev.secant.api.Decimal;
import dev.secant.runtime.curve.Curve;
import dev.secant.runtime.curve.CurvePoint;
import dev.secant.runtime.curve.Feature;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.EnumMap;
import java.util.Map;

/** What is to be said of a curve beside its picture: where there is no derivative, and why. */
public final class CurveText {
  private static final int MOST = 20;

  private CurveText() {}

  /** Returns the features, each in a line of kind and place, and points without a number. */
  public static String of(Curve curve) {
    StringBuilder text = new StringBuilder();
    int count = curve.features().size();
    if (count > 0) {
      text.append(count == 1 ? "1 place" : count + " places").append(" without a derivative:\n");
    }
    for (Feature feature : curve.features().subList(0, Math.min(MOST, count))) {
      text.append("  ").append(feature).append('\n');
    }
    if (count > MOST) {
      text.append("  and ").append(count - MOST).append(" more\n");
    }
    if (curve.unsearched() > 0) {
      text.append("not searched: ")
          .append(curve.unsearched())
          .append(" more intervals that may hold one; a smaller range shows them\n");
    }
    long infinite = curve.points().stream().filter(CurveText::isTooLarge).count();
    if (infinite > 0) {
      text.append("f is infinite at ").append(of(infinite, curve));
      text.append('\n');
    }
    counted(curve)
        .forEach(
            (status, points) ->
                text.append("no number at ")
                    .append(of(points, curve))
                    .append(": ")
                    .append(status)
                    .append('\n'));
    return text.toString();
  }

  private static String of(long count, Curve curve) {
    return count + " of " + curve.points().size() + " points";
  }

  private static boolean isTooLarge(CurvePoint point) {
    return Double.isInfinite(point.value());
  }

  /** Points whose status is not that of a feature, and which have no number. */
  private static Map<DerivativeStatus, Integer> counted(Curve curve) {
    Map<DerivativeStatus, Integer> counted = new EnumMap<>(DerivativeStatus.class);
    for (CurvePoint point : curve.points()) {
      switch (point.status()) {
        case UNRELIABLE, NOT_REPEATABLE -> counted.merge(point.status(), 1, Integer::sum);
        case OUT_OF_DOMAIN -> {
          if (!isTooLarge(point)) {
            counted.merge(point.status(), 1, Integer::sum);
          }
        }
        default -> {}
      }
    }
    return counted;
  }

  /** Returns how many points failed, and with what the first of them; empty if none did. */
  public static String failures(Curve curve) {
    long count = curve.points().stream().filter(point -> !point.failure().isEmpty()).count();
    return curve.points().stream()
        .filter(point -> !point.failure().isEmpty())
        .findFirst()
        .map(
            point ->
                count
                    + " of "
                    + curve.points().size()
                    + " points failed, the first at "
                    + Decimal.toString(point.x())
                    + ": "
                    + point.failure())
        .orElse("");
  }
}
