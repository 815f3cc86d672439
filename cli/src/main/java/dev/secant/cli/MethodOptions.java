package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.points.NumberText;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PlainOptions;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DifferenceMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which method differentiates, and the settings of the one or the other. */
final class MethodOptions implements PlainOptions {
  private static final String METHOD = "--method";
  private static final String EPS = "--eps";

  @Option(
      names = METHOD,
      paramLabel = "METHOD",
      description =
          "One of: ${COMPLETION-CANDIDATES}. adaptive finds its step and its error; the others are"
              + " plain difference quotients with the step of --eps, and know no error. Default:"
              + " adaptive; central with --eps.")
  private @Nullable DerivativeMethod method;

  @Option(
      names = EPS,
      paramLabel = "STEP",
      description =
          "Step of a difference quotient, in the unit of x, above 0. Default, with --method"
              + " central, forward or backward: 1e-4.")
  private @Nullable String eps;

  @Mixin private final SearchOptions search = new SearchOptions();

  @Override
  public boolean set(String name, String value) {
    switch (name) {
      case METHOD -> method = OptionText.choice(value, DerivativeMethod.values());
      case EPS -> eps = value;
      default -> {
        return search.set(name, value);
      }
    }
    return true;
  }

  /**
   * Returns the difference quotient that was asked for, null for the adaptive method.
   *
   * @throws UsageException if a setting of one method is given with another
   */
  @Nullable DifferenceMethod quotient() {
    DerivativeMethod chosen = chosen();
    if (chosen == DerivativeMethod.ADAPTIVE && eps != null) {
      throw new UsageException(
          "--eps is the step of --method central, forward or backward; adaptive finds its own");
    }
    Set<String> settings = search.given();
    if (chosen != DerivativeMethod.ADAPTIVE && !settings.isEmpty()) {
      throw new UsageException(
          settings.iterator().next()
              + " is a setting of --method adaptive, not of "
              + plainMethod());
    }
    return chosen.quotient();
  }

  private DerivativeMethod chosen() {
    if (method != null) {
      return method;
    }
    return eps == null ? DerivativeMethod.ADAPTIVE : DerivativeMethod.CENTRAL;
  }

  /** Returns the option that asked for a difference quotient, or null. */
  @Nullable String plainMethod() {
    if (method != null && method != DerivativeMethod.ADAPTIVE) {
      return "--method " + method;
    }
    return eps == null ? null : "the quotient that --eps asks for";
  }

  /**
   * Returns the step of the difference quotient.
   *
   * @throws CommandFailure if it is no number, or can be used at no point
   */
  double step(DifferenceMethod quotient) {
    double step;
    try {
      step = NumberText.parse(eps == null ? "1e-4" : eps);
    } catch (NumberFormatException e) {
      throw new CommandFailure(ErrorCode.INVALID_STEP, "--eps: " + e.getMessage(), e);
    }
    try {
      quotient.requireStep(step);
    } catch (IllegalArgumentException e) { // begins with the name of the parameter, "eps must"
      throw new CommandFailure(ErrorCode.INVALID_STEP, "--" + e.getMessage(), e);
    }
    return step;
  }

  /**
   * Returns the search of the adaptive method.
   *
   * @throws CommandFailure if a setting is no number or breaks its rule
   */
  AdaptiveDerivative search() {
    return search.search();
  }

  /** Returns the order of the derivative. */
  int order() {
    return search.order();
  }
}
