package dev.secant.cli;

import dev.secant.api.ElementwiseFunction;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.points.NumberText;
import dev.secant.cli.points.PointSource;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.diff.DifferenceMethod;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secant diff}: the numerical derivative of a chain at points. */
@Command(
    name = "diff",
    description = {
      "Differentiates a chain of functions numerically at points.",
      "Columns: x is the point, value the chain at x, derivative its slope there, in units of value"
          + " per unit of x. A single point of --at gives the bare derivative."
    },
    footer = "  secant diff square exp square --at 0.5 --method central --eps 1e-4")
final class DiffCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Mixin private PointJob job;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "Difference quotient, one of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private DifferenceMethod method = DifferenceMethod.CENTRAL;

  @Option(
      names = "--eps",
      paramLabel = "STEP",
      description = "Step of the quotient, in the unit of x, above 0. Default: ${DEFAULT-VALUE}.")
  private String eps = "1e-4";

  DiffCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() throws IOException {
    double step = step();
    return job.run(
        console,
        plugins,
        (chain, points) -> {
          requireDerivative(chain, points);
          return new FixedStepDerivative(chain, method, step);
        });
  }

  private double step() {
    double step;
    try {
      step = NumberText.parse(eps);
    } catch (NumberFormatException e) {
      throw new CommandFailure(ErrorCode.INVALID_STEP, "--eps: " + e.getMessage(), e);
    }
    try {
      FixedStepDerivative.requireStep(method, step);
    } catch (IllegalArgumentException e) { // begins with the name of the parameter, "eps must"
      throw new CommandFailure(ErrorCode.INVALID_STEP, "--" + e.getMessage(), e);
    }
    return step;
  }

  /** At an array, shifting every element at once differentiates an elementwise chain only. */
  private static void requireDerivative(Chain chain, PointSource points) {
    if (!points.hasArrays() || chain instanceof ElementwiseFunction) {
      return;
    }
    for (Stage stage : chain.stages()) {
      if (!(stage.function() instanceof ElementwiseFunction)) {
        throw new CommandFailure(
            ErrorCode.NOT_ELEMENTWISE,
            stage
                + " is not elementwise, so the derivative of '"
                + chain
                + "' at an array is a gradient, not a number for each element"
                + "\ngive numbers, as in --at 1,2,3, or leave out "
                + stage.name());
      }
    }
  }
}
