package dev.secant.benchmarks;

import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.exception.MathRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * What the values of f can tell about a derivative at most.
 *
 * <p>The values in doubles are off the exact ones by an amount eta (rounding, quantisation, noise),
 * measured here as the root mean square over some points, and taken to grow with |f| where f grows.
 * With N values at distances up to h, an unbiased estimate of the n-th derivative has a standard
 * deviation of {@code n! 2^(n-1) eta / (h^n sqrt(N))} or more (Cramér-Rao, all values where they
 * tell most), and h is bounded by the terms that a polynomial of eighth degree leaves over. The
 * larger of both, minimised over h, is the resolution. Knots and edges, which limit h further, are
 * not looked at: so they are no excuse.
 */
final class Resolution {
  private static final int CALLS = 48; // the engine's own budget
  private static final int DEGREE = 8;
  private static final int DIGITS = 60;

  private final Sketch sketch;
  private final int index;
  private final double[] logOfTerms; // log10 of |f^(k)| / k!, k = 0 .. DEGREE + 2

  private Resolution(Sketch sketch, int index, double[] logOfTerms) {
    this.sketch = sketch;
    this.index = index;
    this.logOfTerms = logOfTerms;
  }

  /** Returns the resolution, 0 where nothing is known about it. */
  static double of(Sketch sketch) {
    int[] by = sketch.by();
    double product = 1;
    for (int index : by) {
      double[] terms = terms(sketch, index);
      if (terms == null) {
        return 0;
      }
      product *= new Resolution(sketch, index, terms).find();
    }
    return by.length == 1 ? product : Math.sqrt(product);
  }

  private double find() {
    double measured = disturbance(bestStep(0));
    if (measured == 0) {
      return 0;
    }
    double best = bestStep(measured);
    return Math.max(StrictMath.pow(10, error(best, measured)), Double.MIN_VALUE);
  }

  private static double @Nullable [] terms(Sketch sketch, int index) {
    ExactPoint point = new ExactPoint(DIGITS, DEGREE + 2, sketch.point(), index);
    try {
      FieldDerivativeStructure<Dfp> jet = sketch.f().exact(point);
      double[] terms = new double[DEGREE + 3];
      double factorial = 0;
      for (int k = 0; k < terms.length; k++) {
        factorial += k == 0 ? 0 : Math.log10(k);
        Dfp term = jet.getPartialDerivative(k);
        if (term.isNaN() || term.isInfinite()) {
          return null;
        }
        terms[k] = term.isZero() ? Double.NEGATIVE_INFINITY : log10(term) - factorial;
      }
      return terms;
    } catch (MathRuntimeException e) {
      return null;
    }
  }

  private static double log10(Dfp number) {
    int exponent = number.intLog10();
    Dfp mantissa = number.abs().divide(number.power10(exponent));
    return exponent + Math.log10(mantissa.toDouble());
  }

  /**
   * Returns the log10 of the distance that gives the smallest error, in steps of a tenth.
   *
   * @param noise what the values are off, besides rounding
   */
  private double bestStep(double noise) {
    double x = Math.abs(sketch.point()[index]);
    double middle = x == 0 ? 0 : Math.log10(x);
    double best = middle - 15;
    double smallest = error(best, noise);
    for (double step = best; step < Math.min(middle + 300, 300); step += 0.1) {
      double error = error(step, noise);
      if (error < smallest) {
        best = step;
        smallest = error;
      }
    }
    return best;
  }

  /** Returns the log10 of the error with values up to a distance of {@code 10^step}. */
  private double error(double step, double noise) {
    int n = sketch.by().length > 1 ? 2 : sketch.order();
    double factorial = 0;
    for (int k = 2; k <= n; k++) {
      factorial += Math.log10(k);
    }
    double eta = Math.log10(Math.max(noise * growth(step), roundingAt(step)));
    double statistical =
        eta + factorial + (n - 1) * Math.log10(2) - n * step - 0.5 * Math.log10(CALLS);
    double truncation = Double.NEGATIVE_INFINITY;
    for (int k = DEGREE + 1; k <= DEGREE + 2; k++) {
      truncation = Math.max(truncation, logOfTerms[k] + factorial + (k - n) * step);
    }
    return Math.max(statistical, truncation);
  }

  /**
   * Returns a quarter of the spacing of doubles at the values there, about what rounding is off.
   */
  private double roundingAt(double step) {
    return Math.max(sizeAt(step) * 0x1p-54, Double.MIN_VALUE);
  }

  private double growth(double step) {
    double here = size(sketch.value());
    return here > 0 ? Math.min(sizeAt(step) / here, 1e18) : 1;
  }

  /** Returns the size of f there: the smaller of both sides, but not below that at the point. */
  private double sizeAt(double step) {
    double h = StrictMath.pow(10, step);
    double beside =
        Math.min(size(sketch.valueBeside(index, h)), size(sketch.valueBeside(index, -h)));
    return Math.max(size(sketch.value()), beside);
  }

  private static double size(double value) {
    return Double.isFinite(value) ? Math.abs(value) : Double.POSITIVE_INFINITY;
  }

  /** Returns the root mean square of what the values in doubles are off, around the point. */
  private double disturbance(double step) {
    double sum = 0;
    int count = 0;
    for (int i = 1; i <= 4; i++) {
      for (int side = -1; side <= 1; side += 2) {
        double off = difference(side * StrictMath.pow(10, step) * i / 4.3);
        if (Double.isFinite(off)) {
          sum = Math.hypot(sum, off);
          count++;
        }
      }
    }
    return count == 0 ? 0 : Math.max(sum / Math.sqrt(count), sum > 0 ? Double.MIN_VALUE : 0);
  }

  private double difference(double offset) {
    double[] point = sketch.point().clone();
    point[index] += offset;
    try {
      Dfp exact = sketch.f().exact(new ExactPoint(DIGITS, 0, point, index)).getValue();
      Dfp off = exact.subtract(exact.newInstance(sketch.f().value(point))).abs();
      return off.isZero() ? 0 : Math.max(off.toDouble(), Double.MIN_VALUE);
    } catch (ArithmeticException | MathRuntimeException e) {
      return Double.NaN;
    }
  }
}
