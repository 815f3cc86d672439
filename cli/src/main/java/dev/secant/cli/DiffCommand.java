package dev.secant.cli;

import dev.secant.api.ElementwiseFunction;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.points.ListedPoints;
import dev.secant.cli.points.PointSource;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.partition.PartitionTask;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secant diff}: the derivative of a chain at points, with its error bar. */
@Command(
    name = "diff",
    description = {
      "Differentiates a chain of functions numerically at points, and says how far off it may be.",
      "",
      "Columns of the output:",
      "  those of the input, as they are; with --only, and without an input, x: the point",
      "  value        the chain at the point",
      "  derivative   its slope there, in units of value per unit of x; of --order n, per unit of x to"
          + " the n-th power",
      "  error        bound of the distance to the true derivative, in the unit of derivative",
      "  status       OK, or what is special about the point: KINK, JUMP, NOISY, ...; FAILED in a row"
          + " that failed, whose numbers are NaN",
      "  evaluations  how often the chain was computed, a count",
      "  left, right  with --slopes: the slopes of either side, in the unit of derivative",
      "A single point of --at gives derivative ± error  STATUS. A difference quotient with a given step"
          + " has value and derivative only. A result whose name an input has is called value_2.",
      ""
    },
    footer = {
      "  secant diff square exp square --at 0.5",
      "  secant diff square exp square --at 0.5 --explain",
      "  secant diff log_sum_exp --gradient --at \"[1, 2, 3]\"",
      "  secant diff square exp square --at 0.5 --method central --eps 1e-4"
    })
final class DiffCommand implements PlainCommand {
  private static final String EXACT = "--exact";
  private static final String EXPLAIN = "--explain";
  private static final String SLOPES = "--slopes";

  private final Console console;
  private final PluginOptions plugins;

  @Mixin private final PointJob job = new PointJob();
  @Mixin private final MethodOptions options = new MethodOptions();
  @Mixin private final ArrayOptions arrays = new ArrayOptions();

  @Option(
      names = EXACT,
      description =
          "By the chain rule: exact where a function knows its derivative, numerical where not."
              + " evaluations are those of the single functions then.")
  private boolean exact;

  @Option(
      names = EXPLAIN,
      description =
          "Says on standard error what is done: where the functions come from, method, step, cost, and"
              + " what the error bar means. The derivative by a number is shown as by --exact, at the"
              + " points of --at, with a row for each function of the chain: value,"
              + " local derivative and its error, condition number (by which it magnifies a relative"
              + " error), and whether the derivative is exact, numerical, or claimed by the function"
              + " but refuted by its values.")
  private boolean explain;

  @Option(
      names = SLOPES,
      description = "Adds the columns left and right: the slopes of either side, as at a kink.")
  private boolean slopes;

  DiffCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public boolean set(String flag) {
    switch (flag) {
      case EXACT -> exact = true;
      case EXPLAIN -> explain = true;
      case SLOPES -> slopes = true;
      default -> {
        return job.set(flag) || arrays.set(flag) || plugins.set(flag);
      }
    }
    return true;
  }

  @Override
  public boolean set(String name, String value) {
    return job.set(name, value)
        || options.set(name, value)
        || arrays.set(name, value)
        || plugins.set(name, value);
  }

  @Override
  public boolean set(List<String> words) {
    job.set(words);
    return !words.isEmpty();
  }

  @Override
  public Integer call() throws IOException {
    BiFunction<Chain, PointSource, Computation> computation = computation();
    if (explain) {
      job.explain(this::explained);
      job.writeText();
    }
    return job.run(console, plugins, computation);
  }

