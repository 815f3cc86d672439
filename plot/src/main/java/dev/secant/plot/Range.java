package dev.secant.plot;

/**
 * What an axis reaches over.
 *
 * @param from finite; above 0 on a logarithmic axis
 * @param to finite, above {@code from}
 */
record Range(Scale scale, double from, double to) {
  private static final double MARGIN = 0.04;
  private static final int FEW_DOUBLES = 16;

  /** In error bars: what an axis reaches beyond values that are one but for them. */
  private static final double WIDE = 8;

  private static final double ASIDE = 0.1;

  /** Collects what an axis is to hold. */
  static final class Extent {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double unsure;
    private boolean isConstant;

    void add(double value, Scale scale) {
      if (Double.isFinite(value) && (scale == Scale.LINEAR || value > 0)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }

    double span() {
      return most - least;
    }

    /** Takes note of how far off values may be, and whether all of them may be one number. */
    void addErrors(Bars bars) {
      unsure = bars.typical();
      isConstant = bars.maybeConstant(span());
    }

    /** Returns the range of an axis: what it says, else what was added, else 0 to 1. */
    Range of(Axis axis, boolean hasMargin) {
      if (!Double.isNaN(axis.from())) {
        return new Range(axis.scale(), axis.from(), axis.to());
      }
      if (least > most) {
        return axis.scale() == Scale.LOG
            ? new Range(Scale.LOG, 0.1, 10)
            : new Range(Scale.LINEAR, 0, 1);
      }
      return isConstant && axis.scale() == Scale.LINEAR
          ? aroundConstant(least, most, unsure)
          : widened(axis.scale(), least, most, hasMargin);
    }
  }

  /** Differences that may be rounding only do not fill an axis. */
  private static Range aroundConstant(double least, double most, double unsure) {
    double size = Math.max(Math.abs(least), Math.abs(most));
    double margin = Math.max(size / 10, Math.max(FEW_DOUBLES * Math.ulp(size), WIDE * unsure));
    double around = size == 0 && unsure == 0 ? 1 : margin;
    // Not in the middle, where one dot of a line would be above it and the next below.
    return between(Scale.LINEAR, least - ASIDE * around, most, around);
  }

  private static Range between(Scale scale, double least, double most, double margin) {
    return new Range(
        scale,
        Math.max(-Double.MAX_VALUE, least - margin),
        Math.min(Double.MAX_VALUE, most + margin));
  }

  private static Range widened(Scale scale, double least, double most, boolean hasMargin) {
    if (scale == Scale.LOG) {
      double from = Math.log10(least);
      double to = Math.log10(most);
      double margin = to - from < 1e-9 ? 0.5 : hasMargin ? MARGIN * (to - from) : 0;
      return new Range(
          scale,
          Math.max(Double.MIN_VALUE, Math.pow(10, from - margin)),
          Math.min(Double.MAX_VALUE, Math.pow(10, to + margin)));
    }
    double size = Math.max(Math.abs(least), Math.abs(most));
    if (most - least < FEW_DOUBLES * Math.ulp(size)) { // a constant, or one but for rounding
      return aroundConstant(least, most, 0);
    }
    return between(scale, least, most, hasMargin ? MARGIN * most - MARGIN * least : 0);
  }

  /** Returns where a value is from 0 to 1 along the axis, outside beyond its ends, or NaN. */
  double share(double value) {
    double from = scale.place(this.from);
    double to = scale.place(this.to);
    double place = scale.place(value);
    return (place / 2 - from / 2)
        / (to / 2 - from / 2); // halves: a range may be wider than doubles
  }

  /** Returns the value at a share of the axis. */
  double value(double share) {
    double begin = scale.place(from);
    double end = scale.place(to);
    return scale.value(begin * (1 - share) + end * share);
  }
}
