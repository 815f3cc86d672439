package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** The short way into a command leads to where picocli leads. */
class PlainCommandLineTest {
  private static final List<String> COMMANDS = List.of("eval", "diff", "functions");

  /** Values of options that do not take any text. */
  private static final Map<String, String> VALUES =
      Map.of(
          "--format",
          "jsonl",
          "--on-error",
          "skip",
          "--method",
          "forward",
          "--input-format",
          "npy");

  /** Lines are split at blanks; a tilde stands for a blank within a word. */
  private static String[] words(String line) {
    return Stream.of(line.split(" ", -1))
        .map(word -> word.replace('~', ' '))
        .toArray(String[]::new);
  }

  private static boolean isPlain(String... args) {
    return PlainCommandLine.read(CliRun.silent(), Settings.none(), args) != null;
  }

  @Nested
  class Options {
    private static Stream<OptionSpec> of(String command) {
      return CommandTree.commandLine(CliRun.silent(), new ErrorReporter(CliRun.silent().err()))
          .getSubcommands()
          .get(command)
          .getCommandSpec()
          .options()
          .stream()
          .filter(option -> !option.usageHelp() && !option.versionHelp());
    }

    /** One that was added for picocli alone would make the command slow, and nobody would see. */
    @Test
    void allOfThemAreTaken() {
      for (String command : COMMANDS) {
        List<OptionSpec> options = of(command).toList();
        assertThat(options).as(command).hasSizeGreaterThan(1);
        for (OptionSpec option : options) {
          List<String> line = new ArrayList<>(List.of(command));
          if (!command.equals("functions")) {
            line.add("square");
          }
          line.add(option.longestName());
          boolean hasValue = option.arity().min() > 0;
          if (hasValue) {
            line.add(VALUES.getOrDefault(option.longestName(), "1"));
          }
          assertThat(isPlain(line.toArray(String[]::new))).as(line.toString()).isTrue();
          line.add("exp"); // of a flag it is no value
          assertThat(isPlain(line.toArray(String[]::new))).as(line.toString()).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "help",
        "--help",
        "eval",
        "eval --at 1",
        "eval --help",
        "eval square --at 1 -h",
        "eval square --at 1 --version",
        "eval square --at",
        "eval square --at=",
        "eval square --at 1 --at 2",
        "eval square --at --format",
        "eval square --at -o",
        "eval square --at - ",
        "eval square --at 1 exp",
        "eval square --at 1 ",
        "eval square --at 1 -o out.csv",
        "eval square --at 1 --format xml",
        "eval square --at 1 --output=",
        "eval square --at 1 --exact",
        "eval square --at 1 --",
        "eval -- square --at 1",
        "eval square --fromat csv --at 1",
        "diff square --at 1 --exact=true",
        "diff square --at 1 --exact --exact",
        "diff square --at 1 --method best",
        "functions square",
        "describe square",
        "--plugins . eval square --at 1",
        "EVAL square --at 1"
      })
  void whatIsNotPlainIsLeftToPicocli(String line) {
    assertThat(isPlain(words(line))).isFalse();
  }

  static Stream<String> plainLines() {
    List<String> lines = new ArrayList<>();
    for (String at : List.of("--at 0.5", "--at=0.5,-2", "--at -1", "--at -.5,3", "--at [1,2],3")) {
      for (String more :
          List.of(
              "",
              " --format csv",
              " --format=JSONL",
              " --method central",
              " --eps 1e-4",
              " --exact",
              " --explain",
              " --order 2",
              " --slopes --tolerance 1e-6",
              " --method central --slopes",
              " --gradient --threads 2",
              " --on-error fail",
              " --eps -1")) {
        lines.add("diff square exp " + at + more);
        lines.add("diff " + at + more + " square|exp|sum");
        lines.add("diff" + more + " " + at + " exp scale:-2");
        lines.add(
            "eval square " + at + more.replaceAll(" --(method|eps|exact|exp|ord|slo|gra).*", ""));
      }
    }
    return Stream.concat(
        lines.stream(),
        Stream.of(
            "functions",
            "functions --format csv",
            "functions --format=jsonl --plugins nowhere",
            "eval sqare --at 1",
            "eval square~|~exp --at 1",
            "eval square( --at 1",
            "eval square exp --range 0:1:3",
            "eval square --range 0:1",
            "eval square --range 0:1:3 --at 1",
            "eval square --input nowhere.csv",
            "eval square --input - --column 1 --delimiter ;",
            "eval square --column x --columns x,y",
            "eval 5 --at 1",
            "eval @file --at @file",
            "eval square --at \"1\"",
            "eval square --at ${PATH}",
            "eval log --at -1,0,1 --format tsv",
            "diff abs --at 0 --slopes",
            "diff softmax --at [1,2] --jacobian",
            "diff softmax --at [1,2] --direction [1,0]",
            "diff log_sum_exp --at [1,2] --hessian --gradient",
            "diff square --at 1 --noise-floor -1 --budget 5"));
  }

  @ParameterizedTest
  @MethodSource("plainLines")
  void whatIsPlainDoesWhatItDoesByPicocli(String line) {
    assertThat(isPlain(words(line))).isTrue();
    assertThat(CliRun.run(words(line))).isEqualTo(CliRun.input("").byPicocli().with(words(line)));
  }
}
