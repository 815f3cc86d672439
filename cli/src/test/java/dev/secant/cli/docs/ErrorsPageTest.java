package dev.secant.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.failure.ErrorCode;
import dev.secant.explore.answer.RefusalCode;
import dev.secant.runtime.registry.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that docs/errors.md has a section for each anchor a message can name, and for nothing else.
 */
class ErrorsPageTest {
  @Test
  void hasASectionForEachCodeAndNoOther() throws IOException {
    List<String> sections =
        Files.readAllLines(Path.of("../docs/errors.md")).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring("### ".length()))
            .toList();
    List<String> anchors =
        Stream.of(
                Arrays.stream(ErrorCode.values()).map(ErrorCode::anchor),
                Arrays.stream(ProblemCode.values()).map(ProblemCode::anchor),
                Arrays.stream(RefusalCode.values()).map(RefusalCode::anchor))
            .flatMap(each -> each)
            .distinct()
            .toList();
    assertThat(sections).containsExactlyInAnyOrderElementsOf(anchors);
  }

  @ParameterizedTest
  @EnumSource
  void namesTheExitCode(ErrorCode code) throws IOException {
    String page = Files.readString(Path.of("../docs/errors.md"));
    String section = page.split("\n### " + code.anchor() + "\n", -1)[1].split("\n#", -1)[0];
    assertThat(section.replace('\n', ' ').split("Exit code ", -1))
        .hasSize(2)
        .satisfies(parts -> assertThat(parts[1]).startsWith(code.exitCode() + "."));
  }
}
