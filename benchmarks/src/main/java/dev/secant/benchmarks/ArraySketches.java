package dev.secant.benchmarks;

/** Entries of gradients and Hessians of functions of two to six numbers. */
final class ArraySketches {

  private ArraySketches() {}

  static Sketch gradient(Dice dice) {
    double[] point = point(dice);
    int entry = dice.whole(0, point.length - 1);
    return Sketch.entry(function(dice, point), point, 1, entry);
  }

  static Sketch hessian(Dice dice) {
    double[] point = point(dice);
    int row = dice.whole(0, point.length - 1);
    int column = dice.whole(0, point.length - 1);
    int[] by = row == column ? new int[] {row} : new int[] {row, column};
    return Sketch.entry(function(dice, point), point, 2, by);
  }

  private static double[] point(Dice dice) {
    boolean mixed = dice.oneIn(3);
    double[] point = new double[dice.whole(2, 6)];
    for (int i = 0; i < point.length; i++) {
      point[i] = dice.exactly(-3, 3) * (mixed ? dice.powerOfTen(-4, 4) : 1);
    }
    return point;
  }

  /** Sums and products of chains, each of one argument or of a pair, with a chain around some. */
  private static Expression function(Dice dice, double[] point) {
    Expression sum = term(dice, 0, point);
    for (int i = 1; i < point.length; i++) {
      Expression term = term(dice, i, point);
      sum = dice.oneIn(3) ? sum.times(term) : sum.plus(term);
    }
    return dice.oneIn(2) && Math.abs(sum.value(point)) < 5 ? Chains.of(dice, sum, point, 1) : sum;
  }

  private static Expression term(Dice dice, int i, double[] point) {
    Expression unit = scaled(i, point);
    Expression other = scaled(dice.whole(0, point.length - 1), point);
    Expression pair = dice.oneIn(2) ? unit.times(other) : unit.plus(other);
    return Chains.of(dice, dice.oneIn(3) ? unit : pair, point, dice.whole(1, 2));
  }

  /** Returns argument i divided by the power of ten nearest to its size. */
  private static Expression scaled(int i, double[] point) {
    Expression argument = Expression.argument(i);
    double unit = StrictMath.pow(10, Math.rint(StrictMath.log10(Math.abs(point[i]))));
    return unit == 1 ? argument : argument.over(unit);
  }
}
