package dev.secant.cli;

import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.cli.settings.Setting;
import dev.secant.cli.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The short way into the commands that are run again and again: reads what is plain without
 * picocli, which takes longer to set up than all the rest of {@code secant eval square --at 2}.
 *
 * <p>A command line is plain if it begins with one of {@code eval}, {@code diff} and {@code
 * functions}, has its other words side by side, and each option at most once, by its long name, as
 * {@code --name value}, {@code --name=value} or {@code --name}. All else is left to picocli: help,
 * short names, repeated options, and everything that is wrong. So there is one place that refuses
 * words, and this one need only be right about what it takes.
 */
final class PlainCommandLine {
  private final PlainCommand command;
  private final List<String> words = new ArrayList<>();
  private final Map<String, String> given = new HashMap<>();

  private PlainCommandLine(PlainCommand command) {
    this.command = command;
  }

  /** Returns the command, ready to be called; null if picocli must read the line. */
  static @Nullable PlainCommand read(Console console, Settings settings, String... args) {
    PlainCommand command = args.length == 0 ? null : command(args[0], console);
    if (command == null) {
      return null;
    }
    try {
      PlainCommandLine line = new PlainCommandLine(command);
      return line.take(args) && line.take(args[0], settings) ? command : null;
    } catch (IllegalArgumentException e) { // a value that picocli refuses, in its own words
      return null;
    }
  }

  private static @Nullable PlainCommand command(String name, Console console) {
    PluginOptions plugins = new PluginOptions();
    return switch (name) {
      case "diff" -> new DiffCommand(console, plugins);
      case "eval" -> new EvalCommand(console, plugins);
      case "functions" -> new FunctionsCommand(console, plugins);
      case NamesCommand.NAME -> new NamesCommand(console, plugins);
      default -> null;
    };
  }

  private boolean take(String... args) {
    int i = 1;
    while (i < args.length) {
      int taken = args[i].startsWith("-") ? takeOption(args, i) : takeWords(args, i);
      if (taken == 0) {
        return false;
      }
      i += taken;
    }
    return command.set(words);
  }

  /** Takes all words up to the next option; returns how many. */
  private int takeWords(String[] args, int first) {
    if (!words.isEmpty()) {
      return 0;
    }
    for (int i = first; i < args.length && !args[i].startsWith("-"); i++) {
      if (args[i].isEmpty()) {
        return 0;
      }
      words.add(args[i]);
    }
    return words.size();
  }

  /** Takes an option with its value; returns how many words they are, 0 if it cannot. */
  private int takeOption(String[] args, int at) {
    String word = args[at];
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (given.putIfAbsent(name, "") != null) {
      return 0;
    }
    if (equals >= 0) {
      String value = word.substring(equals + 1);
      given.put(name, value);
      return isPlain(value) && command.set(name, value) ? 1 : 0;
    }
    if (command.set(name)) {
      return 1;
    }
    boolean hasValue = at + 1 < args.length && isPlain(args[at + 1]);
    if (!hasValue || !command.set(name, args[at + 1])) {
      return 0;
    }
    given.put(name, args[at + 1]);
    return 2;
  }

  /**
   * Takes what is set for options that are not given; returns whether all of it is this command's.
   * A variable may be another's: who set it need not know this command. If it is this command's,
   * and its value is none, picocli must see it: what is demanded is not dropped.
   */
  private boolean take(String name, Settings settings) {
    if (settings.isEmpty()) {
      return true;
    }
    for (Setting setting : settings.of(name, given).values()) {
      boolean isAllowed =
          Settings.canBeSet(setting.option()) && !Settings.isForAllCommands(setting.option());
      boolean isTaken = isAllowed && take(setting);
      if (!isTaken && (setting.line() != null || (isAllowed && command.set(setting.name())))) {
        return false;
      }
    }
    return true;
  }

  private boolean take(Setting setting) {
    return (setting.value().equalsIgnoreCase("true") && command.set(setting.name()))
        || command.set(setting.name(), setting.value());
  }

  /** Negative numbers and standard input are values; all else with a minus may be an option. */
  private static boolean isPlain(String value) {
    if (value.length() < 2 || value.charAt(0) != '-') {
      return !value.isEmpty();
    }
    char second = value.charAt(1);
    return (second >= '0' && second <= '9') || second == '.';
  }
}
