package dev.secant.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along a linear axis, chosen by simplicity, coverage and density.
 *
 * <p><b>Reference:</b> J. Talbot, S. Lin, P. Hanrahan, <i>An extension of Wilkinson's algorithm for
 * positioning tick labels on axes</i>, IEEE Trans. Vis. Comput. Graph. 16 (2010) 1036-1043, with
 * its weights, without the legibility of label formats.
 */
final class Ticks {
  private static final double[] NICE = {1, 5, 2, 2.5, 4, 3};
  private static final double SIMPLICITY = 0.25;
  private static final double COVERAGE = 0.2;
  private static final double DENSITY = 0.5;
  private static final double LEGIBILITY = 0.05;
  private static final int MOST_SKIP = 10;

  private final double least;
  private final double most;
  private final int wanted;
  private double bestScore = -2;
  private double bestStart;
  private double bestStep;
  private int bestCount;

  private Ticks(double least, double most, int wanted) {
    this.least = least;
    this.most = most;
    this.wanted = wanted;
  }

  /**
   * Returns ticks within {@code [least, most]}, increasing; at least one where doubles allow it.
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
      if (value >= least && value <= most) {
        values.add(value == 0 ? 0.0 : value);
      }
    }
    return values;
  }

  /** A multiple of the step that is off 0 by rounding only is 0. */
  private static double rounded(double value, double step) {
    return Math.abs(value) < step * 1e-9 ? 0 : value;
  }

  private void search() {
    for (int j = 1; j <= MOST_SKIP; j++) {
      boolean hope = false;
      for (int i = 0; i < NICE.length; i++) {
        double simplicity = 1 - i / (NICE.length - 1.0) - j + 1;
        if (score(simplicity + 0, 1, 1) < bestScore) {
          continue;
        }
        hope = true;
        searchCounts(i, j, simplicity);
      }
      if (!hope) {
        return;
      }
    }
  }

  private void searchCounts(int nice, int skip, double simplicity) {
    for (int count = 2; count <= 4 * wanted; count++) {
      double density = density(count);
      if (score(simplicity + 1, 1, density) < bestScore) {
        continue;
      }
      double delta = (most - least) / (count + 1) / skip / NICE[nice];
      for (int z = (int) Math.ceil(Math.log10(delta)); z < Math.ceil(Math.log10(delta)) + 3; z++) {
        double step = skip * NICE[nice] * Math.pow(10, z);
        if (step * (count - 1) > (most - least) * 1.0001) {
          break;
        }
        place(count, step, skip, simplicity, density);
      }
    }
  }

  private void place(int count, double step, int skip, double simplicity, double density) {
    double first = Math.floor(most / step) * skip - (count - 1.0) * skip;
    double last = Math.ceil(least / step) * skip;
    for (double start = Math.min(first, last); start <= Math.max(first, last); start++) {
      double from = start * (step / skip);
      double to = from + step * (count - 1);
      if (from < least - step * 1e-9 || to > most + step * 1e-9) {
        continue;
      }
      double zero =
          Math.abs(Math.IEEEremainder(from, step)) < step * 1e-9 && from <= 0 && to >= 0 ? 1 : 0;
      double score = score(simplicity + zero, coverage(from, to), density);
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
