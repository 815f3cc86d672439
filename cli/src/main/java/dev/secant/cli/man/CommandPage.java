package dev.secant.cli.man;

import dev.secant.cli.model.ModelText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command: secant(1), secant-diff(1), secant-plugins-list(1). */
public final class CommandPage {
  private final CommandSpec command;
  private final String version;

  /**
   * @param version of Secant
   */
  public CommandPage(CommandSpec command, String version) {
    this.command = command;
    this.version = version;
  }

  /** Returns the name of the page: {@code secant-diff}. */
  public String name() {
    return name(command);
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName().replace(' ', '-');
  }

  private boolean isRoot() {
    return command.parent() == null;
  }

  /** Returns the page in roff. */
  @Override
  public String toString() {
    Roff page = new Roff(name(), 1, version);
    page.section("Name").raw(Roff.escaped(name()) + " \\- " + Roff.escaped(purpose()));
    page.section("Synopsis").raw(synopsis());
    page.section("Description");
    for (String paragraph : command.usageMessage().description()) {
      page.paragraph(ModelText.variables(paragraph));
    }
    words(page);
    commands(page);
    options(page);
    exitCodes(page);
    environment(page);
    files(page);
    examples(page);
    page.section("See also").raw(related());
    return page.toString();
  }

  /** The description up to its first stop: it stands in one line with the name. */
  private String purpose() {
    String text = ModelText.variables(command.usageMessage().description()[0]);
    String clause = text.split("[,.;:(\n]", 2)[0].strip();
    return clause.substring(0, 1).toLowerCase(Locale.ROOT) + clause.substring(1);
  }

  private String synopsis() {
    StringBuilder text = new StringBuilder(Roff.bold(command.qualifiedName()));
    text.append(" [").append(Roff.italic("OPTION")).append("]...");
    if (!command.subcommands().isEmpty()) {
      return text.append(' ').append(Roff.italic("COMMAND")).append(" ...").toString();
    }
    for (PositionalParamSpec word : command.positionalParameters()) {
      String label = Roff.italic(word.paramLabel());
      String one = word.arity().min() == 0 ? "[" + label + "]" : label;
      text.append(' ').append(one).append(word.arity().max() > 1 ? "..." : "");
    }
    return text.toString();
  }

  private void words(Roff page) {
    if (command.subcommands().isEmpty()) {
      for (PositionalParamSpec word : command.positionalParameters()) {
        page.term(Roff.italic(word.paramLabel()), ModelText.of(word));
      }
    }
  }

  private void commands(Roff page) {
    if (!ModelText.commands(command).isEmpty()) {
      page.section("Commands");
      for (CommandSpec below : ModelText.commands(command)) {
        String about = ModelText.variables(below.usageMessage().description()[0]);
        page.term(Roff.bold(below.name()), about);
      }
    }
  }

  /** Those of all commands stand behind the others: whoever reads this page knows them. */
  private void options(Roff page) {
    CommandSpec root = command.root();
    List<OptionSpec> own = new ArrayList<>();
    List<OptionSpec> common = new ArrayList<>();
    for (OptionSpec option : ModelText.options(command)) {
      boolean isCommon = !isRoot() && root.findOption(option.longestName()) != null;
      (isCommon ? common : own).add(option);
    }
    if (!own.isEmpty()) {
      page.section("Options");
      own.forEach(option -> option(page, option));
    }
    if (!common.isEmpty()) {
      page.section("Options of all commands");
      common.forEach(option -> option(page, option));
    }
  }

  private static void option(Roff page, OptionSpec option) {
    String names = Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
    String value = "=" + Roff.italic(option.paramLabel());
    boolean isOptional = option.arity().min() == 0;
    String takes = option.arity().max() == 0 ? "" : isOptional ? "[" + value + "]" : value;
    page.term(names + takes, ModelText.of(option));
  }

  private void exitCodes(Roff page) {
    page.section("Exit status");
    command
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> page.term(Roff.bold(code), ModelText.variables(meaning)));
  }

  private void environment(Roff page) {
    page.section("Environment");
    page.term(
        Roff.bold("SECANT_") + Roff.italic("OPTION"),
        "A default for an option that says how something is shown or done, as SECANT_TIME_LIMIT for"
            + " --time-limit; 'secant config --all' lists what can be set.");
    if (!isRoot()) {
      page.raw("More variables are in " + Roff.bold("secant") + "(1).");
      return;
    }
    variable(page, "SECANT_PLUGINS", "Folders of plug-ins, separated as in PATH.");
    variable(page, "SECANT_PLUGINS_HOME", "The folder of plug-ins of the installation.");
    variable(
        page, "SECANT_POLICY", "any, locked or signed; the strictest of this and others counts.");
    variable(page, "SECANT_ISOLATE", "process or loader: where plug-ins run.");
    variable(page, "SECANT_CONFIG", "The config file; off for none.");
    variable(page, "SECANT_CHAINS", "The file of named chains; off for none.");
    variable(page, "SECANT_CACHE", "The folder of what can be made again; off for none.");
    variable(page, "SECANT_JAVA_OPTS", "Options for the JVM, separated by blanks.");
    variable(
        page,
        "SECANT_LOG",
        "Level of the log on standard error: DEBUG shows where a command failed.");
    variable(page, "JAVA_HOME", "The Java that runs Secant, 17 or newer.");
    variable(page, "NO_COLOR", "Set to anything, no colours are shown.");
  }

  private static void variable(Roff page, String name, String about) {
    page.term(Roff.bold(name), about);
  }

  private void files(Roff page) {
    page.section("Files");
    page.term(
        Roff.bold("~/.config/secant/config"),
        "Settings: lines option = value, or command.option = value; comments behind #.");
    page.term(Roff.bold("~/.config/secant/chains"), "Named chains, written by secant define.");
    if (isRoot()) {
      page.term(Roff.bold("~/.cache/secant"), "What can be made again; it may be deleted.");
      page.term(Roff.bold("plugins.lock"), "In a folder of plug-ins: which may be loaded.");
    }
  }

  private void examples(Roff page) {
    List<String> lines = Arrays.stream(command.usageMessage().footer()).map(String::strip).toList();
    if (!lines.isEmpty()) {
      page.section("Examples").example(lines);
    }
  }

  private String related() {
    List<String> pages = new ArrayList<>();
    if (!isRoot()) {
      pages.add(name(command.parent()) + "(1)");
    }
    ModelText.commands(command).forEach(below -> pages.add(name(below) + "(1)"));
    pages.add("secant-chain(7)");
    return pages.stream()
        .map(
            page ->
                Roff.bold(page.substring(0, page.indexOf('('))) + page.substring(page.indexOf('(')))
        .collect(Collectors.joining(",\n"));
  }
}
