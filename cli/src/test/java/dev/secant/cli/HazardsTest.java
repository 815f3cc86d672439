package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.hazards.Hazard;
import dev.secant.cli.hazards.HazardRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants each hazard beside a good plug-in: the host lives, the good one works, and what is said is
 * what docs/hazards.md says, on every version of Java. The same through the command line.
 */
class HazardsTest {
  private static final Path PAGE = Path.of("../docs/hazards.md");

  /** What a run has found, in the form of the page: to be looked at, and copied there. */
  private static final Path FOUND = Path.of("target/hazards.txt");

  private static final Map<String, List<String>> SAID = new LinkedHashMap<>();

  static List<Hazard> all() {
    return HazardRun.all();
  }

  @AfterAll
  static void writeWhatWasFound() throws IOException {
    StringBuilder text = new StringBuilder();
    SAID.forEach(
        (hazard, lines) -> {
          text.append(hazard).append('\n');
          lines.forEach(line -> text.append("    ").append(line).append('\n'));
        });
    Files.writeString(FOUND, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** The lines below the title of a hazard, which stand in a block of text. */
  private static List<String> onPage(Hazard hazard) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    List<String> below = new ArrayList<>();
    for (int i = lines.indexOf(hazard.toString()) + 1; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("    ")) {
        break;
      }
      below.add(lines.get(i).strip());
    }
    return below;
  }

  @ParameterizedTest
  @MethodSource("all")
  void isSurvivedAndExplained(Hazard hazard, @TempDir Path folder) throws Exception {
    HazardRun.plant(hazard, folder);
    List<String> said = HazardRun.lines(hazard, folder);
    SAID.put(hazard.toString(), said);
    assertThat(said).isEqualTo(onPage(hazard));
    if (hazard.isPlain()) {
      assertCommandLineSurvives(hazard, said, folder);
    }
  }

  private static void assertCommandLineSurvives(Hazard hazard, List<String> said, Path folder) {
    CliRun.Result list = run("functions", "--plugins", folder.toString());
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("\ntwice ");
    assertHarmless(list);
    CliRun.Result good =
        run("eval", "twice | good.twice", "--at", "3", "--plugins", folder.toString());
    assertThat(good.code()).isZero();
    assertThat(good.out()).isEqualTo("12.0\n");
    for (String chain : hazard.uses()) {
      String outcome =
          said.stream()
              .filter(line -> line.startsWith("`" + chain + "` "))
              .findFirst()
              .orElseThrow();
      if (!outcome.contains("did not return within")) { // it would not here either, and for longer
        assertUse(chain, outcome, folder);
      }
    }
  }

  private static void assertUse(String chain, String outcome, Path folder) {
    CliRun.Result use = run("eval", chain, "--at", "3", "--plugins", folder.toString());
    assertHarmless(use);
    if (outcome.contains("` = ")) {
      assertThat(use.code()).isZero();
      assertThat(use.out()).isEqualTo(outcome.replaceFirst(".*` = ", "") + "\n");
    } else if (!outcome.contains("ArrayResultException")) { // an array is a result here
      assertThat(use.code()).isIn(1, 2);
      assertThat(use.err()).startsWith("secant: ");
    }
  }

  private static CliRun.Result run(String... args) {
    return new CliRun().environment("SECANT_CACHE", "off").with(args);
  }

  /** Nothing reaches a terminal that it might obey. */
  private static void assertHarmless(CliRun.Result result) {
    assertThat(result.out() + result.err())
        .matches(text -> text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)))
        .doesNotContain("\u202e");
  }

  @Test
  void pageHasNoOthers() throws IOException {
    List<String> titles =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.matches("[A-Z]?[0-9]+[a-z]? .*"))
            .toList();
    assertThat(titles).isEqualTo(all().stream().map(Hazard::toString).toList());
  }
}
