package dev.secant.cli.settings;

import dev.secant.cli.failure.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command line with the options that are set and not given, right behind the name of the command.
 * So they are read, and refused, as if they had been written there.
 */
public final class SettledArguments {
  private final SettingRules rules;
  private final Settings settings;
  private final Map<String, String> given = new LinkedHashMap<>();
  private CommandSpec command;

  /**
   * @param root the model of all commands
   */
  public SettledArguments(CommandSpec root, Settings settings) {
    this.rules = new SettingRules(root);
    this.settings = settings;
    this.command = root;
  }

  /**
   * Returns the command line, the same if it cannot be understood: picocli says why.
   *
   * @throws CommandFailure if a setting of the command, or of all commands, is none
   */
  public String[] of(String... args) {
    int behind = read(args);
    if (!command.subcommands().isEmpty()) {
      return args; // no command is named
    }
    String path = SettingRules.path(command);
    List<String> added = new ArrayList<>();
    for (Setting setting : settings.lines()) {
      if (setting.command().isEmpty() || setting.command().equals(path)) {
        rules.require(setting);
      }
    }
    for (Setting setting : settings.of(path, given).values()) {
      OptionSpec option = SettingRules.option(command, setting.option());
      if (option != null && rules.isFor(setting, option)) {
        added.addAll(words(setting, option));
      }
    }
    List<String> settled = new ArrayList<>(Arrays.asList(args));
    settled.addAll(behind, added);
    return settled.toArray(String[]::new);
  }

  private List<String> words(Setting setting, OptionSpec option) {
    if (SettingRules.isFlag(option)) {
      return SettingRules.isOn(setting) ? List.of(setting.name()) : List.of();
    }
    String value = setting.value();
    if (option.isMultiValue()) {
      return Arrays.stream(value.split(",", -1))
          .map(each -> setting.name() + "=" + each.strip())
          .toList();
    }
    boolean isPath = option.type() == Path.class && setting.line() != null;
    return List.of(setting.name() + "=" + (isPath ? settings.resolved(Path.of(value)) : value));
  }

  /** Finds the command and what is given; returns where the words of the command begin. */
  private int read(String... args) {
    int behind = 0;
    for (int i = 0; i < args.length; i++) {
      String word = args[i];
      if (word.equals("--")) {
        break;
      }
      if (word.startsWith("-") && word.length() > 1) {
        i += take(word, i + 1 < args.length ? args[i + 1] : "");
      } else if (command.subcommands().containsKey(word)) {
        command = command.subcommands().get(word).getCommandSpec();
        behind = i + 1;
      }
    }
    return behind;
  }

  /** Takes note of an option; returns how many words its value is. */
  private int take(String word, String next) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    OptionSpec option = command.findOption(name);
    boolean hasNext = equals < 0 && option != null && option.arity().min() > 0;
    String value = equals >= 0 ? word.substring(equals + 1) : hasNext ? next : "";
    given.put(option == null ? name : option.longestName(), value);
    return hasNext ? 1 : 0;
  }
}
