package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.session.Console;
import dev.secant.cli.settings.EffectiveSettings;
import dev.secant.cli.settings.Settings;
import dev.secant.cli.userfile.ChainFile;
import dev.secant.cli.userfile.UserFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code secant config}: what is set, and where. */
@Command(
    name = "config",
    description = {
      "Lists what is set for options by the config file and by variables, and holds each line to the"
          + " rules.",
      "The file is $$SECANT_CONFIG, else ~/.config/secant/config. Its lines:",
      "  option = value            for all commands that have it",
      "  command.option = value    for one command",
      "  # a comment",
      "A variable, as"
          + " SECANT_TIME_LIMIT for --time-limit, comes before the file, the command line before both.",
      "Columns: setting as a line of the file has it, value, source the variable, or file and line."
    },
    footer = {"  secant config", "  secant config --all"})
final class ConfigCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("setting", "value", "source");

  private final Console console;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--all",
      description = "All that can be set, what is not set with an empty value and 'default'.")
  private boolean all;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    UserFiles files = new UserFiles(console.environment());
    Settings settings = Settings.read(console.environment());
    EffectiveSettings effective =
        EffectiveSettings.of(settings, console.environment(), spec.root());
    RowWriter writer = format.writer(new ByteSink(console.out(), console.out()::failure));
    writer.header(COLUMNS);
    for (EffectiveSettings.Row row : effective.rows(all)) {
      writer.text(row.setting());
      writer.text(Printable.line(row.value()));
      writer.text(row.source());
      writer.endRow();
    }
    writer.finish();
    effective.warnings().forEach(this::warn);
    warnOfChains();
    if (format == OutputFormat.TABLE) {
      tell("config file", files.config());
      tell("named chains", files.chains());
    }
    return ExitCode.SUCCESS;
  }

  /** What is wrong there ends no command, but is a mistake of the user's all the same. */
  private void warnOfChains() {
    try {
      ChainFile chains = ChainFile.of(console.environment());
      if (chains != null) {
        chains.read().damaged().values().forEach(this::warn);
      }
    } catch (CommandFailure e) {
      warn(String.valueOf(e.getMessage()));
    }
  }

  private void warn(String text) {
    console.err().println("secant: warning: " + text);
  }

  private void tell(String what, @Nullable Path file) {
    String text =
        file == null
            ? "none"
            : Printable.line(file.toString()) + (UserFiles.isMissing(file) ? " (not there)" : "");
    console.err().println("secant: " + what + ": " + text);
  }
}
