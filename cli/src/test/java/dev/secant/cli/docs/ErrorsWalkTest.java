package dev.secant.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.failure.ErrorCode;
import dev.secant.runtime.registry.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes each error by a command line: what is shown is what docs/errors.md shows. */
class ErrorsWalkTest {
  private static final Path PAGE = Path.of("../docs/errors.md");

  /** What a run has shown, in the form of the page: to be looked at, and copied there. */
  private static final Path FOUND = Path.of("target/errors.txt");

  private static final Map<String, List<String>> SHOWN = new LinkedHashMap<>();

  static List<Provocation> all() {
    return Provocations.all();
  }

  @AfterAll
  static void writeWhatWasFound() throws IOException {
    StringBuilder text = new StringBuilder();
    SHOWN.forEach(
        (anchor, lines) ->
            text.append("### ")
                .append(anchor)
                .append('\n')
                .append(String.join("\n", lines))
                .append("\n\n"));
    Files.writeString(FOUND, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  @ParameterizedTest
  @MethodSource("all")
  void isShownAsOnThePage(Provocation provocation, @TempDir Path folder) throws Exception {
    List<String> shown = provocation.shown(folder.toRealPath());
    SHOWN.put(provocation.anchor(), shown);
    assertThat(shown)
        .anyMatch(line -> line.matches(".*docs/errors[.]md#" + provocation.anchor() + "\\]?"));
    assertThat(shown).isEqualTo(onPage(provocation.anchor()));
  }

  private static List<String> onPage(String anchor) throws IOException {
    String section =
        Files.readString(PAGE).split("\n### " + anchor + "\n", -1)[1].split("\n#", -1)[0];
    String[] blocks = section.split("```text\n", -1);
    return blocks.length < 2 ? List.of() : blocks[1].split("```", -1)[0].lines().toList();
  }

  /** Each error there is, and nothing twice. */
  @Test
  void leavesNoErrorOut() {
    List<String> codes =
        Stream.concat(
                Arrays.stream(ErrorCode.values()).map(ErrorCode::anchor),
                Arrays.stream(ProblemCode.values()).map(ProblemCode::anchor))
            .toList();
    List<String> walked =
        Stream.concat(
                all().stream().map(Provocation::anchor), Provocations.ELSEWHERE.keySet().stream())
            .toList();
    assertThat(walked).containsExactlyInAnyOrderElementsOf(codes);
  }
}
