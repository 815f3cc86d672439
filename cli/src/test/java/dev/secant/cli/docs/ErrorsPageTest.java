package dev.secant.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.failure.ErrorCode;
import dev.secant.runtime.registry.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
        Stream.concat(
                Arrays.stream(ErrorCode.values()).map(ErrorCode::anchor),
                Arrays.stream(ProblemCode.values()).map(ProblemCode::anchor))
            .toList();
    assertThat(sections).containsExactlyInAnyOrderElementsOf(anchors);
  }
}
