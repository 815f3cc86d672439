package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.OutputFile;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.points.Carry;
import dev.secant.cli.points.PointSource;
import dev.secant.cli.progress.Interruption;
import dev.secant.cli.progress.Progress;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PlainOptions;
import dev.secant.cli.session.PluginOptions;
import dev.secant.cli.session.Terminals;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that computes at points takes, and the way from there to the results. */
final class PointJob implements PlainOptions {
  private static final String THREADS = "--threads";
  private static final int MOST_THREADS = 1024;

  @Mixin private final ChainWords words = new ChainWords();
  @Mixin private final PointOptions points = new PointOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = THREADS,
      paramLabel = "N",
      description =
          "Threads that compute. They share the points, and for --gradient, --jacobian and --hessian"
              + " the elements of an array instead. The results are the same bit by bit, and in the same"
              + " order. Default: 1.")
  private @Nullable String threads;

  private @Nullable UnaryOperator<Account> account;
  private boolean writesText;

  @Override
  public boolean set(String name, String value) {
    if (name.equals(THREADS)) {
      threads = value;
      return true;
    }
    return points.set(name, value) || output.set(name, value);
  }

  /** Has it said what is done. */
  void explain(UnaryOperator<Account> more) {
    account = more;
  }

  @Override
  public boolean set(String flag) {
    return output.set(flag);
  }

  /** Has it write text for people, into a file of any name. */
  void writeText() {
    writesText = true;
  }

  /** Takes the words of the chain from a plain command line. */
  void set(List<String> chain) {
    words.set(chain);
  }

  /**
   * Runs a computation over all points and returns the exit code. Whatever can be refused is
   * refused before anything is computed.
   *
   * @param method makes the computation for the chain, or refuses the points
   */
  int run(
      Console console, PluginOptions plugins, BiFunction<Chain, PointSource, Computation> method)
      throws IOException {
    int count = threads();
    output.requireSound(points.inputFile(), writesText);
    Carry carry = output.carry(points.formatOfInput());
    try (PointSource source = points.open(console, carry);
        FunctionRegistry registry = plugins.open(console, words::areBuiltIn)) {
      Chain chain = chain(registry, console);
      Computation computation = method.apply(chain, source);
      if (account != null) {
        account.apply(Account.of(chain, registry)).print(console.err());
      }
      List<Computation> computations = new ArrayList<>(List.of(computation));
      while (computations.size() < count && !computation.isSharedWithinPoints()) {
        computations.add(method.apply(chain, source));
      }
      PointOutput target = new PointOutput();
      return Interruption.during(
          () -> run(console, source, computations, target), target::interrupted);
    }
  }

  private int run(
      Console console, PointSource source, List<Computation> computations, PointOutput target) {
    try (OutputFile file = output.open();
        Progress progress = progress(console, source)) {
      Computation first = computations.get(0);
      RowWriter writer = output.writer(file, points.format(source), console, first);
      FailureLog failures = new FailureLog(progress);
      ResultRows rows = new ResultRows(writer, failures, output.onError(), source);
      target.begin(rows, file, progress);
      new PointRun(computations, rows).over(source);
      complete(file);
      return failures.isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }
  }

  private Progress progress(Console console, PointSource source) {
    Terminals terminals = console.terminals();
    // Where rows and progress would share a screen, the rows are the progress.
    boolean isShown =
        !output.isQuiet()
            && terminals.isError()
            && (!output.isStandard() || !terminals.isOutput())
            && !"dumb".equals(console.environment().get("TERM"));
    return isShown
        ? Progress.on(console.err(), source::fractionRead)
        : Progress.none(console.err());
  }

  private void complete(@Nullable OutputFile file) {
    if (file != null) {
      if (points.comeFromAProgram()) {
        file.awaitInterruption();
      }
      ProcessEnd.complete(file);
    }
  }

  /**
   * Returns the number of threads that compute.
   *
   * @throws CommandFailure if it is none
   */
  int threads() {
    return threads == null ? 1 : SettingText.whole(THREADS, threads, 1, MOST_THREADS);
  }

  /** Returns whether results are answers for people, not rows of a format. */
  boolean isPlain(PointSource source) {
    return output.isPlain(points.format(source));
  }

  /** Returns the form of rows that was asked for in so many words, or null. */
  @Nullable OutputFormat chosenFormat() {
    return output.chosenFormat();
  }

  private Chain chain(FunctionRegistry registry, Console console) {
    PluginProblems.of(registry, console).warn();
    return words.in(registry);
  }
}
