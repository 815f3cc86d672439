package dev.secant.cli.settings;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.session.IsolationOptions;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PluginOptions;
import dev.secant.cli.session.TrustOptions;
import dev.secant.cli.userfile.KeyFile;
import dev.secant.cli.userfile.KeyLine;
import dev.secant.cli.userfile.UserFiles;
import dev.secant.runtime.registry.TrustPolicy;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the config file and the variables {@code SECANT_*} say of options. The command line comes
 * first, then the variable, then the line of the command ({@code diff.format}), then that of all
 * ({@code format}), then the default. Only what is demanded of plug-ins adds up: the strictest
 * counts, whoever says it.
 *
 * <p>Three options have had variables of their own since before there was a file, and are read by
 * those who own them: what the file says of them is handed on in {@link #environment()}.
 */
public final class Settings {
  private static final String PREFIX = "SECANT_";
  static final String PLUGINS = "plugins";
  private static final String ISOLATE = "isolate";
  static final String POLICY = "policy";

  /** Read from the environment by their owners. */
  static final Map<String, String> OWN_VARIABLES =
      Map.of(
          PLUGINS, PluginOptions.VARIABLE,
          ISOLATE, IsolationOptions.VARIABLE,
          POLICY, TrustOptions.VARIABLE);

  /** Variables that are about something else than an option. */
  private static final Set<String> NO_OPTIONS =
      Set.of(
          "SECANT_BUILD_VERBOSE",
          "SECANT_CACHE",
          "SECANT_CACHE_WAIT",
          UserFiles.CHAINS,
          UserFiles.CONFIG,
          "SECANT_JAVA_HOME",
          "SECANT_JAVA_OPTS",
          "SECANT_LOG",
          "SECANT_PLUGINS_HOME");

  /**
   * What can be set: how hard is tried, how a result is shown, where plug-ins come from and what
   * they must prove. All else is on the command line, so that it computes the same for everybody:
   * an option that nobody has thought about is not set behind the back of a user.
   */
  private static final Set<String> SETTABLE =
      Set.of(
          "budget",
          "format",
          "frozen",
          ISOLATE,
          "memory-limit",
          "offline",
          "on-error",
          "open",
          PLUGINS,
          POLICY,
          "port",
          "quiet",
          "strict",
          "threads",
          "time-limit",
          "tolerance");

  private final Map<String, String> variables;
  private final List<Setting> lines;
  private final @Nullable Path file;

  /** Those that were asked for last. */
  private Map<String, Setting> used = Map.of();

  private Settings(Map<String, String> variables, List<Setting> lines, @Nullable Path file) {
    this.variables = variables;
    this.lines = List.copyOf(lines);
    this.file = file;
  }

  /** Returns settings that say nothing. */
  public static Settings none() {
    return new Settings(Map.of(), List.of(), null);
  }

  /**
   * Reads the config file, if there is one. Which options there are is not known here: only the
   * form of its lines is held to the rules.
   *
   * @throws CommandFailure if it is not this user's, no text, or a line is none, with its place
   */
  public static Settings read(Map<String, String> environment) {
    UserFiles files = new UserFiles(environment);
    Path file = files.config();
    if (file == null || UserFiles.isMissing(file)) {
      if (file != null && files.isNamed(UserFiles.CONFIG)) {
        throw new CommandFailure(
            ErrorCode.CONFIG,
            "$" + UserFiles.CONFIG + ": " + file + " does not exist; off stands for no file");
      }
      return new Settings(environment, List.of(), null);
    }
    List<Setting> settings = new ArrayList<>();
    for (KeyLine line : new KeyFile(ErrorCode.CONFIG, file, "format = csv").lines()) {
      int dot = line.key().lastIndexOf('.');
      String command = dot < 0 ? "" : line.key().substring(0, dot).replace('.', ' ');
      String option = line.key().substring(dot + 1);
      settings.add(new Setting(command, option, line.value(), line.place(), line));
    }
    requireDistinct(settings);
    return new Settings(environment, settings, file);
  }

  private static void requireDistinct(List<Setting> settings) {
    Map<String, Setting> seen = new HashMap<>();
    for (Setting setting : settings) {
      Setting before = seen.put(setting.command() + "." + setting.option(), setting);
      if (before != null && !setting.option().equals(PLUGINS) && setting.line() != null) {
        throw setting
            .line()
            .badKey(
                ErrorCode.CONFIG,
                setting.line().key() + " is set already, at " + before.source(),
                "leave one of the two lines");
      }
    }
  }

  /** Returns the config file that was read, or null. */
  public @Nullable Path file() {
    return file;
  }

  /** Returns whether nothing is set, but by variables that their options read themselves. */
  public boolean isEmpty() {
    return lines.isEmpty() && fromVariables().isEmpty();
  }

  /** Returns the lines of the file, but for those that {@link #environment} hands on. */
  public List<Setting> lines() {
    return lines.stream().filter(setting -> !isHandedOn(setting)).toList();
  }

  /** Returns all lines of the file. */
  List<Setting> allLines() {
    return lines;
  }

  /** Returns what is said by variables, but for those that their options read themselves. */
  public List<Setting> fromVariables() {
    Map<String, Setting> found = new TreeMap<>();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      String name = variable.getKey();
      boolean isSetting =
          name.startsWith(PREFIX)
              && !NO_OPTIONS.contains(name)
              && !OWN_VARIABLES.containsValue(name)
              && !variable.getValue().isEmpty();
      if (isSetting) {
        String option = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
        found.put(name, new Setting("", option, variable.getValue(), "$" + name, null));
      }
    }
    return List.copyOf(found.values());
  }

  /** Returns whether an option, if a command has it, can be set; else the command line gives it. */
  public static boolean canBeSet(String option) {
    return SETTABLE.contains(option);
  }

  /** Returns whether a line can set an option for all commands only. */
  public static boolean isForAllCommands(String option) {
    return OWN_VARIABLES.containsKey(option);
  }

  /** Returns the variable that sets an option: {@code SECANT_TIME_LIMIT}. */
  public static String variable(String option) {
    return PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static boolean isHandedOn(Setting setting) {
    return setting.command().isEmpty() && OWN_VARIABLES.containsKey(setting.option());
  }

  /**
   * Returns the values for the options of a command that the command line does not give, by their
   * names with hyphens, without those that are of no use beside what it gives. Whether the command
   * has such options is not known here.
   *
   * @param command as {@code diff} or {@code plugins list}
   * @param given the options of the command line with their values, those without by the empty text
   */
  public Map<String, Setting> of(String command, Map<String, String> given) {
    Map<String, Setting> found = new LinkedHashMap<>();
    for (Setting line : lines()) {
      if (line.command().isEmpty() || line.command().equals(command)) {
        Setting before = found.get(line.name());
        if (before == null || before.command().isEmpty()) {
          found.merge(line.name(), line, Settings::stronger);
        } else {
          found.put(line.name(), stronger(line, before));
        }
      }
    }
    for (Setting variable : fromVariables()) {
      found.merge(variable.name(), variable, Settings::stronger);
    }
    boolean isIsolated = isIsolated(given);
    found
        .entrySet()
        .removeIf(
            each ->
                given.containsKey(each.getKey())
                    || !isOfUse(command, each.getValue().option(), given)
                    || (isLimit(each.getValue().option()) && !isIsolated));
    used = found;
    return found;
  }

  /**
   * Returns, for a message about options, which of them were set where; empty if none was. Who did
   * not write an option would not know what is meant.
   */
  public String sourcesOf(String message) {
    if (isEmpty()) {
      return "";
    }
    StringBuilder sources = new StringBuilder();
    for (Setting setting : used.values()) {
      boolean isSaid = message.contains(setting.source());
      if (!isSaid && message.matches("(?s).*" + Pattern.quote(setting.name()) + "(?![a-z-]).*")) {
        sources.append('\n').append(setting.name()).append(" is set by ").append(setting.source());
      }
    }
    return sources.toString();
  }

  private boolean isIsolated(Map<String, String> given) {
    String level = given.get("--" + ISOLATE);
    if (level == null) {
      level = environment().getOrDefault(IsolationOptions.VARIABLE, "loader");
    }
    return !level.equalsIgnoreCase("loader");
  }

  private static boolean isLimit(String option) {
    return option.equals("time-limit") || option.equals("memory-limit");
  }

  /** What is demanded of plug-ins is not taken back. */
  private static Setting stronger(Setting weak, Setting strong) {
    return isDemand(weak.option(), weak.value()) ? weak : strong;
  }

  /** Returns whether a value of an option demands something of plug-ins. */
  static boolean isDemand(String option, String value) {
    return (option.equals("strict") || option.equals("frozen")) && value.equalsIgnoreCase("true");
  }

  /** A default must not break a command line that is right without it. */
  private static boolean isOfUse(String command, String option, Map<String, String> given) {
    return switch (option) {
      case "tolerance", "budget" ->
          !given.containsKey("--eps")
              && given.getOrDefault("--method", "adaptive").equalsIgnoreCase("adaptive");
      case "format" ->
          !given.containsKey("--output") // whose name says it
              && (!command.equals("diff") || !given.containsKey("--explain"));
      default -> true;
    };
  }

  /**
   * Returns the environment with what the file says of options that are read from there: plug-in
   * folders besides those of the variable, the level of isolation if no variable has one, and the
   * stricter of two policies.
   *
   * @throws CommandFailure if a value is none, with its place
   */
  public Map<String, String> environment() {
    Map<String, String> merged = new HashMap<>(variables);
    for (Setting setting : lines) {
      KeyLine line = setting.line();
      if (line != null && isHandedOn(setting)) {
        switch (setting.option()) {
          case PLUGINS -> merged.merge(PluginOptions.VARIABLE, folder(line), Settings::joined);
          case ISOLATE -> {
            choice(line, IsolationOptions.LEVELS.toArray(String[]::new));
            if (merged.getOrDefault(IsolationOptions.VARIABLE, "").isEmpty()) {
              merged.put(IsolationOptions.VARIABLE, line.value());
            }
          }
          default -> tighten(merged, choice(line, TrustPolicy.values()));
        }
      }
    }
    return merged;
  }

  private static void tighten(Map<String, String> merged, TrustPolicy policy) {
    String text = merged.getOrDefault(TrustOptions.VARIABLE, "");
    try {
      TrustPolicy demanded =
          text.isEmpty() ? TrustPolicy.ANY : OptionText.choice(text, TrustPolicy.values());
      merged.put(TrustOptions.VARIABLE, demanded.strictest(policy).toString());
    } catch (IllegalArgumentException e) {
      return; // the variable is wrong, which its owner says
    }
  }

  /** Returns whether a policy, which is one, is stricter than a text that may be none. */
  static boolean isStricter(String policy, String other) {
    try {
      TrustPolicy one = OptionText.choice(policy, TrustPolicy.values());
      TrustPolicy two = OptionText.choice(other, TrustPolicy.values());
      return one.strictest(two) != two;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static <T> T choice(KeyLine line, T[] values) {
    try {
      return OptionText.choice(line.value(), values);
    } catch (IllegalArgumentException e) {
      throw line.badValue(
          ErrorCode.CONFIG, line.key() + " " + e.getMessage(), "correct the line, or take it out");
    }
  }

  private static String joined(String before, String folder) {
    return before.isEmpty() ? folder : before + File.pathSeparator + folder;
  }

  /** From the folder of the file: else each folder that one works in could bring code along. */
  private String folder(KeyLine line) {
    try {
      Path folder = resolved(OptionText.path(line.value()));
      if (folder.toString().contains(File.pathSeparator)) {
        throw new IllegalArgumentException("must not contain '" + File.pathSeparator + "'");
      }
      return folder.toString();
    } catch (IllegalArgumentException e) {
      throw line.badValue(
          ErrorCode.CONFIG, line.key() + " " + e.getMessage(), "give a folder of plug-ins a line");
    }
  }

  /** Returns a path of the file: {@code ~} is the user's home, the rest from the file's folder. */
  Path resolved(Path given) {
    Path home = new UserFiles(variables).home();
    if (home != null && given.startsWith("~")) {
      return given.getNameCount() == 1
          ? home
          : home.resolve(given.subpath(1, given.getNameCount()));
    }
    Path parent = file == null ? null : file.toAbsolutePath().getParent();
    return parent == null ? given : parent.resolve(given);
  }
}
