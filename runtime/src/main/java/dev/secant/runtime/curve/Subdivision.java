package dev.secant.runtime.curve;

import java.util.Arrays;

/** A function at equally spaced numbers of an interval, and where it bends most. */
final class Subdivision {
  /** With two of them kept on each side of the worst, a round narrows to a quarter. */
  private static final int PARTS = 16;

  private static final int KEPT = 2;

  /** Of a vertical tangent, the median is an eighth of the most, or less. */
  private static final double OUTSTANDING = 1.0 / 3;

  private static final int FEW = 8;
  private static final double FINE = 64; // spacings of doubles
  private static final double ROUNDING = 4; // units in the last place, of each value

  private final double[] x;
  private final double[] y;
  private final int worst;

  /** Cost: at most 17 calls of f. */
  Subdivision(double left, double right, SafeFunction f) {
    double spacing = Math.max(Math.ulp(left), Math.ulp(right));
    int parts = (int) Math.max(1, Math.min(PARTS, Math.floor((right - left) / spacing)));
    x = new double[parts + 1];
    y = new double[parts + 1];
    for (int i = 0; i <= parts; i++) {
      x[i] = i == parts ? right : left + (right - left) * i / parts;
      y[i] = f.valueAt(x[i]);
    }
    worst = worst();
  }

  private int worst() {
    int found = -1;
    double most = -1;
    for (int i = 1; i + 1 < x.length; i++) {
      if (bend(i) > most) { // false for NaN
        most = bend(i);
        found = i;
      }
    }
    return found;
  }

  /** The change of the slope at an inner number. */
  private double bend(int i) {
    return Math.abs((y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]));
  }

  /** Whether one place bends more than most others: false where all is smooth, or all is rough. */
  boolean hasOutstandingPlace() {
    double[] bends = new double[x.length - 2];
    for (int i = 0; i < bends.length; i++) {
      bends[i] = bend(i + 1);
    }
    Arrays.sort(bends);
    return bends.length < FEW || bends[bends.length / 2] <= OUTSTANDING * bend(worst);
  }

  /** Returns the index of a number without a finite value between two with one; 0 for none. */
  int gap() {
    for (int i = 1; i + 1 < x.length; i++) {
      if (!Double.isFinite(y[i]) && Double.isFinite(y[i - 1])) {
        return i;
      }
    }
    return 0;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  /** Whether there are doubles between the ends, enough to go on. */
  boolean isDivided() {
    return worst > 0 && step() > 0;
  }

  /** Whether the distance of two numbers is a few spacings of doubles. */
  boolean isCoarse() {
    return step() < FINE * Math.max(Math.ulp(x[0]), Math.ulp(x[x.length - 1]));
  }

  double step() {
    return (x[x.length - 1] - x[0]) / (x.length - 1);
  }

  /** The largest second difference: how far a value is off the line through its neighbours. */
  double deviation() {
    return bend(worst) * step();
  }

  /** What rounding may make of a second difference. */
  double rounding() {
    double largest =
        Math.max(Math.abs(y[worst]), Math.max(Math.abs(y[worst - 1]), Math.abs(y[worst + 1])));
    return ROUNDING * 4 * Math.ulp(largest);
  }

  /** What holds the worst number and enough around it. */
  double nextLeft() {
    return x[Math.max(0, worst - KEPT)];
  }

  double nextRight() {
    return x[Math.min(x.length - 1, worst + KEPT)];
  }

  /** The numbers next to the worst: what bends there lies between them. */
  int before() {
    return worst - 1;
  }

  int behind() {
    return worst + 1;
  }

  /** How much the slope changes around the worst number in all. */
  double turn() {
    int first = Math.max(1, worst - 1);
    int last = Math.min(x.length - 2, worst + 1);
    double before = (y[first] - y[first - 1]) / (x[first] - x[first - 1]);
    double behind = (y[last + 1] - y[last]) / (x[last + 1] - x[last]);
    return Math.abs(behind - before);
  }
}
