package dev.secant.runtime.diff.check;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.array.AdaptiveArrayDerivative;
import dev.secant.runtime.diff.array.ArrayDerivative;
import dev.secant.runtime.diff.array.DerivativeSource;
import dev.secant.runtime.diff.bar.Slope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Compares the gradient of {@code v f} at given points, v random: with numerical entries where
 * there are few of them, and along a random direction.
 */
record ArrayCheck(
    DifferentiableFunction f, AdaptiveDerivative search, double tolerance, Random random) {
  /** Up to so many elements every entry is compared: it costs a search each. */
  private static final int MOST_ENTRIES = 16;

  /** Two orders of the same additions and multiplications agree to this. */
  private static final double ROUNDING = 1e-9;

  List<CheckedDerivative> at(Variable x) {
    Variable value;
    try {
      value = f.apply(x);
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      return List.of(nothing("f", x, Claim.thrownByFunction(thrown)));
    }
    Variable v = value.size() == 1 ? value.map(element -> 1.0) : random(value);
    Variable claimed;
    try {
      claimed = f.backward(x, v);
      if (!claimed.equals(f.backward(x, v))) {
        return List.of(
            nothing("backward", x, GradientJudge.unresolved("backward gave two answers")));
      }
      if (!claimed.hasShapeOf(x)) {
        return List.of(nothing("backward", x, wrongShape(x, claimed)));
      }
      if (!isDoubled(claimed, f.backward(x, v.map(element -> 2 * element)))) {
        return List.of(nothing("backward", x, notLinear()));
      }
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      return List.of(nothing("backward", x, Claim.thrown(thrown)));
    }
    try {
      return new Compared(x, v, claimed, weight(v, value)).rows(this);
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) { // not at x, but beside
      return List.of(nothing("f", x, Claim.thrownByFunction(thrown)));
    }
  }

  /** Returns whether a gradient is twice the other, as for twice the output gradient it must be. */
  private static boolean isDoubled(Variable one, Variable two) {
    for (int j = 0; j < one.size(); j++) {
      double gap = Math.abs(two.get(j) - 2 * one.get(j));
      if (gap > ROUNDING * Math.abs(one.get(j))) { // false for NaN, which is judged as a claim
        return false;
      }
    }
    return true;
  }

  /** The magnitude of the scalar whose gradient is taken. */
  private static double weight(Variable v, Variable value) {
    double sum = 0;
    for (int i = 0; i < v.size(); i++) {
      sum += Math.abs(v.get(i) * value.get(i));
    }
    return sum;
  }

  /**
   * What is compared at a point.
   *
   * @param v of which combination of the outputs
   * @param weight its magnitude
   */
  private record Compared(Variable x, Variable v, Variable claimed, double weight) {
    List<CheckedDerivative> rows(ArrayCheck check) {
      AdaptiveArrayDerivative numerical =
          AdaptiveArrayDerivative.standard()
              .withSearch(check.search)
              .withSource(DerivativeSource.NUMERICAL);
      List<CheckedDerivative> rows = new ArrayList<>();
      if (x.size() <= MOST_ENTRIES) {
        ArrayDerivative gradient = numerical.vectorJacobian(check.f, x, v);
        for (int j = 0; j < x.size(); j++) {
          double unit = x.get(j) == 0 ? 1 : Math.abs(x.get(j));
          rows.add(
              row("df/dx[" + j + "]", claimed.get(j), slope(gradient, j))
                  .judged(check.tolerance, weight / unit));
        }
      }
      rows.add(alongRandomDirection(numerical, check));
      return rows;
    }

    private CheckedDerivative alongRandomDirection(
        AdaptiveArrayDerivative numerical, ArrayCheck check) {
      Variable direction = check.random(x);
      ArrayDerivative measured = numerical.along(check.f, x, direction);
      Slope slope = Slope.dot(v, i -> slope(measured, i));
      double told = 0;
      double size = 0;
      for (int j = 0; j < x.size(); j++) {
        told += claimed.get(j) * direction.get(j);
        size += Math.abs(claimed.get(j) * direction.get(j));
      }
      double rounding = x.size() * Math.ulp(1.0) * size; // of the sum just taken
      double bar = Double.isFinite(rounding) ? slope.error() + rounding : slope.error();
      return row("along v", told, new Slope(slope.value(), bar, slope.status()))
          .judged(check.tolerance, weight);
    }

    private Row row(String what, double told, Slope numerical) {
      return new Row(what, x, told, numerical);
    }
  }

  /** A row that is not judged yet. */
  private record Row(String what, Variable x, double claimed, Slope numerical) {
    CheckedDerivative judged(double tolerance, double scale) {
      GradientJudge.Judgement judgement = GradientJudge.judge(claimed, numerical, tolerance, scale);
      return new CheckedDerivative(what, x, claimed, numerical, judgement, Double.NaN);
    }
  }

  private static Slope slope(ArrayDerivative of, int index) {
    return new Slope(of.value().get(index), of.error().get(index), of.status(index));
  }

  /** Returns numbers of the magnitude of the elements, of random sign. */
  private Variable random(Variable like) {
    return like.map(
        element -> {
          double size = element == 0 || !Double.isFinite(element) ? 1 : Math.abs(element);
          return (random.nextBoolean() ? size : -size) * (0.5 + random.nextDouble() / 2);
        });
  }

  private static CheckedDerivative nothing(
      String what, Variable x, GradientJudge.Judgement judgement) {
    Slope none = new Slope(Double.NaN, Double.NaN, DerivativeStatus.OUT_OF_DOMAIN);
    return new CheckedDerivative(what, x, Double.NaN, none, judgement, Double.NaN);
  }

  private static GradientJudge.Judgement notLinear() {
    return new GradientJudge.Judgement(
        GradientVerdict.DISAGREE,
        "backward must multiply by the output gradient: twice the gradient did not give twice the"
            + " result");
  }

  private static GradientJudge.Judgement wrongShape(Variable x, Variable claimed) {
    return new GradientJudge.Judgement(
        GradientVerdict.DISAGREE,
        "backward must keep the shape of the input, "
            + Arrays.toString(x.shape())
            + ", returned "
            + Arrays.toString(claimed.shape()));
  }
}
