package dev.secant.cli;

import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secant eval}: the value of a chain at points. */
@Command(
    name = "eval",
    description = {
      "Evaluates a chain of functions at points.",
      "",
      "Columns of the output:",
      "  those of the input, as they are; with --only, and without an input, x: the point",
      "  value        the chain at the point, in the unit that its last function gives; NaN outside"
          + " the domain, and in a row that failed",
      "A result whose name an input has is called value_2.",
      ""
    },
    footer = {
      "  secant eval square exp square --at 0.5,1,2",
      "  secant eval square exp square --at 0.5 --explain"
    })
final class EvalCommand implements PlainCommand {
  private static final String EXPLAIN = "--explain";

  private final Console console;
  private final PluginOptions plugins;

  @Mixin private final PointJob job = new PointJob();

  @Option(
      names = EXPLAIN,
      description =
          "Says on standard error what is done: the chain, where its functions come from, the cost, and"
              + " what the value may be off.")
  private boolean explain;

  EvalCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public boolean set(String flag) {
    explain |= flag.equals(EXPLAIN);
    return flag.equals(EXPLAIN) || job.set(flag) || plugins.set(flag);
  }

  @Override
  public boolean set(String name, String value) {
    return job.set(name, value) || plugins.set(name, value);
  }

  @Override
  public boolean set(List<String> words) {
    job.set(words);
    return !words.isEmpty();
  }

  @Override
  public Integer call() throws IOException {
    if (explain) {
      job.explain(
          account ->
              account
                  .add("method", "each function once at each point, from left to right, in doubles")
                  .add("evaluations", "1 of the chain for each point")
                  .add(
                      "error",
                      "none is estimated: what one function is off, by rounding or by its author, the"
                          + " next magnifies by its condition number, which 'secant diff --explain'"
                          + " shows"));
    }
    return job.run(console, plugins, (chain, points) -> new Evaluation(chain));
  }
}
