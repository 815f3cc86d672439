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

  List<CheckedDerivative> at(Variable x) {
    Variable value = f.apply(x);
    Variable v = value.size() == 1 ? value.map(element -> 1.0) : random(value);
    Variable claimed;
    try {
      claimed = f.backward(x, v);
      if (!claimed.equals(f.backward(x, v))) {
        return List.of(nothing(x, GradientJudge.unresolved("backward gave two answers")));
      }
    } catch (RuntimeException thrown) {
      return List.of(nothing(x, Claim.thrown(thrown)));
    }
    if (!claimed.hasShapeOf(x)) {
      return List.of(nothing(x, wrongShape(x, claimed)));
    }
    AdaptiveArrayDerivative numerical =
        AdaptiveArrayDerivative.standard()
            .withSearch(search)
            .withSource(DerivativeSource.NUMERICAL);
    List<CheckedDerivative> rows = new ArrayList<>();
    if (x.size() <= MOST_ENTRIES) {
      ArrayDerivative gradient = numerical.vectorJacobian(f, x, v);
      for (int j = 0; j < x.size(); j++) {
        rows.add(row("df/dx[" + j + "]", x, claimed.get(j), slope(gradient, j)));
      }
    }
    rows.add(alongRandomDirection(numerical, x, v, claimed));
    return rows;
  }

  private CheckedDerivative alongRandomDirection(
      AdaptiveArrayDerivative numerical, Variable x, Variable v, Variable claimed) {
    Variable direction = random(x);
    ArrayDerivative measured = numerical.along(f, x, direction);
    Slope slope = Slope.dot(v, i -> slope(measured, i));
    double told = 0;
    double size = 0;
    for (int j = 0; j < x.size(); j++) {
      told += claimed.get(j) * direction.get(j);
      size += Math.abs(claimed.get(j) * direction.get(j));
    }
    double rounding = x.size() * Math.ulp(1.0) * size; // of the sum just taken
    double bar = Double.isFinite(rounding) ? slope.error() + rounding : slope.error();
    return row("along v", x, told, new Slope(slope.value(), bar, slope.status()));
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

  private CheckedDerivative row(String what, Variable x, double claimed, Slope numerical) {
    return new CheckedDerivative(
        what,
        x,
        claimed,
        numerical,
        GradientJudge.judge(claimed, numerical, tolerance),
        Double.NaN);
  }

  private static CheckedDerivative nothing(Variable x, GradientJudge.Judgement judgement) {
    Slope none = new Slope(Double.NaN, Double.NaN, DerivativeStatus.OUT_OF_DOMAIN);
    return new CheckedDerivative("backward", x, Double.NaN, none, judgement, Double.NaN);
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
