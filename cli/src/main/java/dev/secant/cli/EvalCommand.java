package dev.secant.cli;

import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code secant eval}: the value of a chain at points. */
@Command(
    name = "eval",
    description = {
      "Evaluates a chain of functions at points.",
      "Columns: x is the point, value the chain at x. NaN is a value outside the domain."
    },
    footer = "  secant eval square exp square --at 0.5,1,2")
final class EvalCommand implements PlainCommand {
  private final Console console;
  private final PluginOptions plugins;

  @Mixin private final PointJob job = new PointJob();

  EvalCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public boolean set(String flag) {
    return plugins.set(flag);
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
    return job.run(console, plugins, (chain, points) -> new Evaluation(chain));
  }
}
