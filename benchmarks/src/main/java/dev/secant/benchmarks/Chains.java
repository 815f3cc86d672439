package dev.secant.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Random smooth functions, of scale about one wherever they are asked for. */
final class Chains {
  private static final Expression X = Expression.argument(0);

  private Chains() {}

  /** Returns a random chain of x that is smooth around x on a scale of a tenth or more. */
  static Expression smooth(Dice dice, double x) {
    return of(dice, X, new double[] {x}, dice.whole(1, 4));
  }

  /** Returns a smooth function of x that is above 0 around x, neither small nor steep. */
  static Expression positive(Dice dice, double x) {
    return switch (dice.whole(0, 3)) {
      case 0 -> Expression.constant(dice.powerOfTen(-1, 1));
      case 1 -> X.apply(Elementary.SIN).plus(dice.between(1.5, 4));
      case 2 -> X.minus(x).apply(Elementary.ATAN).apply(Elementary.EXP);
      default -> X.times(dice.between(0.2, 2)).apply(Elementary.SQUARE).plus(dice.between(0.5, 2));
    };
  }

  /** Applies a number of random stages to an expression; inner must be finite at the point. */
  static Expression of(Dice dice, Expression inner, double[] point, int stages) {
    Expression chain = inner;
    for (int i = 0; i < stages; i++) {
      chain = next(dice, chain, point);
    }
    return chain;
  }

  private static Expression next(Dice dice, Expression inner, double[] point) {
    double v = inner.value(point);
    int choice = dice.whole(0, 9);
    if (choice == 0) {
      return inner.times(dice.sign() * dice.powerOfTen(-0.7, 0.7)).plus(dice.between(-2, 2));
    }
    if (choice == 1 && point.length == 1 && isOrdinary(point[0])) {
      return inner.plus(X.times(dice.between(-1, 1)));
    }
    return inner.apply(dice.of(stagesAt(v)));
  }

  private static boolean isOrdinary(double x) {
    return Math.abs(x) > 1e-3 && Math.abs(x) < 1e3;
  }

  private static List<Elementary> stagesAt(double v) {
    double size = Math.abs(v);
    List<Elementary> stages = new ArrayList<>(List.of(Elementary.ATAN, Elementary.SIN));
    stages.add(Elementary.COS);
    addIf(stages, size < 5, Elementary.EXP, Elementary.TANH, Elementary.SIGMOID);
    addIf(stages, size < 5, Elementary.SINH, Elementary.COSH, Elementary.SOFTPLUS);
    addIf(stages, size > 0.01 && size < 1e3, Elementary.SQUARE, Elementary.CUBE);
    addIf(stages, v > 0.1, Elementary.LOG, Elementary.SQRT);
    addIf(stages, size > 0.1, Elementary.RECIPROCAL, Elementary.CBRT);
    return stages;
  }

  private static void addIf(List<Elementary> stages, boolean fits, Elementary... more) {
    if (fits) {
      stages.addAll(List.of(more));
    }
  }
}
