package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that the sources of the command line keep. */
class SourcesTest {
  /**
   * What is written past {@link dev.secant.cli.session.Console} cannot be tested, and is in the
   * locale's encoding.
   */
  @Test
  void onlyMainTouchesTheStreamsOfTheProcess() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(30);
      for (Path source : sources) {
        if (!source.endsWith("Main.java")) {
          assertThat(Files.readString(source).replaceAll("[{]@link System#[a-z]+[}]", ""))
              .as(source.toString())
              .doesNotContainPattern("System *[.] *((out|err|in)\\b|exit *[(])");
        }
      }
    }
  }
}
