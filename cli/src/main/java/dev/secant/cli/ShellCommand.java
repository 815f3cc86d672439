package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.cli.shell.Script;
import dev.secant.cli.shell.Shell;
import dev.secant.cli.shell.Terminal;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code secant shell}: JShell with Secant in it, for a person at a terminal or a script. */
@Command(
    name = "shell",
    description = {
      "Opens JShell, the interactive Java of the JDK, with Secant imported and the functions of all"
          + " plug-ins in 'registry'. There, help() lists what else is at hand, and /exit leaves;"
          + " the exit code is that of /exit.",
      "If standard input is no terminal, it is a script: it is run up to the first error, and the"
          + " value of an expression that stands alone is printed."
    },
    footer = "  echo 'diff(\"square | exp\", 0.5)' | secant shell")
final class ShellCommand implements Callable<Integer> {
  private static final String MODULE = "jdk.jshell";

  private final Console console;
  private final PluginOptions plugins;

  ShellCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new CommandFailure(
          ErrorCode.NO_JSHELL,
          "the Java in "
              + Printable.line(System.getProperty("java.home", "(unknown)"))
              + " is without the module "
              + MODULE
              + ", on which 'secant shell' runs; name a whole JDK by SECANT_JAVA_HOME");
    }
    try (FunctionRegistry registry = plugins.open(console)) {
      PluginProblems.of(registry, console).warn();
      // What is typed here may print; what plug-ins print ends up there, too.
      PrintStream out = new SharedStream(console.out(), StandardCharsets.UTF_8);
      Shell.use(registry, out);
      System.setOut(out);
      return console.isInteractive()
          ? Terminal.open(console.in(), out)
          : Script.run(console.in(), out);
    }
  }
}
