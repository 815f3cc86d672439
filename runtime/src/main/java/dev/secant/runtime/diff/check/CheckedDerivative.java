package dev.secant.runtime.diff.check;

import dev.secant.api.Variable;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import java.util.Objects;

/** One comparison of a gradient check: claimed against numerical. Immutable. */
public final class CheckedDerivative {
  private final String what;
  private final Variable point;
  private final double claimed;
  private final Slope numerical;
  private final GradientJudge.Judgement judgement;
  private final double taylorRate;

  CheckedDerivative(
      String what,
      Variable point,
      double claimed,
      Slope numerical,
      GradientJudge.Judgement judgement,
      double taylorRate) {
    this.what = Objects.requireNonNull(what);
    this.point = point;
    this.claimed = claimed;
    this.numerical = numerical;
    this.judgement = judgement;
    this.taylorRate = taylorRate;
  }

  /**
   * Returns what was compared: {@code f'}, {@code f''}, {@code df/dx[2]} for an element of a
   * gradient (of {@code v f} for several outputs, v random), {@code along v} for a random
   * direction.
   */
  public String what() {
    return what;
  }

  /** Returns where. */
  public Variable point() {
    return point;
  }

  /** Returns what the function says. */
  public double claimed() {
    return claimed;
  }

  /** Returns what its values say; NaN or infinite where the status has no value. */
  public double numerical() {
    return numerical.value();
  }

  /** Returns the error bar of {@link #numerical()}. */
  public double error() {
    return numerical.error();
  }

  /** Returns the status of {@link #numerical()}. */
  public DerivativeStatus status() {
    return numerical.status();
  }

  /** Returns the verdict. */
  public GradientVerdict verdict() {
    return judgement.verdict();
  }

  /** Returns a clause that says why the verdict is what it is. */
  public String reason() {
    return judgement.reason();
  }

  /** Returns {@code claimed / numerical}, the factor by which the claim is wrong. */
  public double ratio() {
    return claimed / numerical.value();
  }

  /**
   * Returns the rate at which the Taylor remainder falls with the step: about 2 if the claim is
   * right, 1 if it is wrong. NaN where it was not taken or does not stand out of the rounding.
   */
  public double taylorRate() {
    return taylorRate;
  }

  /**
   * Returns {@code |claimed - numerical| / error}; 0 where both are equal, bar or none; Infinity
   * where it is not a number.
   */
  double distanceInBars() {
    if (claimed == numerical.value()) {
      return 0;
    }
    double distance = Math.abs(claimed - numerical.value()) / numerical.error();
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }
}
