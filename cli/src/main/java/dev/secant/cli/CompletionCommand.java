package dev.secant.cli;

import dev.secant.cli.completion.CompletionScript;
import dev.secant.cli.completion.Shell;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.session.Console;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secant completion}: the script by which a shell completes. */
@Command(
    name = "completion",
    description = {
      "Prints a script by which a shell completes commands, options, their values, files, and the names"
          + " of functions and named chains.",
      "For bash, put into ~/.bashrc:",
      "  source <(secant completion bash)",
      "For zsh, into a folder of $$fpath, as ~/.zfunc:",
      "  secant completion zsh > ~/.zfunc/_secant",
      "For fish:",
      "  secant completion fish > ~/.config/fish/completions/secant.fish"
    },
    footer = "  secant completion bash")
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PrintWriter out = console.outWriter();
    out.print(new CompletionScript(spec.root()).of(shell));
    out.flush();
    return ExitCode.SUCCESS;
  }
}
