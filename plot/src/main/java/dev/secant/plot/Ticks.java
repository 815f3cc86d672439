package dev.secant.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along a linear axis, chosen by simplicity, coverage and density.
 *
 * <p><b>Reference:</b> J. Talbot, S. Lin, P. Hanrahan, <i>An extension of Wilkinson's algorithm for
 * positioning tick labels on axes</i>, IEEE Trans. Vis. Comput. Graph. 16 (2010) 1036-1043, with
 * its weights, without the legibility of label formats, with no steps but 1, 2 and 5, and with 0
 * and three ticks at least as conditions.
 */
final class Ticks {
  private static final double[] NICE = {1, 5, 2};
  private static final double SIMPLICITY = 0.25;
  private static final double COVERAGE = 0.2;
  private static final double DENSITY = 0.5;
  private static final double LEGIBILITY = 0.05;
  private static final double LESS_NICE = 0.2;
  private static final int FEWEST = 3;

  private final double least;
  private final double most;
  private final int wanted;
  private int fewest = FEWEST;
  private boolean needsZero;
  private double bestScore = Double.NEGATIVE_INFINITY;
  private double bestStart;
  private double bestStep;
  private int bestCount;

  private Ticks(double least, double most, int wanted) {
    this.least = least;
    this.most = most;
    this.wanted = wanted;
    this.needsZero = least <= 0 && most >= 0;
  }

  /**
   * Returns ticks within {@code [least, most]}, increasing, 0 among them if it is inside; at least
   * three where doubles allow it.
   *
   * @param wanted how many there should be, about
   */
  static List<Double> between(double least, double most, int wanted) {
    double size = Math.max(Math.abs(least), Math.abs(most));
    // So that neither differences nor steps leave the range of doubles; round numbers stay so.
    double factor = size > 1e300 ? 1e-100 : size < 1e-290 ? 1e200 : 1;
    Ticks ticks = new Ticks(least * factor, most * factor, Math.max(2, wanted));
    ticks.search();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < ticks.bestCount; i++) {
      double value = rounded(ticks.bestStart + i * ticks.bestStep, ticks.bestStep) / factor;
      double inside = Math.max(least, Math.min(value, most)); // off by rounding only
      values.add(inside == 0 ? 0.0 : inside);
    }
    return values;
  }

  /** A multiple of the step that is off 0 by rounding only is 0. */
  private static double rounded(double value, double step) {
    return Math.abs(value) < step * 1e-9 ? 0 : value;
  }

  private void search() {
    searchSteps();
    if (bestCount == 0) { // so narrow that doubles do not allow it
      fewest = 2;
      needsZero = false;
      searchSteps();
    }
  }

  private void searchSteps() {
    for (int i = 0; i < NICE.length; i++) {
      searchCounts(NICE[i], 1 - LESS_NICE * i);
    }
  }

  private void searchCounts(double nice, double simplicity) {
    for (int count = fewest; count <= 4 * wanted; count++) {
      double density = density(count);
      if (score(simplicity + 1, 1, density) < bestScore) {
        continue;
      }
      double delta = (most - least) / (count + 1) / nice;
      for (int z = (int) Math.ceil(Math.log10(delta)); z < Math.ceil(Math.log10(delta)) + 3; z++) {
        double step = nice * Math.pow(10, z);
        if (step * (count - 1) > (most - least) * 1.0001) {
          break;
        }
        place(count, step, simplicity, density);
      }
    }
  }

  private void place(int count, double step, double simplicity, double density) {
    double first = Math.floor(most / step) - (count - 1.0);
    double last = Math.ceil(least / step);
    for (double start = Math.min(first, last); start <= Math.max(first, last); start++) {
      double from = start * step;
      double to = from + step * (count - 1);
      if (from < least - step * 1e-9 || to > most + step * 1e-9) {
        continue;
      }
      boolean hasZero = from < step * 1e-9 && to > -step * 1e-9;
      if (needsZero && !hasZero) {
        continue;
      }
      double score = score(simplicity + (hasZero ? 1 : 0), coverage(from, to), density);
      if (score > bestScore) {
        bestScore = score;
        bestStart = from;
        bestStep = step;
        bestCount = count;
      }
    }
  }

  private double coverage(double from, double to) {
    double range = 0.1 * (most - least);
    double left = (least - from) / range;
    double right = (most - to) / range;
    return 1 - 0.5 * (left * left + right * right);
  }

  private double density(int count) {
    double ratio = (count - 1.0) / (wanted - 1.0);
    return 2 - Math.max(ratio, 1 / ratio);
  }

  private static double score(double simplicity, double coverage, double density) {
    return SIMPLICITY * simplicity + COVERAGE * coverage + DENSITY * density + LEGIBILITY;
  }
}
