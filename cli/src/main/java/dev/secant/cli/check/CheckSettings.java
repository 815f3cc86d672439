package dev.secant.cli.check;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.diff.check.GradientCheck;
import dev.secant.runtime.diff.check.GradientReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a chain is checked.
 *
 * @param points where to look; null to sample
 * @param sampling how to sample otherwise
 * @param tolerance how far a right claim may be from the truth, relative to it; null for the usual
 * @param order 1, or 2 for the second derivative too
 */
public record CheckSettings(
    @Nullable List<Variable> points, Sampling sampling, @Nullable Double tolerance, int order) {
  /**
   * How points are sampled.
   *
   * @param samples how many; null for the usual number
   * @param seed of the samples
   * @param shape of the points of a function on arrays; null for one that the function accepts
   */
  public record Sampling(@Nullable Integer samples, long seed, @Nullable List<Integer> shape) {}

  /** Returns the same with points to look at instead of samples. */
  public CheckSettings at(List<Variable> given) {
    return new CheckSettings(given, sampling, tolerance, order);
  }

  /**
   * Returns the findings.
   *
   * @throws CommandFailure if the chain claims no derivative, or none of the order, or there is no
   *     point to compare at
   * @throws IllegalArgumentException if a setting is out of range; the message begins with its name
   */
  public GradientReport check(Chain chain) {
    requireClaim(chain);
    if (order == 2 && !(chain instanceof ElementwiseFunction)) {
      throw new CommandFailure(
          ErrorCode.NOT_ELEMENTWISE,
          "--order 2 is for chains of a number: '" + chain + "' works on whole arrays");
    }
    return checkKnown(chain);
  }

  /** As {@link #check}, but of a function on arrays the first derivative whatever the order. */
  GradientReport checkKnown(Chain chain) {
    GradientCheck check = configured(chain);
    try {
      return check.run();
    } catch (IllegalStateException e) {
      throw new CommandFailure(ErrorCode.NOT_CHECKED, e.getMessage() + how(chain), e);
    }
  }

  private static String how(Chain chain) {
    return chain instanceof ElementwiseFunction
        ? "\nas in --at 0.5,1,2"
        : "\nas in --at \"[1, 2, 3]\" or --shape 3";
  }

  private GradientCheck configured(Chain chain) {
    GradientCheck check = GradientCheck.of(chain).withSeed(sampling.seed);
    if (tolerance != null) {
      check = check.withTolerance(tolerance);
    }
    if (points != null) {
      check = check.at(points.toArray(Variable[]::new));
    }
    if (sampling.samples != null) {
      check = check.withSamples(sampling.samples);
    }
    if (sampling.shape != null) {
      check = check.withInputShape(sampling.shape.stream().mapToInt(Integer::intValue).toArray());
    }
    return order == 2 && chain instanceof ElementwiseFunction
        ? check.withSecondDerivative()
        : check;
  }

  private static void requireClaim(Chain chain) {
    if (chain instanceof DifferentiableFunction) {
      return;
    }
    for (Stage stage : chain.stages()) {
      if (!(stage.function() instanceof DifferentiableFunction)) {
        String whole = chain.stages().size() > 1 ? ", so '" + chain + "' does not either" : "";
        throw new CommandFailure(
            ErrorCode.NO_DERIVATIVE,
            stage
                + " claims no derivative that could be checked"
                + whole
                + "\nits class must implement "
                + (stage.function() instanceof ElementwiseFunction
                    ? "dev.secant.api.DifferentiableElementwiseFunction"
                    : "dev.secant.api.DifferentiableFunction")
                + "; 'secant diff' gives a numerical derivative without");
      }
    }
  }
}
