package dev.secant.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link OutputFile}: all or nothing. */
class OutputFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("out.csv");
  }

  private static void write(OutputFile output, String text) throws IOException {
    output.stream().write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void appearsOnlyWhenComplete() throws IOException {
    try (OutputFile output = OutputFile.open(file)) {
      write(output, "1\n");
      assertThat(file).doesNotExist();
      output.complete();
      assertThat(file).hasContent("1\n");
    }
    assertThat(files()).containsExactly(file);
  }

  @Test
  void leavesNothingIfItIsNotCompleted() throws IOException {
    try (OutputFile output = OutputFile.open(file)) {
      write(output, "1\n");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void replacesAFileAtTheEndAndKeepsItUntilThen() throws IOException {
    Files.writeString(file, "old\n");
    try (OutputFile output = OutputFile.open(file)) {
      write(output, "half");
    }
    assertThat(file).hasContent("old\n");
    try (OutputFile output = OutputFile.open(file)) {
      write(output, "new\n");
      assertThat(file).hasContent("old\n");
      output.complete();
    }
    assertThat(file).hasContent("new\n");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void handsOnThePermissions() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs permissions");
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    try (OutputFile output = OutputFile.open(file)) {
      output.complete();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void followsASymbolicLinkAndKeepsIt() throws IOException {
    Path target = folder.resolve("target.csv");
    Files.createSymbolicLink(file, Path.of("target.csv"));
    try (OutputFile output = OutputFile.open(file)) {
      write(output, "1\n");
      output.complete();
    }
    assertThat(file).isSymbolicLink();
    assertThat(target).isRegularFile().hasContent("1\n");
  }

  @Test
  void refusesALinkToItself() throws IOException {
    Files.createSymbolicLink(file, file);
    assertThatThrownBy(() -> OutputFile.open(file))
        .hasMessage("--output: cannot write " + file + ": too many symbolic links");
  }

  @Test
  void acceptsANameAsLongAsTheFileSystemDoes() throws IOException {
    Path longest = folder.resolve("n".repeat(255));
    try (OutputFile output = OutputFile.open(longest)) {
      output.complete();
    }
    assertThat(longest).exists();
  }

  @Test
  void writesToWhatIsNoRegularFileDirectly() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "needs /dev/null");
    try (OutputFile output = OutputFile.open(device)) {
      write(output, "1\n");
      output.complete();
    }
    assertThat(Files.isRegularFile(device)).isFalse();
    assertThat(device).exists();
  }

  @Test
  void refusesAFolderAndAFolderThatIsNotThere() {
    assertThatThrownBy(() -> OutputFile.open(folder))
        .isInstanceOfSatisfying(
            CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_FILE))
        .hasMessage("--output: cannot write " + folder + ": it is a folder");
    Path nowhere = folder.resolve("no/out.csv");
    assertThatThrownBy(() -> OutputFile.open(nowhere))
        .hasMessage("--output: cannot write " + nowhere + ": its folder does not exist");
  }

  @Test
  void refusesANameThatTheFileSystemWouldRefuseAtTheEnd() throws IOException {
    Path tooLong = folder.resolve("n".repeat(256));
    assertThatThrownBy(() -> OutputFile.open(tooLong))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("--output: cannot write " + tooLong + ": ");
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Files.writeString(file, "no folder");
    assertThatThrownBy(() -> OutputFile.open(file.resolve("out.csv")))
        .hasMessageStartingWith("--output: cannot write " + file.resolve("out.csv") + ": ");
  }

  @Test
  @SuppressWarnings("try") // closed twice, as in an interruption
  void refusesAnyUseAfterAnInterruption() throws IOException {
    try (OutputFile output = OutputFile.open(file)) {
      output.close(); // what the shutdown hook does
      output.complete();
    }
    assertThat(files()).isEmpty();
  }
}
