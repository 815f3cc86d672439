package dev.secant.runtime.diff.check;

import dev.secant.runtime.diff.bar.Slope;

/**
 * Decides by the error bar whether a claimed derivative a agrees with a numerical one, d.
 *
 * <p>The bar is a promise that the truth is inside, and the claim may itself be rounded: to {@code
 * tolerance |d|}. So a claim within {@code bar + tolerance |d|} agrees. A promise may be broken by
 * a little, so only a claim beyond three bars is called wrong; between the two nothing is known.
 * Agreement within a bar wider than a thousandth of the numbers compared is no evidence; but a
 * claim far outside a wide bar is wrong all the same. Where claim and numerical derivative are both
 * within the bar of 0, and that bar is ten digits below what f could change by, both say the same:
 * f is flat there.
 */
final class GradientJudge {
  /** Claims are to have half the digits of a double at least. */
  static final double TOLERANCE = 1e-7;

  private static final double RESOLUTION = 1e-3;

  /** A slope below so much of {@code |f| / |x|} is flat. */
  private static final double FLAT = 1e-10;

  private GradientJudge() {}

  /**
   * @param reason a clause that says why
   */
  record Judgement(GradientVerdict verdict, String reason) {}

  /**
   * @param scale the magnitude that a derivative of f has there if f is not flat, {@code |f| /
   *     |x|}; 0 if it is not known
   */
  static Judgement judge(double claimed, Slope numerical, double tolerance, double scale) {
    return switch (numerical.status()) {
      case KINK -> atKink(claimed, numerical, tolerance);
      case VERTICAL_TANGENT -> atVerticalTangent(claimed, numerical.value());
      case JUMP -> unresolved("f jumps there");
      case UNRELIABLE -> unresolved("the numerical derivative is not reliable there");
      case NOT_REPEATABLE -> unresolved("f gave two answers for one point");
      case OUT_OF_DOMAIN -> unresolved("f is not finite there, or nowhere around");
      default -> atDerivative(claimed, numerical, tolerance, scale);
    };
  }

  private static Judgement atDerivative(
      double claimed, Slope numerical, double tolerance, double scale) {
    if (!Double.isFinite(claimed)) {
      return new Judgement(
          GradientVerdict.DISAGREE, "the claim is not finite, but there is a derivative");
    }
    double gap = Math.abs(claimed - numerical.value());
    double rounding = tolerance * Math.abs(numerical.value());
    if (gap == 0) {
      return new Judgement(GradientVerdict.AGREE, "equal");
    }
    if (numerical.refutes(claimed, tolerance)) {
      return new Judgement(GradientVerdict.DISAGREE, "the claim is beyond 3 error bars");
    }
    double size = Math.max(Math.abs(claimed), Math.abs(numerical.value()));
    if (size <= numerical.error() && numerical.error() <= FLAT * scale) {
      return new Judgement(GradientVerdict.AGREE, "f is flat there, to its rounding");
    }
    if (numerical.error() > RESOLUTION * size) {
      return unresolved("the error bar is wider than a thousandth of the derivative");
    }
    return gap <= numerical.error() + rounding
        ? new Judgement(GradientVerdict.AGREE, "within the error bar")
        : unresolved("the claim is beyond 1, but within 3 error bars");
  }

  /** At a kink the bar reaches from the one slope to the other; there is no derivative. */
  private static Judgement atKink(double claimed, Slope numerical, double tolerance) {
    if (Double.isNaN(claimed)) {
      return new Judgement(GradientVerdict.AGREE, "neither has a derivative at a kink");
    }
    return numerical.refutes(claimed, tolerance)
        ? new Judgement(GradientVerdict.DISAGREE, "not between the slopes on both sides of a kink")
        : new Judgement(
            GradientVerdict.AGREE_SUBGRADIENT, "between the slopes on both sides of a kink");
  }

  private static Judgement atVerticalTangent(double claimed, double numerical) {
    if (Double.isNaN(claimed) || claimed == numerical) {
      return new Judgement(GradientVerdict.AGREE, "neither has a finite derivative");
    }
    return claimed == -numerical
        ? new Judgement(GradientVerdict.DISAGREE, "infinite, with the wrong sign")
        : unresolved("the slope grows without bound");
  }

  static Judgement unresolved(String reason) {
    return new Judgement(GradientVerdict.UNRESOLVED, reason);
  }
}
