package dev.secant.cli.settings;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.userfile.KeyLine;
import dev.secant.runtime.text.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What may be set, by the model of all commands. */
final class SettingRules {
  private static final List<String> FLAG_VALUES = List.of("true", "false");

  private final List<CommandSpec> commands = new ArrayList<>();

  SettingRules(CommandSpec root) {
    collect(root);
  }

  private void collect(CommandSpec command) {
    if (command.subcommands().isEmpty()) {
      commands.add(command);
    }
    command.subcommands().values().stream()
        .distinct()
        .map(CommandLine::getCommandSpec)
        .forEach(this::collect);
  }

  /** Returns the name of a command without that of the program: {@code plugins list}. */
  static String path(CommandSpec command) {
    String name = command.qualifiedName();
    return name.substring(Math.min(name.length(), name.indexOf(' ') + 1));
  }

  /** Returns the option of a command that may be set, or null. */
  static @Nullable OptionSpec option(CommandSpec command, String name) {
    OptionSpec option = command.findOption("--" + name);
    return option == null || !Settings.canBeSet(name) || option.usageHelp() ? null : option;
  }

  /** Returns whether some command has an option, and none lets it be set. */
  boolean isForCommandLineOnly(String option) {
    return !Settings.canBeSet(option)
        && commands.stream().anyMatch(command -> command.findOption("--" + option) != null);
  }

  static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }

  /**
   * Returns whether a flag is set. A demand that is not understood is no demand for less: it is
   * refused, as the file refuses it.
   *
   * @throws CommandFailure if a variable says neither true nor false
   */
  static boolean isOn(Setting setting) {
    try {
      return OptionText.choice(setting.value(), FLAG_VALUES.toArray(String[]::new)).equals("true");
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING, Printable.line(setting.source() + " " + e.getMessage()), e);
    }
  }

  /** Returns the options of a command that may be set, without hyphens. */
  static Collection<String> options(CommandSpec command) {
    Collection<String> names = new TreeSet<>();
    for (OptionSpec option : command.options()) {
      String name = option.longestName().substring(2);
      if (option.longestName().startsWith("--")
          && !option.hidden()
          && option(command, name) != null) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * Returns whether a command is meant: what is set for all commands may have a value that only the
   * option of another takes.
   */
  boolean isFor(Setting setting, OptionSpec option) {
    boolean isForAll = setting.command().isEmpty();
    return isFlag(option)
        || takes(option, setting.value())
        || !isForAll
        || commands.stream()
            .map(command -> option(command, setting.option()))
            .noneMatch(other -> other != null && takes(other, setting.value()));
  }

  private static boolean takes(OptionSpec option, String value) {
    Iterable<String> values = option.completionCandidates();
    if (isFlag(option)) {
      return FLAG_VALUES.stream().anyMatch(value::equalsIgnoreCase);
    }
    if (values == null) {
      return true;
    }
    for (String each : values) {
      if (each.equalsIgnoreCase(value)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Holds a line of the file to the rules.
   *
   * @throws CommandFailure with its place, what is wrong, and the nearest name
   */
  void require(Setting setting) {
    KeyLine line = setting.line();
    if (line == null) {
      return;
    }
    if (isForCommandLineOnly(setting.option())) {
      throw line.badKey(
          ErrorCode.CONFIG,
          setting.option()
              + " says what is computed, or where it goes, and cannot be set in a file",
          "give " + setting.name() + " on the command line; take the line out");
    }
    if (!setting.command().isEmpty() && Settings.isForAllCommands(setting.option())) {
      throw line.badKey(
          ErrorCode.CONFIG,
          setting.option() + " is set for all commands, not for one",
          "write " + setting.option() + " = " + Printable.cut(setting.value(), 60));
    }
    List<CommandSpec> meant =
        commands.stream()
            .filter(each -> setting.command().isEmpty() || path(each).equals(setting.command()))
            .toList();
    if (meant.isEmpty()) {
      Collection<String> known = commands.stream().map(SettingRules::path).toList();
      throw line.badKey(
          ErrorCode.CONFIG,
          "there is no command '"
              + Printable.cut(setting.command(), 60)
              + "'"
              + meant(setting.command(), known),
          "a line is option = value, or command.option = value for one command");
    }
    List<OptionSpec> options = new ArrayList<>();
    Collection<String> known = new TreeSet<>();
    for (CommandSpec command : meant) {
      OptionSpec option = option(command, setting.option());
      known.addAll(options(command));
      if (option != null) {
        options.add(option);
      }
    }
    if (options.isEmpty()) {
      throw line.badKey(
          ErrorCode.CONFIG,
          (setting.command().isEmpty() ? "no command has an" : setting.command() + " has no")
              + " option '"
              + Printable.cut(setting.option(), 60)
              + "' that can be set"
              + meant(setting.option(), known),
          "'secant config --all' lists what can be set");
    }
    requireValue(line, setting, options);
  }

  private static void requireValue(KeyLine line, Setting setting, List<OptionSpec> options) {
    if (options.stream().anyMatch(option -> takes(option, setting.value()))) {
      return;
    }
    Collection<String> values = new ArrayList<>();
    OptionSpec first = options.get(0);
    if (isFlag(first)) {
      values.addAll(FLAG_VALUES);
    } else {
      first.completionCandidates().forEach(values::add);
    }
    throw line.badValue(
        ErrorCode.CONFIG,
        setting.option()
            + " must be one of "
            + String.join(", ", values)
            + ", was '"
            + Printable.cut(setting.value(), 60)
            + "'"
            + meant(setting.value(), values),
        "correct the line, or take it out");
  }

  private static String meant(String word, Collection<String> known) {
    List<String> nearest = NearestNames.of(word, known);
    return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
  }

  /** Returns all commands that compute or list: those without commands below them. */
  List<CommandSpec> commands() {
    return commands;
  }
}
