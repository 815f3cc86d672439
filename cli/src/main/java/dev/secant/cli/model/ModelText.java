package dev.secant.cli.model;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Texts of the model, with what picocli puts into them when it shows help. */
public final class ModelText {
  private static final int LONGEST_SUMMARY = 72;

  private ModelText() {}

  /** Returns the description of an option or argument, as help shows it, in one paragraph. */
  public static String of(ArgSpec argument) {
    return variables(String.join(" ", argument.description()))
        .replace("${COMPLETION-CANDIDATES}", String.join(", ", values(argument)))
        .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValueString(true)));
  }

  /** Returns a text of a command with its variables replaced. */
  public static String variables(String text) {
    return text.replace("$$", "$").replace("%n", "\n").replace("%%", "%").strip();
  }

  /** Returns the values an argument may have if they are listed, else nothing. */
  public static List<String> values(ArgSpec argument) {
    List<String> values = new ArrayList<>();
    Iterable<String> candidates = argument.completionCandidates();
    if (candidates != null) {
      candidates.forEach(values::add);
    }
    return values;
  }

  /** Returns the commands below a command that are shown, in their order. */
  public static List<CommandSpec> commands(CommandSpec group) {
    return group.subcommands().values().stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .toList();
  }

  /** Returns the names of the commands below a command that are shown, in their order. */
  public static List<String> names(CommandSpec group) {
    return commands(group).stream().map(CommandSpec::name).toList();
  }

  /** Returns the options of a command that are shown, ordered by name. */
  public static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .sorted((a, b) -> a.longestName().compareTo(b.longestName()))
        .toList();
  }

  /** Returns what a command does in a few words: the first sentence of its description. */
  public static String summary(CommandSpec command) {
    return summary(variables(String.join(" ", command.usageMessage().description())));
  }

  /** Returns the first sentence or clause of a text, without the dot, cut to fit in a line. */
  public static String summary(String text) {
    String first = text.split("(?<=[a-z)\\d])[.;](\\s|$)", 2)[0].replace('\n', ' ');
    if (first.length() <= LONGEST_SUMMARY) {
      return first;
    }
    int end = first.lastIndexOf(' ', LONGEST_SUMMARY - 3);
    return first.substring(0, end) + "...";
  }
}
