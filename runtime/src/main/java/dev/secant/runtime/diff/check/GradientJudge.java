package dev.secant.runtime.diff.check;

import dev.secant.runtime.diff.bar.Slope;

/**
 * Decides by the error bar whether a claimed derivative a agrees with a numerical one, d.
 *
 * <p>The bar is a promise that the truth is inside, and the claim may itself be rounded: to {@code
 * tolerance |d|}. So a claim within {@code bar + tolerance |d|} agrees. A promise may be broken by
 * a little, so only a claim beyond three bars is called wrong; between the two nothing is known.
 * Agreement within a bar wider than a thousandth of the numbers compared is no evidence; but a
 * claim far outside a wide bar is wrong all the same.
 */
final class GradientJudge {
  /** Claims are to have half the digits of a double at least. */
  static final double TOLERANCE = 1e-7;

  private static final double RESOLUTION = 1e-3;

  private GradientJudge() {}

  /**
   * @param reason a clause that says why
   */
  record Judgement(GradientVerdict verdict, String reason) {}

  static Judgement judge(double claimed, Slope numerical, double tolerance) {
    return switch (numerical.status()) {
      case KINK -> atKink(claimed, numerical, tolerance);
      case VERTICAL_TANGENT -> atVerticalTangent(claimed, numerical.value());
      case JUMP, UNRELIABLE, NOT_REPEATABLE, OUT_OF_DOMAIN ->
          unresolved("there is no numerical derivative to compare with");
      default -> atDerivative(claimed, numerical, tolerance);
    };
  }

  private static Judgement atDerivative(double claimed, Slope numerical, double tolerance) {
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
    if (numerical.error() > RESOLUTION * size) {
      return unresolved("the error bar is wider than a thousandth of the derivative");
    }
    return gap <= numerical.error() + rounding
        ? new Judgement(GradientVerdict.AGREE, "within the error bar")
        : unresolved("the claim is beyond 1, but within 3 error bars");
  }

  /** At a kink the bar reaches from the one slope to the other. */
  private static Judgement atKink(double claimed, Slope numerical, double tolerance) {
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
