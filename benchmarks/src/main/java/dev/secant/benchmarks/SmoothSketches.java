package dev.secant.benchmarks;

import java.util.List;

/** Functions that are smooth around the point, and hard for reasons of scale or of rounding. */
final class SmoothSketches {
  private static final Expression X = Expression.argument(0);

  private SmoothSketches() {}

  static Sketch chain(Dice dice) {
    double x = dice.exactly(-3, 3);
    return Sketch.of(Chains.smooth(dice, x), x);
  }

  static Sketch tiny(Dice dice) {
    double x = dice.sign() * dice.powerOfTen(-300, -5);
    return switch (dice.whole(0, 3)) {
      case 0 -> Sketch.of(ofScale(dice, x), x);
      case 1 -> Sketch.of(powerLike(dice, Math.abs(x)), Math.abs(x));
      default -> Sketch.of(ordinaryAtZero(dice), x);
    };
  }

  static Sketch huge(Dice dice) {
    double x = dice.sign() * dice.powerOfTen(5, 300);
    return switch (dice.whole(0, 2)) {
      case 0 -> Sketch.of(ofScale(dice, x), x);
      case 1 -> Sketch.of(powerLike(dice, Math.abs(x)), Math.abs(x));
      default -> {
        Expression saturated =
            dice.oneIn(2)
                ? X.apply(Elementary.ATAN)
                : X.over(X.apply(Elementary.ABS).plus(dice.powerOfTen(-2, 5)));
        yield Sketch.of(saturated.times(dice.powerOfTen(-3, 3)), x);
      }
    };
  }

  /** A chain of x / s, s about the size of x. */
  private static Expression ofScale(Dice dice, double x) {
    double s = Math.abs(x) * dice.between(0.4, 4);
    return Chains.of(dice, X.over(s), new double[] {x}, dice.whole(1, 3));
  }

  private static Expression powerLike(Dice dice, double x) {
    double a = dice.powerOfTen(-2, 2);
    return switch (dice.whole(0, 4)) {
      case 0 -> X.apply(Elementary.LOG).times(a);
      case 1 -> X.apply(Elementary.SQRT).times(a);
      case 2 -> X.apply(Elementary.CBRT).plus(a * StrictMath.cbrt(x));
      case 3 -> X.over(x).power(dice.between(-2, 3)).times(a);
      default -> Expression.constant(a).over(X);
    };
  }

  private static Expression ordinaryAtZero(Dice dice) {
    List<Elementary> common =
        List.of(
            Elementary.SIN,
            Elementary.EXP,
            Elementary.TANH,
            Elementary.EXPM1,
            Elementary.LOG1P,
            Elementary.ATAN,
            Elementary.SIGMOID,
            Elementary.SOFTPLUS,
            Elementary.SINH,
            Elementary.COS);
    Expression f = X.times(dice.between(0.3, 3)).apply(dice.of(common));
    return switch (dice.whole(0, 2)) {
      case 0 -> f;
      case 1 -> f.times(X.plus(dice.between(0.5, 2)));
      default -> f.plus(dice.between(-3, 3));
    };
  }

  static Sketch scaled(Dice dice) {
    Sketch chain = chain(dice);
    return chain.withFunction(chain.f().times(dice.sign() * dice.powerOfTen(-290, 290)));
  }

  static Sketch zero(Dice dice) {
    double c = dice.between(-3, 3);
    Expression u = X.minus(c);
    Expression g = Chains.positive(dice, c);
    return switch (dice.whole(0, 6)) {
      case 0 -> Sketch.of(u.times(g), c);
      case 1 -> Sketch.of(u.apply(Elementary.SQUARE).times(g), c);
      case 2 -> Sketch.of(u.apply(Elementary.CUBE).times(g).plus(dice.between(-2, 2)), c);
      case 3 -> {
        Sketch chain = chain(dice);
        yield chain.withFunction(chain.f().minus(chain.value()));
      }
      case 4 -> Sketch.of(X.apply(Elementary.SIN).times(g), Math.PI / 2 + dice.powerOfTen(-12, -2));
      case 5 ->
          Sketch.of(X.apply(Elementary.SQUARE).plus(dice.whole(0, 2)), dice.powerOfTen(-40, -2));
      default -> Sketch.of(even(dice).plus(dice.whole(0, 1)), 0);
    };
  }

