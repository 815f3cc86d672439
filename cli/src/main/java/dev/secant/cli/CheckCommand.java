package dev.secant.cli;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.cli.check.CheckRows;
import dev.secant.cli.check.CheckSettings;
import dev.secant.cli.check.CheckText;
import dev.secant.cli.check.GivenPoints;
import dev.secant.cli.check.RegistryCheck;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.points.Carry;
import dev.secant.cli.points.PointSource;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.check.GradientReport;
import dev.secant.runtime.diff.check.GradientVerdict;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secant check}: claimed derivatives against numerical ones. */
@Command(
    name = "check",
    description = {
      "Checks the derivative that a chain or function claims against the numerical one, judged by"
          + " the error bar of the latter. Without points, at samples of the domain: its edges and"
          + " what is near them, 0, 1, -1, and magnitudes of 1e-4 to 100.",
      "Verdicts, worst first: DISAGREE the claim is wrong, UNRESOLVED the numerical derivative is"
          + " not certain enough to tell, AGREE_SUBGRADIENT a kink with the claim between its"
          + " slopes, AGREE (so is NaN at a kink: there is no derivative). Ratio is claimed / numerical: 2, -1 or 1/n names the mistake. Rate is"
          + " how the Taylor remainder falls with the step: 2 for a right claim, 1 for a wrong one.",
      "Exit code 1 if a claim is wrong, or a function could not be checked; else 0."
    },
    footer = {
      "  secant check square exp square --at 0.5",
      "  secant check --all --plugins my-jars"
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Parameters(
      arity = "0..*",
      paramLabel = "CHAIN",
      description = "A function by its name, or a chain as in the other commands.")
  private List<String> words = List.of();

  @Option(
      names = "--all",
      description =
          "Check every function that claims a derivative; one with parameters for its defaults and"
              + " for those of its examples.")
  private boolean all;

  @Mixin private final PointOptions points = new PointOptions();

  @Mixin private CheckOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of: ${COMPLETION-CANDIDATES}, with a row a comparison. Without it, a report for"
              + " people.")
  private @Nullable OutputFormat format;

  @Option(
      names = "--explain",
      description =
          "Says on standard error what is done: where the functions come from, the points, the method,"
              + " and how a claim is judged.")
  private boolean explain;

  CheckCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() throws IOException {
    requireSense();
    CheckSettings settings = options.settings();
    if (points.isGiven()) {
      settings = settings.at(given());
    }
    try (FunctionRegistry registry = open()) {
      PluginProblems.of(registry, console).warn();
      return all ? checkAll(registry, settings) : checkOne(registry, settings);
    }
  }

  private void requireSense() {
    if (all != words.isEmpty()) {
      throw new UsageException(
          all
              ? "--all checks every function, was given '" + String.join(" ", words) + "' as well"
              : "a chain or the name of a function must be given, or --all");
    }
    String option = options.ofSamplesOnly();
    if (points.isGiven() && option != null) {
      throw new UsageException(option + " is for sampled points, not for given ones");
    }
  }

  private List<Variable> given() throws IOException {
    try (PointSource source = points.open(console, Carry.NOTHING)) {
      return GivenPoints.of(source);
    }
  }

  private FunctionRegistry open() {
    return all
        ? plugins.open(console)
        : plugins.open(console, registry -> ChainWords.areBuiltIn(words, registry));
  }

  private int checkOne(FunctionRegistry registry, CheckSettings settings) {
    Chain chain = ChainWords.parse(words, registry);
    if (points.isGiven() && options.hasSeed() && chain instanceof ElementwiseFunction) {
      throw new UsageException(
          "--seed is for sampled points, and for the directions of functions on whole arrays, not"
              + " for '"
              + chain
              + "' at given points");
    }
    if (explain) {
      account(Account.of(chain, registry)).print(console.err());
    }
    GradientReport report = settings.check(chain);
    write(List.of(report), report.toString());
    return report.verdict() == GradientVerdict.DISAGREE ? ExitCode.FAILURE : ExitCode.SUCCESS;
  }

  private int checkAll(FunctionRegistry registry, CheckSettings settings) {
    if (explain) {
      account(new Account().add("functions", "all that claim a derivative")).print(console.err());
    }
    RegistryCheck check = RegistryCheck.of(registry, settings);
    write(check.reports(), CheckText.of(check.reports()));
    tell("claim no derivative, so there is nothing to check", check.silent());
    tell("need arguments and show no example: check them by themselves", check.undetermined());
    check.failures().forEach((name, why) -> console.err().println("secant: " + name + ": " + why));
    if (!check.failures().isEmpty()) {
      console
          .err()
          .println(
              "secant: "
                  + check.failures().size()
                  + " could not be checked; "
                  + ErrorCode.NOT_CHECKED.reference());
    }
    boolean wrong =
        check.reports().stream().anyMatch(report -> report.verdict() == GradientVerdict.DISAGREE);
    return wrong || !check.failures().isEmpty() ? ExitCode.FAILURE : ExitCode.SUCCESS;
  }

  private Account account(Account account) {
    account
        .add("points", points.isGiven() ? "those that are given" : options.samplesInWords())
        .add(
            "method",
            "the claimed derivative against the numerical one by extrapolated difference quotients");
    return DiffAccount.searched(account, AdaptiveDerivative.standard(), "for each derivative")
        .add(
            "verdict",
            "AGREE if the claim is within the error bar of the numerical derivative, or within the"
                + " tolerance of it; DISAGREE if it is farther off; UNRESOLVED if the bar is too wide"
                + " to tell");
  }

  private void tell(String what, List<String> names) {
    if (!names.isEmpty()) {
      console.err().println("secant: " + what + ": " + Printable.line(String.join(", ", names)));
    }
  }

  private void write(List<GradientReport> reports, String text) {
    if (format == null) {
      PrintWriter out = console.outWriter();
      out.print(text);
      out.flush();
    } else {
      CheckRows.write(reports, format.writer(new ByteSink(console.out(), console.out()::failure)));
    }
  }
}
