package dev.secant.cli.plugins;

import dev.secant.cli.failure.UsageException;
import dev.secant.cli.plugins.install.InstallCommand;
import dev.secant.cli.plugins.project.NewCommand;
import dev.secant.cli.plugins.trust.LockCommand;
import dev.secant.cli.plugins.trust.TrustCommand;
import dev.secant.cli.plugins.trust.VerifyCommand;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PluginOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code secant plugins}: the commands about plug-ins are below it. */
@Command(
    name = "plugins",
    description =
        "Lists plug-ins, says what is wrong with them and what a name means, starts and installs new"
            + " ones, and locks them.",
    synopsisSubcommandLabel = "COMMAND",
    footer = "  secant plugins doctor")
public final class PluginsCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private PluginsCommand() {}

  /** Returns the group with its commands, to be added to the command line. */
  public static CommandLine group(Console console, PluginOptions plugins) {
    return new CommandLine(new PluginsCommand())
        .addSubcommand(new ListCommand(console, plugins))
        .addSubcommand(new DoctorCommand(console, plugins))
        .addSubcommand(new WhyCommand(console, plugins))
        .addSubcommand(new LockCommand(console, plugins))
        .addSubcommand(new VerifyCommand(console, plugins))
        .addSubcommand(new TrustCommand(console, plugins))
        .addSubcommand(new NewCommand(console, plugins))
        .addSubcommand(new InstallCommand(console, plugins));
  }

  @Override
  public void run() {
    throw new UsageException(
        "a command must be given, one of " + OptionText.list(spec.subcommands().keySet()));
  }
}