  private static Expression even(Dice dice) {
    Expression square = X.times(dice.between(0.3, 3)).apply(Elementary.SQUARE);
    return switch (dice.whole(0, 3)) {
      case 0 -> X.apply(Elementary.COS);
      case 1 -> square.apply(Elementary.NEG).apply(Elementary.EXP);
      case 2 -> square.plus(1).apply(Elementary.RECIPROCAL);
      default -> X.apply(Elementary.COSH);
    };
  }

  static Sketch pole(Dice dice) {
    double c = dice.oneIn(4) ? 1 : dice.between(-3, 3);
    double r = dice.sign() * dice.powerOfTen(-9, -2);
    double x = c + r * Math.abs(c);
    Expression u = X.minus(c);
    Expression g = Chains.positive(dice, c);
    return switch (dice.whole(0, 7)) {
      case 0 -> Sketch.of(g.over(u), x);
      case 1 -> Sketch.of(g.over(u.apply(Elementary.SQUARE)), x);
      case 2 -> Sketch.of(u.apply(Elementary.ABS).apply(Elementary.LOG).times(g), x);
      case 3 -> Sketch.of(X.apply(Elementary.TAN).plus(g), Math.PI / 2 * (1 + r));
      case 4 -> Sketch.of(g.over(X.apply(Elementary.SIN)), Math.PI * (1 + r));
      case 5 -> Sketch.of(g.over(X.apply(Elementary.LOG)), 1 + r);
      case 6 -> Sketch.of(X.plus(g.over(u.apply(Elementary.CUBE))), x);
      default -> Sketch.of(u.apply(Elementary.EXPM1).apply(Elementary.RECIPROCAL).minus(g), x);
    };
  }

  static Sketch oscillating(Dice dice) {
    double w = dice.powerOfTen(1, 9);
    double x = dice.exactly(-3, 3);
    double small = dice.sign() * dice.powerOfTen(-6, -1);
    Expression wave = X.apply(Elementary.RECIPROCAL).apply(Elementary.SIN);
    return switch (dice.whole(0, 5)) {
      case 0 -> Sketch.of(X.times(w).apply(Elementary.SIN), x);
      case 1 -> Sketch.of(Chains.smooth(dice, x).plus(X.times(w).apply(Elementary.COS).over(w)), x);
      case 2 -> Sketch.of(wave, small);
      case 3 -> Sketch.of(X.apply(Elementary.SQUARE).times(wave), small);
      case 4 ->
          Sketch.of(X.apply(Elementary.SQUARE).apply(Elementary.COS), dice.powerOfTen(0.5, 4));
      default ->
          Sketch.of(X.times(w).apply(Elementary.SIN).times(dice.powerOfTen(-8, -1)).plus(X), x);
    };
  }

  static Sketch cancelling(Dice dice) {
    double x = dice.sign() * dice.powerOfTen(-5, 0);
    Sketch chain = chain(dice);
    Expression square = X.apply(Elementary.SQUARE);
    Expression one = Expression.constant(1);
    return switch (dice.whole(0, 6)) {
      case 0 -> Sketch.of(one.minus(X.apply(Elementary.COS)), x);
      case 1 -> Sketch.of(X.apply(Elementary.EXP).minus(1).over(X), x);
      case 2 -> Sketch.of(X.minus(X.apply(Elementary.SIN)), x);
      case 3 -> Sketch.of(square.plus(1).apply(Elementary.SQRT).minus(1), x);
      case 4 -> {
        double far = dice.powerOfTen(2, 7);
        Expression difference = X.plus(1).apply(Elementary.SQRT).minus(X.apply(Elementary.SQRT));
        yield Sketch.of(difference, far);
      }
      case 5 -> chain.withFunction(chain.f().plus(dice.sign() * dice.powerOfTen(2, 12)));
      default -> {
        double a = dice.powerOfTen(1, 8);
        yield chain.withFunction(X.times(a).plus(chain.f()).minus(X.times(a)));
      }
    };
  }

