package dev.secant.runtime.diff.check;

import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.bar.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Compares the derivative of a function of a number at given points.
 *
 * @param f the function
 * @param derivative the claim
 */
record ScalarCheck(
    DoubleUnaryOperator f,
    DoubleUnaryOperator derivative,
    AdaptiveDerivative search,
    double tolerance) {

  CheckedDerivative first(double x) {
    Claim claim = Claim.of(derivative, x);
    Slope numerical = Slope.of(search.atScalar(f, x));
    return row("f'", x, claim, numerical, TaylorRemainder.of(f, x, claim.value()));
  }

  /** The bar decides; but what is called wrong, the Taylor remainder must not call right. */
  private GradientJudge.Judgement judge(Claim claim, Slope numerical, TaylorRemainder remainder) {
    if (claim.failure() != null) {
      return claim.failure();
    }
    GradientJudge.Judgement judgement = GradientJudge.judge(claim.value(), numerical, tolerance);
    boolean contradicted =
        judgement.verdict() == GradientVerdict.DISAGREE
            && numerical.isTwoSided()
            && remainder.excludes(Math.abs(claim.value() - numerical.value()));
    return contradicted
        ? GradientJudge.unresolved("the Taylor remainder sides with the claim")
        : judgement;
  }

  /**
   * Compares the claimed derivative, differentiated numerically, with the claimed second one, or
   * with the numerical second one of f if there is no claim.
   */
  List<CheckedDerivative> second(double x, @Nullable DoubleUnaryOperator claimedSecond) {
    List<CheckedDerivative> rows = new ArrayList<>();
    Slope ofClaim = slopeOfClaim(x);
    if (ofClaim == null) {
      return rows;
    }
    if (claimedSecond != null) {
      Claim claim = Claim.of(claimedSecond, x);
      rows.add(row("f''", x, claim, ofClaim, TaylorRemainder.ofSecond(f, x, claim.value())));
    } else if (ofClaim.isTwoSided()) {
      Slope ofValues = Slope.of(search.withOrder(2).atScalar(f, x));
      double bar = ofValues.error() + ofClaim.error();
      Slope both = new Slope(ofValues.value(), bar, ofValues.status());
      Claim claim = new Claim(ofClaim.value(), null);
      rows.add(row("(f')'", x, claim, both, TaylorRemainder.ofSecond(f, x, claim.value())));
    }
    return rows;
  }

  private CheckedDerivative row(
      String what, double x, Claim claim, Slope numerical, TaylorRemainder remainder) {
    return new CheckedDerivative(
        what,
        Variable.of(x),
        claim.value(),
        numerical,
        judge(claim, numerical, remainder),
        remainder.rate());
  }

  private @Nullable Slope slopeOfClaim(double x) {
    try {
      return Slope.of(search.atScalar(derivative, x));
    } catch (RuntimeException failure) {
      return null; // told where the claim itself is compared
    }
  }
}
