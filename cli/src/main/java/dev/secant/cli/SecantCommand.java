package dev.secant.cli;

import dev.secant.cli.failure.UsageException;
import dev.secant.cli.model.ModelText;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PluginOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code secant}: the commands are below it. */
@Command(
    name = "secant",
    description = "Evaluates and differentiates chains of numeric functions found in JARs.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpWidth = 100,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was done",
      "1:some rows, a function, or reading or writing failed",
      "2:bad usage: option, chain, function name or file",
      "141:whoever read the output has gone, as in secant ... | head"
    },
    footerHeading = "%nExample:%n",
    footer = "  secant diff square exp square --at 0.5 --method central --eps 1e-4",
    scope = ScopeType.INHERIT)
final class SecantCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private final PluginOptions plugins;

  SecantCommand(PluginOptions plugins) {
    this.plugins = plugins;
  }

  @Override
  public void run() {
    throw new UsageException(
        "a command must be given, one of " + OptionText.list(ModelText.names(spec)));
  }
}
