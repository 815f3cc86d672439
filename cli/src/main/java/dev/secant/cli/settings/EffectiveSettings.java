package dev.secant.cli.settings;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.text.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** What is set in the end, and by whom. */
public final class EffectiveSettings {
  private static final String DEFAULT = "default";

  private final Map<String, Row> rows = new TreeMap<>();
  private final Collection<String> options = new TreeSet<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * A setting.
   *
   * @param setting as a line of the file has it
   * @param value what it is set to; empty for the default
   * @param source who says so
   */
  public record Row(String setting, String value, String source) {}

  private EffectiveSettings() {}

  /**
   * Returns what is set.
   *
   * @param environment as it is without the file
   * @param root the model of all commands
   * @throws CommandFailure if a line breaks a rule
   */
  public static EffectiveSettings of(
      Settings settings, Map<String, String> environment, CommandSpec root) {
    SettingRules rules = new SettingRules(root);
    settings.allLines().forEach(rules::require);
    settings.environment();
    EffectiveSettings effective = new EffectiveSettings();
    rules.commands().forEach(command -> effective.options.addAll(SettingRules.options(command)));
    for (Setting line : settings.allLines()) {
      effective.put(line);
    }
    settings.fromVariables().forEach(variable -> effective.put(variable, rules));
    effective.putOwnVariables(environment);
    return effective;
  }

  private void put(Setting line) {
    String key =
        (line.command().isEmpty() ? "" : line.command().replace(' ', '.') + ".") + line.option();
    rows.merge(
        key,
        new Row(key, line.value(), line.source()),
        (one, other) ->
            new Row(key, one.value() + ", " + other.value(), one.source() + ", " + other.source()));
  }

  private void put(Setting variable, SettingRules rules) {
    Row line = rows.get(variable.option());
    if (line != null && Settings.isDemand(variable.option(), line.value())) {
      return; // which no variable takes back
    }
    if (options.contains(variable.option())) {
      rows.keySet().removeIf(key -> key.endsWith("." + variable.option()));
      rows.put(variable.option(), new Row(variable.option(), variable.value(), variable.source()));
      return;
    }
    List<String> nearest = NearestNames.of(variable.option(), options);
    warnings.add(
        Printable.line(variable.source())
            + (rules.isForCommandLineOnly(variable.option())
                ? " has no effect: "
                    + variable.name()
                    + " says what is computed, or where it goes, and is given on the command line only"
                : " has no effect: there is no such option to set"
                    + (nearest.isEmpty()
                        ? ""
                        : "; did you mean "
                            + String.join(" or ", nearest.stream().map(Settings::variable).toList())
                            + "?")));
  }

  /** Of folders, all count; of policies, the stricter; else the variable. */
  private void putOwnVariables(Map<String, String> environment) {
    Settings.OWN_VARIABLES.forEach(
        (option, variable) -> {
          String value = environment.getOrDefault(variable, "");
          if (!value.isEmpty()) {
            Row row = new Row(option, value, "$" + variable);
            Row line = rows.get(option);
            rows.put(option, line == null ? row : both(option, row, line));
          }
        });
  }

  private static Row both(String option, Row variable, Row line) {
    return switch (option) {
      case Settings.PLUGINS ->
          new Row(
              option,
              variable.value() + ", " + line.value(),
              variable.source() + ", " + line.source());
      case Settings.POLICY -> Settings.isStricter(line.value(), variable.value()) ? line : variable;
      default -> variable;
    };
  }

  /**
   * Returns the settings, ordered by name.
   *
   * @param all whether also those that are not set
   */
  public List<Row> rows(boolean all) {
    Map<String, Row> shown = new TreeMap<>(rows);
    if (all) {
      options.forEach(option -> shown.putIfAbsent(option, new Row(option, "", DEFAULT)));
    }
    return List.copyOf(shown.values());
  }

  /** Returns what of the environment has no effect, though its name begins as if it had. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
