package dev.secant.benchmarks.speed;

import dev.secant.api.BulkFunction;
import dev.secant.runtime.chain.Chain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the time of a central difference goes: each step by itself over one block in the
 * first-level cache, by a loop of the form that the library has. A derivative takes the shift, both
 * squares and exp twice, the others once.
 */
final class ProfileExperiment {
  /** As long as a block of the library, and apart from each other as its buffers are. */
  private static final int BLOCK = 512;

  private static final int BUFFER = 582;

  private ProfileExperiment() {}

  /** Returns the steps; how many points there are in all does not matter to them. */
  static List<Task> tasks(int points, Settings settings) {
    double[] x = new double[BUFFER];
    double[] y = new double[BUFFER];
    double[] z = new double[BUFFER];
    double[] unmoved = new double[BUFFER];
    System.arraycopy(Points.uniform(BLOCK), 0, x, 0, BLOCK);
    Arrays.fill(unmoved, 0x1.8p52);
    BulkFunction square = (BulkFunction) PublishedChain.builtIn("square");
    BulkFunction exp = (BulkFunction) PublishedChain.builtIn("exp");
    Chain chain = PublishedChain.ofBuiltIns();
    List<Task> steps = new ArrayList<>();
    add(steps, "copy", () -> System.arraycopy(x, 0, y, 0, BLOCK));
    add(steps, "check", () -> check(x, y, unmoved));
    add(steps, "shift", () -> shift(x, y));
    add(steps, "square", () -> square.forward(x, y, BLOCK));
    add(steps, "exp", () -> exp.forward(x, y, BLOCK));
    add(steps, "exp-pass-over-bits", () -> addExponents(x, y));
    add(steps, "subtract-and-divide", () -> divide(x, y, z));
    add(steps, "chain", () -> chain.valuesAt(x, y, BLOCK));
    return steps;
  }

  private static void add(List<Task> steps, String name, Runnable step) {
    steps.add(new Task(name, BLOCK, step));
  }

  /** Whether all points are safe to shift: scaled, they leave a large number as it is. */
  private static void check(double[] x, double[] y, double[] unmoved) {
    for (int i = 0; i < BLOCK; i++) {
      y[i] = x[i] * 1e-11 + unmoved[i];
    }
    y[0] += Arrays.mismatch(y, 0, BLOCK, unmoved, 0, BLOCK);
  }

  private static void shift(double[] x, double[] y) {
    for (int i = 0; i < BLOCK; i++) {
      y[i] = x[i] + PublishedChain.EPS;
    }
  }

  /** The one pass of exp that compilers of JDK 17 and 25 leave scalar, with its check of range. */
  private static void addExponents(double[] m, double[] y) {
    for (int i = 0; i < BLOCK; i++) {
      long bits = Double.doubleToRawLongBits(m[i]);
      y[i] = bits + 1 < Long.MAX_VALUE ? Double.longBitsToDouble(bits + (bits << 52)) : 0;
    }
  }

  private static void divide(double[] x, double[] y, double[] quotient) {
    for (int i = 0; i < BLOCK; i++) {
      quotient[i] = (x[i] - y[i]) / (2 * PublishedChain.EPS);
    }
  }
}
