package dev.secant.cli.completion;

import dev.secant.cli.model.ModelText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The commands as {@code complete} of fish takes them, a line for each word that can be written.
 */
final class FishModel {
  private final CommandSpec root;

  FishModel(CommandSpec root) {
    this.root = root;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("set -g __secant_commands");
    for (CommandSpec command : CompletionScript.all(root)) {
      String path = CompletionScript.path(command);
      text.append(path.isEmpty() ? "" : " " + quoted(path));
    }
    text.append('\n');
    for (CommandSpec command : CompletionScript.all(root)) {
      String at =
          "complete -c secant -n "
              + quoted("__secant_at " + quoted(CompletionScript.path(command)));
      for (CommandSpec below : ModelText.commands(command)) {
        text.append(at)
            .append(" -a ")
            .append(below.name())
            .append(" -d ")
            .append(quoted(ModelText.summary(below)))
            .append('\n');
      }
      String words = words(command);
      if (!words.isEmpty()) {
        text.append(at).append(words).append('\n');
      }
      for (OptionSpec option : ModelText.options(command)) {
        text.append(at).append(option(option)).append('\n');
      }
    }
    return text.toString();
  }

  private static String words(CommandSpec command) {
    return switch (WordKind.of(command)) {
      case VALUE -> " -a " + quoted(String.join(" ", CompletionScript.values(command)));
      case FUNCTION -> " -a '(__secant_functions)'";
      case CHAIN -> " -a '(__secant_functions --chains)'";
      case FILE -> " -F";
      case FOLDER -> " -a '(__fish_complete_directories)'";
      case TEXT -> "";
    };
  }

  private static String option(OptionSpec option) {
    StringBuilder text = new StringBuilder();
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      boolean isOptional = option.arity().min() == 0;
      text.append(
          switch (WordKind.of(option)) {
            case VALUE ->
                (isOptional ? " -a " : " -x -a ")
                    + quoted(String.join(" ", ModelText.values(option)));
            case FILE -> " -r -F";
            case FOLDER -> " -x -a '(__fish_complete_directories)'";
            default -> " -x";
          });
    }
    return text + " -d " + quoted(ModelText.summary(ModelText.of(option)));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
