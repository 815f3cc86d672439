package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.model.ModelText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** The examples below each help text, which manual pages show too, work. */
class HelpExamplesTest {
  /** What these do, their own tests show: they write, fetch, serve or need something first. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "secant plugins new",
          "secant plugins install",
          "secant plugins lock",
          "secant plugins verify",
          "secant plugins trust",
          "secant plugins why",
          "secant explore",
          "secant report",
          "secant shell",
          "secant plot",
          "secant help");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  @TempDir private Path folder;

  private static void collect(CommandSpec command, List<String> examples) {
    if (!ELSEWHERE.contains(command.qualifiedName())) {
      Arrays.stream(command.usageMessage().footer()).map(String::strip).forEach(examples::add);
    }
    ModelText.commands(command).forEach(below -> collect(below, examples));
  }

  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("^[\"']|[\"']$", ""));
    }
    return words.subList(1, words.size()).toArray(String[]::new);
  }

  @Test
  void theyWork() throws IOException {
    Path jars = Files.createDirectory(folder.resolve("my-jars"));
    SamplePlugin.write(jars.resolve("pair.jar"), List.of(dev.secant.cli.sample.Pair.class));
    List<String> examples = new ArrayList<>();
    collect(ShellFiles.root(), examples);
    assertThat(examples).hasSizeGreaterThan(12).allMatch(line -> line.startsWith("secant "));
    for (String line : examples) {
      CliRun.Result result =
          new CliRun()
              .environment("HOME", folder.toString())
              .with(words(line.replace("my-jars", jars.toString())));
      assertThat(result.code()).as("%s: %s", line, result.err()).isZero();
    }
  }

  @Test
  void everyOptionAndWordSaysWhatItIs() {
    List<CommandSpec> commands = new ArrayList<>(List.of(ShellFiles.root()));
    for (int i = 0; i < commands.size(); i++) {
      CommandSpec command = commands.get(i);
      commands.addAll(ModelText.commands(command));
      assertThat(command.usageMessage().description()).as(command.qualifiedName()).isNotEmpty();
      ModelText.options(command)
          .forEach(
              option ->
                  assertThat(ModelText.of(option))
                      .as(command.qualifiedName() + " " + option.longestName())
                      .isNotBlank()
                      .doesNotContain("${", "null"));
    }
  }
}
