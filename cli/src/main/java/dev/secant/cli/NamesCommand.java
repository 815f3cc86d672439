package dev.secant.cli;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code secant complete-names}: what can stand in a chain, for a shell that completes words: a
 * name and behind a tab where it comes from, a line each. Reads class files and runs nothing of
 * them, and says nothing of what is wrong: a shell could only spoil its prompt with it.
 */
@Command(
    name = NamesCommand.NAME,
    hidden = true,
    description = "Lists names for the completion of a shell.",
    footer = "  secant complete-names")
final class NamesCommand implements PlainCommand {
  static final String NAME = "complete-names";
  private static final String CHAINS = "--chains";

  private final Console console;
  private final PluginOptions plugins;

  @Option(names = CHAINS, description = "Named chains only.")
  private boolean chainsOnly;

  NamesCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public boolean set(String flag) {
    chainsOnly |= flag.equals(CHAINS);
    return flag.equals(CHAINS) || plugins.set(flag);
  }

  @Override
  public boolean set(String name, String value) {
    return plugins.set(name, value);
  }

  @Override
  public boolean set(List<String> words) {
    return words.isEmpty();
  }

  @Override
  public Integer call() {
    try (FunctionRegistry registry = plugins.look(console)) {
      PrintWriter out = console.outWriter();
      if (!chainsOnly) {
        for (FunctionEntry entry : registry.functions()) {
          out.print(entry.isShortNameUnique() ? entry.name() : entry.qualifiedName());
          out.print('\t' + entry.plugin() + '\n');
        }
      }
      registry.definitions().forEach((name, chain) -> out.print(name + '\t' + chain + '\n'));
      out.flush();
    }
    return ExitCode.SUCCESS;
  }
}