  static Sketch overflowing(Dice dice) {
    double gap = dice.powerOfTen(-6, 1);
    double sign = dice.sign();
    double top = 709.782712893384;
    return switch (dice.whole(0, 5)) {
      case 0 -> Sketch.of(X.apply(Elementary.EXP), top - gap);
      case 1 -> Sketch.of(X.apply(Elementary.COSH), sign * (710.4758600739439 - gap));
      case 2 -> {
        double s = dice.powerOfTen(-3, 3);
        yield Sketch.of(X.times(s).apply(Elementary.EXP), (top - gap) / s);
      }
      case 3 ->
          Sketch.of(X.apply(Elementary.SQUARE), sign * 1.34e154 * (1 - dice.powerOfTen(-6, -0.5)));
      case 4 -> Sketch.of(X.apply(Elementary.SINH).over(X), 712 - gap);
      default ->
          Sketch.of(
              X.times(dice.powerOfTen(150, 153)).times(X.times(1e154)),
              sign * dice.exactly(0.5, 3));
    };
  }

  static Sketch underflowing(Dice dice) {
    Expression square = X.apply(Elementary.SQUARE);
    return switch (dice.whole(0, 4)) {
      case 0 -> Sketch.of(X.apply(Elementary.EXP), -dice.exactly(600, 760));
      case 1 -> Sketch.of(square.apply(Elementary.NEG).apply(Elementary.EXP), dice.exactly(24, 28));
      case 2 -> Sketch.of(square, dice.powerOfTen(-170, -140));
      case 3 -> Sketch.of(X.apply(Elementary.CUBE).plus(X), dice.powerOfTen(-140, -90));
      default -> Sketch.of(X.apply(Elementary.SIGMOID), -dice.exactly(30, 745));
    };
  }

  static Sketch flat(Dice dice) {
    double x = dice.between(-3, 3);
    Expression u = X.minus(x);
    double near = dice.powerOfTen(-3, -0.3);
    return switch (dice.whole(0, 6)) {
      case 0 -> Sketch.of(u.power(dice.whole(4, 9)).plus(dice.whole(0, 2)), x);
      case 1 ->
          Sketch.of(
              X.apply(Elementary.SQUARE)
                  .apply(Elementary.RECIPROCAL)
                  .apply(Elementary.NEG)
                  .apply(Elementary.EXP),
              near);
      case 2 -> Sketch.of(Expression.constant(dice.between(-5, 5)), x);
      case 3 -> Sketch.of(X.times(dice.between(1, 9)).apply(Elementary.FLOOR), dice.exactly(-3, 3));
      case 4 -> Sketch.of(X.apply(Elementary.TANH), dice.sign() * dice.exactly(5, 40));
      case 5 -> Sketch.of(X.apply(Elementary.SIGMOID), dice.exactly(10, 60));
      default -> Sketch.of(X.power(dice.whole(5, 9)), dice.sign() * dice.powerOfTen(-8, -1));
    };
  }

  /** A smooth chain, sometimes of other scale or near a pole, and a higher order. */
  static Sketch higherOrder(Dice dice) {
    int order = dice.whole(2, 6);
    Sketch sketch =
        switch (dice.whole(0, 5)) {
          case 0 -> {
            double x = dice.sign() * dice.powerOfTen(-30, 30);
            yield Sketch.of(ofScale(dice, x), x);
          }
          case 1 -> {
            double c = dice.between(1, 3);
            yield Sketch.of(X.minus(c).apply(Elementary.RECIPROCAL), c + dice.powerOfTen(-4, -1));
          }
          default -> chain(dice);
        };
    return sketch.withOrder(order);
  }
}
