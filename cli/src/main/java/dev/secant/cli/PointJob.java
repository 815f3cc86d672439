package dev.secant.cli;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.OutputFile;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.points.PointSource;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What every command that computes at points takes, and the way from there to the results. */
final class PointJob {
  @Mixin private ChainWords words;
  @Mixin private PointOptions points;
  @Mixin private OutputOptions output;

  /**
   * Runs a computation over all points and returns the exit code. Whatever can be refused is
   * refused before anything is computed.
   *
   * @param method makes the computation for the chain, or refuses the points
   */
  int run(
      Console console, PluginOptions plugins, BiFunction<Chain, PointSource, Computation> method)
      throws IOException {
    try (PointSource source = points.open(console);
        FunctionRegistry registry = plugins.open(console)) {
      Computation computation = method.apply(chain(registry, console), source);
      try (OutputFile file = output.open(points.inputFile())) {
        RowWriter writer = output.writer(file, points.format(source), console, computation);
        FailureLog failures = new FailureLog(console.err());
        new PointRun(computation, writer, failures, output.onError()).over(source);
        if (file != null) {
          if (points.comeFromAProgram()) {
            file.awaitInterruption();
          }
          file.complete();
        }
        return failures.isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
      }
    }
  }

  /** Returns whether results are answers for people, not rows of a format. */
  boolean isPlain(PointSource source) {
    return output.format(points.format(source)) == null;
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
