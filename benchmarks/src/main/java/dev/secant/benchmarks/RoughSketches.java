package dev.secant.benchmarks;

import java.util.List;

/** Functions with something wrong at the point or close to it. */
final class RoughSketches {
  private static final Expression X = Expression.argument(0);

  private RoughSketches() {}

  static Sketch nearEdge(Dice dice) {
    return edgeLike(dice, dice.powerOfTen(-9, -1));
  }

  private static Sketch edgeLike(Dice dice, double distance) {
    double c = dice.between(0.3, 3);
    double x = c + distance * c;
    Expression u = X.minus(c);
    Expression g = Chains.positive(dice, c);
    return switch (dice.whole(0, 7)) {
      case 0 -> Sketch.of(u.apply(Elementary.SQRT).times(g), x);
      case 1 -> Sketch.of(u.apply(Elementary.LOG).plus(g), x);
      case 2 -> Sketch.of(X.apply(Elementary.ASIN).times(g), 1 - distance);
      case 3 -> Sketch.of(X.apply(Elementary.ACOSH).plus(g), 1 + distance);
      case 4 -> Sketch.of(u.power(1.5).plus(g), x);
      case 5 -> Sketch.of(X.apply(Elementary.ATANH).times(g), 1 - distance);
      case 6 -> Sketch.of(Expression.constant(c).minus(X).power(0.75).times(g), c - distance * c);
      default -> {
        Expression chain = Chains.smooth(dice, x);
        yield Sketch.of(new Restricted(chain, c, 10, outside(dice)), x);
      }
    };
  }

  private static Restricted.Outside outside(Dice dice) {
    return dice.of(List.of(Restricted.Outside.values()));
  }

  static Sketch edge(Dice dice) {
    double c = dice.oneIn(3) ? 0 : dice.between(-3, 3);
    Expression u = dice.oneIn(2) ? X.minus(c) : Expression.constant(c).minus(X);
    Expression g = Chains.positive(dice, c);
    Expression chain = Chains.smooth(dice, c);
    return switch (dice.whole(0, 8)) {
      case 0 -> Sketch.of(u.apply(Elementary.SQRT).times(g), c);
      case 1 -> Sketch.of(X.apply(Elementary.ASIN).times(g), dice.sign());
      case 2 -> Sketch.of(X.apply(Elementary.ACOSH).plus(g), 1);
      case 3 -> Sketch.of(u.power(dice.of(List.of(1.5, 2.5, 3.5))).plus(chain), c);
      case 4 -> Sketch.of(u.power(dice.of(List.of(0.25, 0.5, 0.7))).plus(chain), c);
      case 5 -> Sketch.of(X.minus(c).apply(Elementary.CBRT).times(g), c);
      case 6 -> Sketch.of(u.apply(Elementary.ABS).apply(Elementary.SQRT).plus(chain), c);
      case 7 -> Sketch.of(new Restricted(chain, c, c + 10, outside(dice)), c);
      default -> Sketch.of(new Restricted(chain, c - 10, c, outside(dice)), c);
    };
  }

  /** A function with a kink at c: slopes that differ by 1 % or more of their size. */
  private static Expression kinked(Dice dice, double c) {
    Expression u = X.minus(c).times(Chains.positive(dice, c));
    Expression h = Chains.smooth(dice, c);
    double a = dice.sign() * dice.powerOfTen(-1, 1);
    return switch (dice.whole(0, 4)) {
      case 0 -> u.apply(Elementary.ABS).times(a).plus(h);
      case 1 -> max(u, Expression.constant(0));
      case 2 -> max(h, h.plus(u.times(a)));
      case 3 -> new Splice(c, h, h.plus(u.times(a)));
      default -> max(max(u, Expression.constant(0)).apply(Elementary.NEG), Expression.constant(-9));
    };
  }

  private static Expression max(Expression a, Expression b) {
    return new Arithmetic(Arithmetic.Operator.MAX, a, b);
  }

  static Sketch kink(Dice dice) {
    double c = dice.oneIn(4) ? 0 : dice.between(-3, 3);
    return Sketch.of(kinked(dice, c), c);
  }

  static Sketch nearKink(Dice dice) {
    double c = dice.oneIn(4) ? 0 : dice.between(-3, 3);
    return Sketch.of(kinked(dice, c), beside(dice, c));
  }

  /** Returns a point 1e-8 to 1e-1 off c, relative to c where that is not 0. */
  private static double beside(Dice dice, double c) {
    return c + dice.sign() * dice.powerOfTen(-8, -1) * (c == 0 ? 1 : Math.abs(c));
  }

