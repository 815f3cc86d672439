package dev.secant.runtime.diff.sweep;

import dev.secant.api.Decimal;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** A {@link StepSweep} in words: a few lines for people. */
final class SweepSummary {
  private final StepSweep sweep;
  private final List<String> lines = new ArrayList<>();

  SweepSummary(StepSweep sweep) {
    this.sweep = sweep;
    lines.add(sweep.method() + " difference at x = " + Decimal.toShortString(sweep.x()));
    if (Double.isNaN(sweep.reference())) {
      addWithoutDerivative();
    } else {
      addDerivative();
    }
    addMissing();
  }

  private void addDerivative() {
    lines.add(
        "derivative  "
            + Decimal.toString(sweep.reference())
            + " ± "
            + TextTable.brief(sweep.referenceError())
            + "  "
            + sweep.referenceStatus());
    lines.add("rounding    " + regime(sweep.rounding(), "on the left, where steps are small"));
    lines.add("truncation  " + regime(sweep.truncation(), "on the right, where they are large"));
    if (!Double.isNaN(sweep.bestEps())) {
      lines.add(
          "best eps    "
              + TextTable.brief(sweep.bestEps())
              + ", with an error of "
              + TextTable.brief(sweep.bestError()));
    }
  }

  private static String regime(SweepRegime regime, String where) {
    return regime.exists() ? "error " + regime + ", " + where : "none that can be told";
  }

  private void addWithoutDerivative() {
    lines.add("derivative  none, " + sweep.referenceStatus() + ": " + reason());
    if (sweep.growth().exists()) {
      lines.add("quotients   go as " + sweep.growth() + ", so that no eps is best");
    } else if (sweep.points().stream().anyMatch(point -> point.value() == 0)) {
      lines.add("quotients   are exactly 0, which is no derivative here, whatever the step");
    }
  }

  private String reason() {
    return switch (sweep.referenceStatus()) {
      case KINK ->
          "the slope is "
              + Decimal.toString(sweep.leftSlope())
              + " on the left, which backward finds, and "
              + Decimal.toString(sweep.rightSlope())
              + " on the right, which forward finds";
      case JUMP -> "f jumps there";
      case VERTICAL_TANGENT -> "the slope grows without bound";
      case NOT_REPEATABLE -> "f gives different answers for the same x";
      case OUT_OF_DOMAIN -> "f is not finite there, or nowhere around";
      default -> "the evidence contradicts itself";
    };
  }

  /** Quotients without a value are a hole in the plot that wants an explanation. */
  private void addMissing() {
    long missing = sweep.points().stream().filter(point -> !Double.isFinite(point.value())).count();
    double step = sweep.points().get(sweep.points().size() - 1).eps();
    if (sweep.x() + step == sweep.x()) {
      lines.add(
          "no quotient: no step up to 1 changes x, where neighbouring doubles are "
              + TextTable.brief(Math.ulp(sweep.x()))
              + " apart");
    } else if (missing == sweep.points().size()) {
      lines.add("no quotient: f is not finite at " + sides() + ", whatever the step" + way());
    }
  }

  private String sides() {
    return switch (sweep.method()) {
      case CENTRAL -> "x - eps or x + eps";
      case FORWARD -> "x or x + eps";
      case BACKWARD -> "x or x - eps";
    };
  }

  private String way() {
    return sweep.method() == DifferenceMethod.CENTRAL
            && sweep.referenceStatus() != DerivativeStatus.OUT_OF_DOMAIN
        ? "; forward and backward need one side only"
        : "";
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
