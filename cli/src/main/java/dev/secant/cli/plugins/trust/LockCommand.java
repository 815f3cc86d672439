package dev.secant.cli.plugins.trust;

import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.registry.LockReport;
import dev.secant.runtime.registry.PluginLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code secant plugins lock}: writes down what is in the plug-in folders. Nothing of it runs. */
@Command(
    name = "lock",
    description = {
      "Writes plugins.lock into each folder of --plugins, or without that into all plug-in folders:"
          + " the plug-ins that are there now and their SHA-256. From then on, nothing else is loaded"
          + " from the folder. Look at what changed before you keep it.",
      "--policy goes into the file; without it, the file keeps its policy, and a new one has locked.",
      "Columns: state is added, changed, removed or kept; sha256 and signer are cut in a table."
    },
    footer = "  secant plugins lock --plugins my-jars")
public final class LockCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  /** Creates the command. */
  public LockCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    plugins.refuseFrozen("plugins lock");
    List<LockReport> reports = new ArrayList<>();
    for (Path folder : plugins.lockFolders(console)) {
      PluginLock lock = PluginLock.in(folder);
      try {
        reports.add(lock.update(plugins.givenPolicy()));
      } catch (IOException e) {
        throw LockFailure.of(lock, e);
      }
    }
    boolean isAllLocked = new LockTable(console, format).show(reports);
    return isAllLocked ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }
}
