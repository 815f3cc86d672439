package dev.secant.plot;

/** How numbers become places on an axis. */
public enum Scale {
  /** Equal distances for equal differences. */
  LINEAR {
    @Override
    double place(double value) {
      return value;
    }

    @Override
    double value(double place) {
      return place;
    }
  },
  /** Equal distances for equal ratios; what is not above 0 has no place. */
  LOG {
    @Override
    double place(double value) {
      return value > 0 ? Math.log10(value) : Double.NaN;
    }

    @Override
    double value(double place) {
      return Math.pow(10, place);
    }
  };

  /** Returns a number that grows evenly along the axis; NaN where there is no place. */
  abstract double place(double value);

  abstract double value(double place);
}
