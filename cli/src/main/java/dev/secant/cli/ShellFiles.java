package dev.secant.cli;

import dev.secant.cli.completion.CompletionScript;
import dev.secant.cli.completion.Shell;
import dev.secant.cli.man.CommandPage;
import dev.secant.cli.man.MarkdownPage;
import dev.secant.cli.model.ModelText;
import dev.secant.cli.output.StandardOutput;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.Terminals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes what systems have in {@code share/}: manual pages and completion scripts. The build calls
 * it, so that they say what the commands of this build do.
 */
public final class ShellFiles {
  private final Path share;
  private final String version;

  private ShellFiles(Path share, String version) {
    this.share = share;
    this.version = version;
  }

  /**
   * Writes the files.
   *
   * @param args the folder, the version of Secant, and the document about the syntax of chains
   * @throws IOException if a file cannot be written or read
   */
  public static void main(String[] args) throws IOException {
    new ShellFiles(Path.of(args[0]), args[1]).write(root(), Path.of(args[2]));
  }

  /** Returns the model of all commands. */
  static CommandSpec root() {
    Console silent =
        new Console(
            InputStream.nullInputStream(),
            new StandardOutput(OutputStream.nullOutputStream(), () -> false),
            new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            Map.of(),
            null,
            ShellFiles.class.getClassLoader(),
            null,
            Terminals.none());
    return CommandTree.commandLine(silent, new ErrorReporter(silent.err())).getCommandSpec();
  }

  private void write(CommandSpec root, Path syntax) throws IOException {
    pages(root);
    String title = "secant-chain - chains of functions, as commands take them";
    write("man/man7/secant-chain.7", MarkdownPage.of(title, Files.readAllLines(syntax), version));
    CompletionScript script = new CompletionScript(root);
    write("bash-completion/completions/secant", script.of(Shell.BASH));
    write("zsh/vendor-completions/_secant", script.of(Shell.ZSH));
    write("fish/vendor_completions.d/secant.fish", script.of(Shell.FISH));
  }

  private void pages(CommandSpec command) throws IOException {
    CommandPage page = new CommandPage(command, version);
    write("man/man1/" + page.name() + ".1", page.toString());
    for (CommandSpec below : ModelText.commands(command)) {
      pages(below);
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = share.resolve(name);
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }
}
