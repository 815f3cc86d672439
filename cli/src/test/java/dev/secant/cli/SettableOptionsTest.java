package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.settings.Settings;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Each option is either one that can be set or one of the command line: somebody has decided. */
class SettableOptionsTest {
  /** They say what is computed, of what, where code comes from, or where a result goes. */
  private static final Set<String> COMMAND_LINE =
      Set.of(
          "all",
          "at",
          "chains",
          "column",
          "columns",
          "delete",
          "delimiter",
          "direction",
          "dtype",
          "eps",
          "exact",
          "explain",
          "factory",
          "from",
          "gradient",
          "help",
          "hessian",
          "input",
          "input-format",
          "into",
          "jacobian",
          "log",
          "method",
          "no-load",
          "noise-floor",
          "only",
          "order",
          "output",
          "package",
          "points",
          "prefer",
          "range",
          "replace",
          "repository",
          "samples",
          "seed",
          "settings",
          "shape",
          "size",
          "slopes",
          "title",
          "to",
          "upgrade",
          "version");

  @Test
  void eachOptionIsInOneOfTheLists() {
    CommandSpec root =
        CommandTree.commandLine(CliRun.silent(), new ErrorReporter(CliRun.silent().err()))
            .getCommandSpec();
    Set<String> names = new TreeSet<>();
    collect(root, names);
    assertThat(names.stream().filter(name -> !Settings.canBeSet(name)))
        .containsExactlyInAnyOrderElementsOf(COMMAND_LINE);
    assertThat(names.stream().filter(Settings::canBeSet))
        .containsExactlyInAnyOrder(
            "budget",
            "format",
            "frozen",
            "isolate",
            "memory-limit",
            "offline",
            "on-error",
            "open",
            "plugins",
            "policy",
            "port",
            "quiet",
            "strict",
            "threads",
            "time-limit",
            "tolerance");
  }

  private static void collect(CommandSpec command, Set<String> names) {
    names.addAll(
        command.options().stream()
            .map(option -> option.longestName())
            .filter(name -> name.startsWith("--"))
            .map(name -> name.substring(2))
            .collect(Collectors.toSet()));
    for (CommandLine each : command.subcommands().values()) {
      collect(each.getCommandSpec(), names);
    }
  }
}
