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

/** {@code secant plugins verify}: whether plug-in folders are as their lock files have them. */
@Command(
    name = "verify",
    description = {
      "Compares plug-in folders with their plugins.lock. Exit code 0 if everything is as it was"
          + " locked, 1 if not, or if there is no lock file. Nothing of the plug-ins is executed.",
      "Columns: state is ok, refused (it would not be loaded; standard error says why) or missing;"
          + " sha256 is that of the file, cut in a table."
    },
    footer = "  secant plugins verify --plugins my-jars")
public final class VerifyCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  /** Creates the command. */
  public VerifyCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    List<LockReport> reports = new ArrayList<>();
    for (Path folder : plugins.lockFolders(console)) {
      PluginLock lock = PluginLock.in(folder);
      try {
        reports.add(lock.verify(plugins.demandedPolicy(console)));
      } catch (IOException e) {
        throw LockFailure.of(lock, e);
      }
    }
    boolean isAsLocked = new LockTable(console, format).show(reports);
    return isAsLocked ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }
}
