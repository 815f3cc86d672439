package dev.secant.runtime.diff.check;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DerivativeStatus;
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

  /** A point with the magnitude that f has there, and whatever is compared there. */
  private record Place(double x, double value) {
    /** Returns what a derivative of this order is near, if f is not flat. */
    double scale(int order) {
      return Math.abs(value) / Math.pow(x == 0 ? 1 : Math.abs(x), order);
    }
  }

  CheckedDerivative first(double x) {
    Claim claim = Claim.of(derivative, x);
    try {
      Place place = new Place(x, f.applyAsDouble(x));
      Slope numerical = Slope.of(search.atScalar(f, x));
      TaylorRemainder remainder = TaylorRemainder.of(f, x, claim.value());
      Compared compared = new Compared("f'", claim, numerical, place.scale(1));
      return row(compared, x, remainder);
    } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
      return nothing(x, claim.value(), Claim.thrownByFunction(thrown));
    }
  }

  private static CheckedDerivative nothing(
      double x, double claimed, GradientJudge.Judgement judgement) {
    Slope none = new Slope(Double.NaN, Double.NaN, DerivativeStatus.OUT_OF_DOMAIN);
    return new CheckedDerivative("f'", Variable.of(x), claimed, none, judgement, Double.NaN);
  }

  /**
   * Holds the vector-Jacobian product, which may be code of its own, to the derivative: for an
   * output gradient of 2 it must be twice as much. Returns a row only if it is not.
   *
   * @param numerical the comparison of the derivative itself
   */
  List<CheckedDerivative> backward(DifferentiableFunction known, CheckedDerivative numerical) {
    Variable x = numerical.point();
    Claim claim = Claim.of(t -> known.backward(x, Variable.of(2.0)).item() / 2, x.item());
    boolean same =
        claim.failure() == null && Double.compare(claim.value(), numerical.claimed()) == 0;
    if (same || !numerical.status().hasValue()) {
      return List.of();
    }
    Slope slope = new Slope(numerical.numerical(), numerical.error(), numerical.status());
    TaylorRemainder remainder = TaylorRemainder.of(f, x.item(), claim.value());
    CheckedDerivative row = row(new Compared("backward / 2", claim, slope, 0), x.item(), remainder);
    return row.verdict() == GradientVerdict.DISAGREE ? List.of(row) : List.of();
  }

  /** The two numbers of a comparison. */
  private record Compared(String what, Claim claim, Slope numerical, double scale) {}

  /** The bar decides; but what is called wrong, the Taylor remainder must not call right. */
  private GradientJudge.Judgement judge(Compared compared, TaylorRemainder remainder) {
    Claim claim = compared.claim();
    if (claim.failure() != null) {
      return claim.failure();
    }
    Slope numerical = compared.numerical();
    GradientJudge.Judgement judgement =
        GradientJudge.judge(claim.value(), numerical, tolerance, compared.scale());
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
    Slope ofClaim;
    Place place;
    Slope ofValues;
    try {
      ofClaim = Slope.of(search.atScalar(derivative, x));
      place = new Place(x, f.applyAsDouble(x));
      ofValues = Slope.of(search.withOrder(2).atScalar(f, x));
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      return List.of(); // told where the first derivative is compared
    }
    List<CheckedDerivative> rows = new ArrayList<>();
    if (claimedSecond != null) {
      Claim claim = Claim.of(claimedSecond, x);
      rows.add(second(new Compared("f''", claim, ofClaim, place.scale(2)), x));
    } else if (ofClaim.isTwoSided()) {
      Slope both =
          new Slope(ofValues.value(), ofValues.error() + ofClaim.error(), ofValues.status());
      Claim claim = new Claim(ofClaim.value(), null);
      rows.add(second(new Compared("(f')'", claim, both, place.scale(2)), x));
    }
    return rows;
  }

  private CheckedDerivative second(Compared compared, double x) {
    return row(compared, x, TaylorRemainder.ofSecond(f, x, compared.claim().value()));
  }

  private CheckedDerivative row(Compared compared, double x, TaylorRemainder remainder) {
    return new CheckedDerivative(
        compared.what(),
        Variable.of(x),
        compared.claim().value(),
        compared.numerical(),
        judge(compared, remainder),
        remainder.rate());
  }
}
