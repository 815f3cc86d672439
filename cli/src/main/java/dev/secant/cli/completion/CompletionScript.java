package dev.secant.cli.completion;

import dev.secant.cli.model.ModelText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The script that completes {@code secant} in a shell. What depends on the commands is written out;
 * names of functions are asked for by {@code secant complete-names} when they are wanted, since
 * they depend on the plug-ins.
 */
public final class CompletionScript {
  private static final String MODEL = "@MODEL@\n";

  private final CommandSpec root;

  /**
   * @param root the model of all commands
   */
  public CompletionScript(CommandSpec root) {
    this.root = root;
  }

  /** Returns the script of a shell. */
  public String of(Shell shell) {
    String model =
        switch (shell) {
          case BASH -> bash();
          case ZSH -> zsh();
          case FISH -> new FishModel(root).toString();
        };
    return template("secant." + shell).replace(MODEL, model);
  }

  private static String template(String name) {
    try (InputStream in = CompletionScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all commands, the root first, groups before what is below them. */
  static List<CommandSpec> all(CommandSpec root) {
    List<CommandSpec> all = new ArrayList<>(List.of(root));
    ModelText.commands(root).forEach(command -> all.addAll(all(command)));
    return all;
  }

  /** Returns the name of a command behind that of the program, empty for the program. */
  static String path(CommandSpec command) {
    String name = command.qualifiedName();
    return name.substring(
        Math.min(name.length(), name.indexOf(' ') < 0 ? name.length() : name.indexOf(' ') + 1));
  }

  private String bash() {
    StringBuilder text = new StringBuilder();
    for (CommandSpec command : all(root)) {
      text.append("    ").append(quoted(path(command))).append(")\n");
      text.append("      commands=").append(quoted(names(command))).append('\n');
      text.append("      options=").append(quoted(options(command))).append('\n');
      text.append("      words=").append(quoted(words(command))).append('\n');
      text.append("      case $2 in\n");
      for (OptionSpec option : ModelText.options(command)) {
        if (option.arity().max() > 0) {
          String values = String.join(" ", ModelText.values(option));
          String takes = option.arity().min() > 0 ? "value" : "optional";
          text.append("        ")
              .append(String.join(" | ", option.names()))
              .append(") takes=")
              .append(takes)
              .append(" kind=")
              .append(WordKind.of(option))
              .append(" values=")
              .append(quoted(values))
              .append(" ;;\n");
        }
      }
      text.append("      esac\n      ;;\n");
    }
    return text.toString();
  }

  private static String names(CommandSpec command) {
    return ModelText.commands(command).stream()
        .map(CommandSpec::name)
        .collect(Collectors.joining(" "));
  }

  private static String options(CommandSpec command) {
    return ModelText.options(command).stream()
        .map(OptionSpec::longestName)
        .collect(Collectors.joining(" "));
  }

  /** Returns the kind of the words of a command; of listed values, those, behind the kind. */
  private static String words(CommandSpec command) {
    WordKind kind = WordKind.of(command);
    return kind == WordKind.VALUE
        ? kind + " " + String.join(" ", values(command))
        : kind.toString();
  }

  static List<String> values(CommandSpec command) {
    return ModelText.values(command.positionalParameters().get(0));
  }

  private String zsh() {
    StringBuilder text = new StringBuilder();
    for (CommandSpec command : all(root)) {
      text.append("    ").append(quoted(path(command))).append(")\n");
      text.append("      below=(\n");
      for (CommandSpec below : ModelText.commands(command)) {
        String described = below.name() + ":" + ModelText.summary(below).replace(":", "\\:");
        text.append("        ").append(quoted(described)).append('\n');
      }
      text.append("      )\n      words_are=").append(quoted(words(command))).append('\n');
      text.append("      specs=(\n");
      for (OptionSpec option : ModelText.options(command)) {
        text.append("        ").append(quoted(zsh(option))).append('\n');
      }
      text.append("      )\n      ;;\n");
    }
    return text.toString();
  }

  /** Returns an option in the words of {@code _arguments}. */
  private static String zsh(OptionSpec option) {
    String name = option.longestName();
    String summary =
        ModelText.summary(ModelText.of(option)).replaceAll("([\\[\\]:\\\\])", "\\\\$1");
    String again = option.isMultiValue() ? "*" : "";
    if (option.arity().max() == 0) {
      return again + name + "[" + summary + "]";
    }
    String action =
        switch (WordKind.of(option)) {
          case VALUE -> "(" + String.join(" ", ModelText.values(option)) + ")";
          case FILE -> "_files";
          case FOLDER -> "_files -/";
          default -> " ";
        };
    String optional = option.arity().min() == 0 ? "-" : "=";
    String colon = option.arity().min() == 0 ? "::" : ":";
    String attached = option.arity().min() == 0 ? "=" : "";
    return again
        + name
        + (attached.isEmpty() ? optional : "=-")
        + "["
        + summary
        + "]"
        + colon
        + option.paramLabel()
        + ":"
        + action;
  }

  /** Returns a text as one word of a shell. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
