package dev.secant.runtime.curve;

import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/** Values and derivatives at the points of a grid, in bulk where no point fails. */
final class Tabulation {
  /** Points that one thread takes at a time, where they are computed one by one. */
  private static final int SHARE = 32;

  private final SafeFunction f;
  private final int threads;
  private boolean failed;

  Tabulation(SafeFunction f, int threads) {
    this.f = f;
    this.threads = threads;
  }

  List<CurvePoint> at(double[] x) {
    double[] values = valuesAt(x);
    double[] defined = new double[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(values[i])) {
        defined[count++] = x[i];
      }
    }
    Derivative[] derivatives = derivativesAt(Arrays.copyOf(defined, count));
    List<CurvePoint> points = new ArrayList<>(x.length);
    int next = 0;
    for (int i = 0; i < x.length; i++) {
      points.add(
          Double.isFinite(values[i])
              ? CurvePoint.of(x[i], values[i], derivatives[next++])
              : CurvePoint.undefined(x[i], values[i], failureAt(x[i], values[i])));
    }
    return Collections.unmodifiableList(points);
  }

  private String failureAt(double x, double value) {
    return failed && Double.isNaN(value) ? f.failureAt(x) : "";
  }

  private double[] valuesAt(double[] x) {
    double[] values = new double[x.length];
    try {
      f.chain().valuesAt(x, values, x.length, threads);
    } catch (FunctionFailedException failure) { // which points fail is to be seen one by one
      failed = true;
      forEach(x.length, i -> values[i] = f.valueAt(x[i]));
    }
    return values;
  }

  private Derivative[] derivativesAt(double[] x) {
    try {
      return AdaptiveDerivative.standard().atEach(f.chain(), x, threads);
    } catch (FunctionFailedException failure) { // though it had a value there a moment ago
      Derivative[] derivatives = new Derivative[x.length];
      forEach(x.length, i -> derivatives[i] = f.derivativeAt(x[i]));
      return derivatives;
    }
  }

  private void forEach(int count, IntConsumer task) {
    Workers.run(
        (count + SHARE - 1) / SHARE,
        threads,
        share -> {
          int end = Math.min(count, (share + 1) * SHARE);
          for (int i = share * SHARE; i < end && !Workers.isCancelled(); i++) {
            task.accept(i);
          }
        });
  }
}
