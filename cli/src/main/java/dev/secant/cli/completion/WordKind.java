package dev.secant.cli.completion;

import dev.secant.cli.model.ModelText;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What words an option or an argument takes, as far as a shell can offer them. */
enum WordKind {
  /** One of its listed values. */
  VALUE,
  /** A path. */
  FILE,
  /** A folder. */
  FOLDER,
  /** A chain: names of functions and named chains. */
  FUNCTION,
  /** The name of a named chain. */
  CHAIN,
  /** Anything. */
  TEXT;

  static WordKind of(OptionSpec option) {
    if (!ModelText.values(option).isEmpty()) {
      return VALUE;
    }
    boolean isPath = option.auxiliaryTypes()[0] == Path.class || option.type() == Path.class;
    return isPath ? path(option) : TEXT;
  }

  private static WordKind path(ArgSpec argument) {
    return argument.paramLabel().equals("DIR") ? FOLDER : FILE;
  }

  /** Returns what the words of a command are that are no options. */
  static WordKind of(CommandSpec command) {
    if (command.positionalParameters().isEmpty()) {
      return TEXT;
    }
    PositionalParamSpec first = command.positionalParameters().get(0);
    if (!ModelText.values(first).isEmpty()) {
      return VALUE;
    }
    if (first.auxiliaryTypes()[0] == Path.class || first.type() == Path.class) {
      return path(first);
    }
    if (command.name().equals("define")) {
      return CHAIN;
    }
    boolean isOfProject = command.name().equals("new");
    return first.paramLabel().equals("CHAIN") || (first.paramLabel().equals("NAME") && !isOfProject)
        ? FUNCTION
        : TEXT;
  }

  /** Returns the name in scripts. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