  private static Expression jumping(Dice dice, double c) {
    Expression h = Chains.smooth(dice, c);
    double height = dice.sign() * dice.powerOfTen(-4, 2);
    return switch (dice.whole(0, 2)) {
      case 0 -> new Splice(c, h, h.plus(height));
      case 1 ->
          X.minus(c).times(dice.between(0.5, 5)).apply(Elementary.FLOOR).times(height).plus(h);
      default -> new Splice(c, h, h.times(dice.between(1.1, 3)).plus(height));
    };
  }

  static Sketch jump(Dice dice) {
    double c = dice.oneIn(4) ? 0 : dice.between(-3, 3);
    return Sketch.of(jumping(dice, c), c);
  }

  static Sketch nearJump(Dice dice) {
    double c = dice.oneIn(4) ? 0 : dice.between(-3, 3);
    return Sketch.of(jumping(dice, c), beside(dice, c));
  }

  static Sketch quantised(Dice dice) {
    Sketch chain = SmoothSketches.chain(dice);
    Disturbed.Kind kind =
        dice.of(List.of(Disturbed.Kind.ROUND, Disturbed.Kind.TRUNCATE, Disturbed.Kind.FLOAT));
    double unit =
        dice.oneIn(2)
            ? StrictMath.pow(10, -dice.whole(2, 12))
            : StrictMath.pow(2, -dice.whole(8, 40));
    return chain.withFunction(new Disturbed(chain.f(), kind, unit));
  }

  static Sketch noisy(Dice dice) {
    Sketch chain = SmoothSketches.chain(dice);
    Disturbed.Kind kind = dice.oneIn(2) ? Disturbed.Kind.RELATIVE_NOISE : Disturbed.Kind.NOISE;
    return chain.withFunction(new Disturbed(chain.f(), kind, dice.powerOfTen(-14, -3)));
  }

  static Sketch lowSmoothness(Dice dice) {
    double c = dice.oneIn(3) ? 0 : dice.between(-3, 3);
    double x = dice.oneIn(2) ? c : beside(dice, c);
    Expression u = X.minus(c);
    Expression g = Chains.positive(dice, c);
    Expression h = Chains.smooth(dice, c);
    Expression size = u.apply(Elementary.ABS);
    return switch (dice.whole(0, 4)) {
      case 0 -> Sketch.of(u.times(size).times(g).plus(h), x);
      case 1 -> Sketch.of(size.power(dice.of(List.of(1.5, 2.5, 3.5))).times(g).plus(h), x);
      case 2 -> Sketch.of(new Splice(c, h, h.plus(u.apply(Elementary.SQUARE).times(g))), x);
      case 3 -> Sketch.of(new Splice(c, h, h.plus(u.apply(Elementary.CUBE).times(g))), x);
      default -> Sketch.of(size.power(dice.of(List.of(1.25, 1.75))).times(g), x);
    };
  }

  static Sketch unrepeatable(Dice dice) {
    return SmoothSketches.chain(dice).withDrift(dice.powerOfTen(-14, -1));
  }

  static Sketch undefined(Dice dice) {
    double c = dice.between(-3, 3);
    Expression chain = Chains.smooth(dice, c);
    double step = dice.powerOfTen(-9, -1);
    return switch (dice.whole(0, 6)) {
      case 0 -> Sketch.of(X.apply(Elementary.LOG), -dice.powerOfTen(-9, 3));
      case 1 -> Sketch.of(X.minus(c).apply(Elementary.RECIPROCAL), c);
      case 2 -> Sketch.of(X.apply(Elementary.LOG), 0);
      case 3 -> Sketch.of(new Restricted(chain, c + step, c + 10, outside(dice)), c);
      case 4 -> Sketch.of(new Restricted(chain, c - step, c + step, outside(dice)), c);
      case 5 -> Sketch.of(new Restricted(chain, c - step, c + 10, outside(dice)), c);
      default -> Sketch.of(new Restricted(chain, c, c, Restricted.Outside.NAN), c);
    };
  }

  /** A trouble from elsewhere under one or two more stages, with a chain added. */
  static Sketch composed(Dice dice) {
    Sketch inner =
        switch (dice.whole(0, 8)) {
          case 0 -> nearKink(dice);
          case 1 -> kink(dice);
          case 2 -> nearEdge(dice);
          case 3 -> SmoothSketches.pole(dice);
          case 4 -> SmoothSketches.oscillating(dice);
          case 5 -> SmoothSketches.cancelling(dice);
          case 6 -> lowSmoothness(dice);
          case 7 -> nearJump(dice);
          default -> SmoothSketches.zero(dice);
        };
    if (!(Math.abs(inner.value()) < 1e6)) {
      return inner;
    }
    Expression outer = Chains.of(dice, inner.f(), inner.point(), dice.whole(1, 2));
    Expression added = dice.oneIn(2) ? outer : outer.plus(Chains.smooth(dice, inner.x()));
    return inner.withFunction(added);
  }
}
