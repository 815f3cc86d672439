package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DifferenceMethod;

/** What {@code secant diff} does to get a derivative, in the words of {@code --explain}. */
final class DiffAccount {
  private static final String BAR =
      "the true derivative is within the error of the one that is shown: rounding, noise that was"
          + " measured, and what is left of the truncation; inf promises nothing";

  private DiffAccount() {}

  static Account ofQuotient(Account account, DifferenceMethod quotient, double step) {
    String formula =
        switch (quotient) {
          case CENTRAL -> "(f(x + eps) - f(x - eps)) / (2 eps)";
          case FORWARD -> "(f(x + eps) - f(x)) / eps";
          case BACKWARD -> "(f(x) - f(x - eps)) / eps";
        };
    return account
        .add("method", "the " + quotient + " difference quotient " + formula)
        .add("step", "eps = " + Decimal.toShortString(step) + " in the unit of x, at each point")
        .add("evaluations", "at most 3 of the chain for each point, of which 1 for the value")
        .add(
            "error",
            "not known: a fixed step has none to compare with; without --eps and --method there is an"
                + " error bar, and 'secant sweep' shows the error for all steps");
  }

  static Account ofChainRule(Account account, AdaptiveDerivative search) {
    account.add(
        "method",
        "the chain rule: exact where a function knows its derivative and its values do not refute it,"
            + " numerical where not");
    return searched(account, search, "for a numerical derivative of a function").add("error", BAR);
  }

  static Account ofArrays(Account account, String option, AdaptiveDerivative search) {
    account.add(
        "method", option + ": extrapolated difference quotients along each element of the array");
    return searched(account, search, "for each element").add("error", BAR + "; so for each entry");
  }

  /** The search, of which everything is in the names of its settings. */
  static Account searched(Account account, AdaptiveDerivative search, String each) {
    return account
        .add("step", "found by itself: difference quotients of falling steps are extrapolated")
        .add(
            "evaluations",
            "at most "
                + search.budget()
                + " "
                + each
                + ", fewer as soon as the error is at rounding level or at the tolerance, which is "
                + Decimal.toShortString(search.tolerance()));
  }
}
