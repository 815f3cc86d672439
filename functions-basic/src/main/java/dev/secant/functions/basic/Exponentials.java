package dev.secant.functions.basic;

import dev.secant.functions.basic.kernel.ExpKernel;

/**
 * The exponentials of all elements relative to that of the largest, {@code e^(x_i - max)}: what
 * {@link Softmax} and {@link LogSumExp} are made of. None overflows, one of them is 1.
 */
final class Exponentials {
  private final double[] data;
  private final int largest;

  /**
   * Keeps {@code data}.
   *
   * @param data at least one element; not modified
   */
  Exponentials(double[] data) {
    this.data = data;
    this.largest = indexOfLargest(data);
  }

  /** Returns the index of NaN if there is one, else of the first of the largest elements. */
  private static int indexOfLargest(double[] data) {
    int index = 0;
    for (int i = 0; i < data.length; i++) {
      if (Double.isNaN(data[i])) {
        return i;
      }
      if (data[i] > data[index]) {
        index = i;
      }
    }
    return index;
  }

  /** Returns the largest element, NaN if there is one. */
  double max() {
    return data[largest];
  }

  /** Returns the sum of all exponentials but that of one largest element, which is 1. */
  double sumOfOthers() {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < data.length; i++) {
      if (i != largest) {
        sum.add(at(i));
      }
    }
    return sum.value();
  }

  /**
   * Returns each exponential divided by the sum of all. The limit where one is Infinity: it has
   * all. NaN where there is no limit: several are Infinity, or several and all are -Infinity.
   */
  double[] shares() {
    double[] shares = new double[data.length];
    double total = 1 + sumOfOthers();
    for (int i = 0; i < shares.length; i++) {
      shares[i] = at(i) / total;
    }
    return shares;
  }

  private double at(int i) {
    if (i == largest && !Double.isNaN(data[i])) {
      return 1;
    }
    double max = data[largest];
    double difference = data[i] - max;
    if (!Double.isFinite(difference)) {
      return ExpKernel.at(difference);
    }
    // The rounding error of the difference, up to 6e-14, would be a relative one of the result.
    double partOfMax = data[i] - difference;
    double error = (data[i] - (difference + partOfMax)) + (partOfMax - max);
    double exponential = ExpKernel.at(difference);
    return exponential + exponential * error;
  }
}