  /** Holds the options against each other and returns what makes the computation for a chain. */
  private BiFunction<Chain, PointSource, Computation> computation() {
    requireAdaptiveMethod();
    DifferenceMethod quotient = options.quotient();
    String ofArrays = arrays.given();
    if (ofArrays != null) {
      return ofArrays(ofArrays);
    }
    if (quotient != null) {
      double step = options.step(quotient);
      return (chain, points) -> {
        requireDerivative(chain, points);
        return new FixedStepDerivative(chain, quotient, step);
      };
    }
    AdaptiveDerivative search = options.search();
    requireFirstOrder();
    if (explain) {
      requireNoFormat();
      return (chain, points) -> explanation(chain, points, search);
    }
    PartitionTask task =
        exact ? PartitionTask.derivativesByChainRule(search) : PartitionTask.derivatives(search);
    return (chain, points) -> {
      requireDerivative(chain, points);
      return new PointwiseDerivative(chain, task, slopes || job.isPlain(points));
    };
  }

  private Account explained(Account account) {
    DifferenceMethod quotient = options.quotient();
    if (quotient != null) {
      return DiffAccount.ofQuotient(account, quotient, options.step(quotient));
    }
    String ofArrays = arrays.given();
    return ofArrays == null
        ? DiffAccount.ofChainRule(account, options.search())
        : DiffAccount.ofArrays(account, ofArrays, options.search());
  }

  private void requireAdaptiveMethod() {
    String plainMethod = options.plainMethod();
    String option = ofNumbers() != null ? ofNumbers() : arrays.given();
    if (plainMethod != null && option != null) {
      throw new UsageException(option + " does not go with " + plainMethod);
    }
  }

  /** Returns an option that is given and serves derivatives by a number only, or null. */
  private @Nullable String ofNumbers() {
    return exact ? EXACT : slopes ? SLOPES : null;
  }

  /** Returns what makes the computation of a gradient or the like. */
  private BiFunction<Chain, PointSource, Computation> ofArrays(String option) {
    if (ofNumbers() != null) {
      throw new UsageException(ofNumbers() + " does not go with " + option);
    }
    if (options.order() != 1) {
      throw new UsageException(
          "--order "
              + options.order()
              + " is for the derivative by a number, not for "
              + option
              + "; second derivatives of arrays are given by --hessian");
    }
    ArrayMethod method = arrays.method(options.search(), job.threads());
    return (chain, points) -> {
      requireOneNumber(chain, points, method.kind());
      return new ArrayDerivatives(chain, method);
    };
  }

  /** An elementwise chain gives as many numbers as it is given. */
  private static void requireOneNumber(Chain chain, PointSource points, ArrayDerivativeKind kind) {
    if (kind.isOfOneNumber() && points.hasArrays() && chain instanceof ElementwiseFunction) {
      throw new CommandFailure(
          ErrorCode.NO_GRADIENT,
          kind.option()
              + " is for chains that give one number, '"
              + chain
              + "' gives one for each element of an array"
              + "\nleave out "
              + kind.option()
              + " for the derivative of each element, or let a function such as sum follow");
    }
  }

  private void requireFirstOrder() {
    if ((exact || explain) && options.order() != 1) {
      throw new UsageException(
          (explain ? EXPLAIN : EXACT)
              + " is for the first derivative, not for --order "
              + options.order());
    }
  }

  private void requireNoFormat() {
    OutputFormat format = job.chosenFormat();
    if (format != null && format != OutputFormat.TABLE) {
      throw new UsageException(
          "--explain is a table for people, not for --format "
              + format
              + "; the derivative alone is given by --exact");
    }
    if (slopes) {
      throw new UsageException("--slopes adds columns to rows of points, which --explain has not");
    }
  }

  private Computation explanation(Chain chain, PointSource points, AdaptiveDerivative search) {
    if (!(points instanceof ListedPoints list)) {
      throw new UsageException("--explain takes its points from --at, not from " + points.name());
    }
    if (list.hasArrays()) {
      throw new UsageException("--explain is for numbers, as in --at 1,2,3, not for arrays");
    }
    return new Explanation(chain, search, !list.isSingle());
  }

  /** At an array, only an elementwise chain has one derivative for each element. */
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
                + "\nask for it by --gradient; or give numbers, as in --at 1,2,3, or leave out "
                + stage.name());
      }
    }
  }
}
