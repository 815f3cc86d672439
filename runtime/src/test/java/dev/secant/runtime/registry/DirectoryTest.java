package dev.secant.runtime.registry;

import static dev.secant.runtime.registry.Registries.assertProblem;
import static dev.secant.runtime.registry.Registries.onlyProblemIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what may lie in a directory of plug-ins: none of it hangs or hides a good plug-in. */
class DirectoryTest {
  @TempDir Path directory;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Nested
  class FilesThatAreNoJars {
    @Test
    void emptyFile() throws IOException {
      Path jar = file("x.jar", "");
      assertProblem(
          onlyProblemIn(directory), ProblemCode.NOT_A_JAR, jar, "the file is no JAR: it is empty");
    }

    @Test
    void textFile() throws IOException {
      Path jar = file("x.jar", "hello\u001b[31m");
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.NOT_A_JAR,
          jar,
          "the file is no JAR: it has 10 bytes and begins with \"hello\\x1b[31m\"");
    }

    @Test
    void webPage() throws IOException {
      file("x.jar", "<!DOCTYPE html><title>404</title>");
      assertThat(onlyProblemIn(directory).hint())
          .isEqualTo("it may be a web page that says why a download failed");
    }

    @Test
    void truncatedJar() throws IOException {
      Path jar = PluginJars.function("a.Cut", "x").write(directory.resolve("x.jar"));
      Files.write(jar, Arrays.copyOf(Files.readAllBytes(jar), 300));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.NOT_A_JAR,
          jar,
          "the file is a truncated JAR: after 300 bytes its directory is missing");
    }

    @Test
    void jarWhoseDirectoryIsOverwritten() throws IOException {
      Path jar = PluginJars.function("a.Cut", "x").write(directory.resolve("x.jar"));
      byte[] bytes = Files.readAllBytes(jar);
      Arrays.fill(bytes, bytes.length - 60, bytes.length - 22, (byte) 0x55);
      Files.write(jar, bytes);
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.NOT_A_JAR,
          jar,
          "the file is a damaged JAR: its directory is corrupt");
    }

    @Test
    void directoryWithTheNameOfAJar() throws IOException {
      Path jar = Files.createDirectory(directory.resolve("x.jar"));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.NOT_A_FILE,
          jar,
          "this is a directory with the name of a JAR");
    }

    @Test
    void namedPipeIsNotOpened() throws IOException, InterruptedException {
      Path pipe = directory.resolve("x.jar");
      assumeTrue(makePipe(pipe), "this system has no mkfifo");
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.NOT_A_FILE,
          pipe,
          "this is a pipe, a socket or a device with the name of a JAR");
    }

    private boolean makePipe(Path path) throws InterruptedException {
      try {
        return new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0;
      } catch (IOException e) {
        return false;
      }
    }

    @Test
    void linkToNothing() throws IOException {
      Path link = Files.createSymbolicLink(directory.resolve("x.jar"), Path.of("nowhere.jar"));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.BROKEN_LINK,
          link,
          "this is a link to a file that does not exist");
    }

    @Test
    void linksInACircle() throws IOException {
      Path link = Files.createSymbolicLink(directory.resolve("x.jar"), Path.of("x.jar"));
      assertProblem(
          onlyProblemIn(directory), ProblemCode.BROKEN_LINK, link, "this is a link in a circle");
    }

    @Test
    void unreadableFile() throws IOException {
      Path jar = PluginJars.function("a.Secret", "x").write(directory.resolve("x.jar"));
      Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("---------"));
      if (Files.isReadable(jar)) { // by root, who cannot read every file either
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(memory), "this user reads every file, and there is no /proc");
        Files.delete(jar);
        Files.createSymbolicLink(jar, memory);
      }
      assertProblem(
          onlyProblemIn(directory), ProblemCode.UNREADABLE, jar, "the file cannot be read");
      Files.delete(jar); // before JUnit does, which warns of links that lead elsewhere
    }

    @Test
    void namesWithEscapeCodesAreShownEscaped() throws IOException {
      file("red\u001b[31m\u202e.jar", "");
      assertThat(onlyProblemIn(directory).location())
          .isEqualTo(directory.resolve("red") + "\\u001b[31m\\u202e.jar");
    }
  }

  @Nested
  class TheDirectoryItself {
    @Test
    void missingDirectoryIsAWarning() {
      Path missing = directory.resolve("missing");
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(missing, directory)) {
        Problem problem = Registries.onlyProblem(registry);
        assertProblem(
            problem, ProblemCode.DIRECTORY_MISSING, missing, "the directory does not exist");
        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
      }
    }

    @Test
    void fileInPlaceOfADirectory() throws IOException {
      Path file = file("plain.txt", "text");
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(directory, file)) {
        assertProblem(
            Registries.onlyProblem(registry),
            ProblemCode.NOT_A_DIRECTORY,
            file,
            "a directory of plug-ins is expected here, this is a file");
      }
    }

    @Test
    void otherAndHiddenFilesArePassedOver() throws IOException {
      file("README.txt", "drop JARs here");
      file(".hidden.jar", "");
      file("x.jar.part", "");
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.report().problems()).isEmpty();
        assertThat(registry.report().plugins())
            .hasToString("[good (" + directory.resolve("good.jar") + "): 1 function]");
      }
    }

    @Test
    void directoryGivenTwiceCountsOnce() {
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(directory, directory.resolve("."))) {
        assertThat(registry.functions()).hasSize(1);
        assertThat(registry.report().problems()).isEmpty();
      }
    }
  }

  @Nested
  class Folders {
    @Test
    void jarOfAFolderUsesTheJarsInLib() throws IOException {
      Path folder = Files.createDirectories(directory.resolve("tri/lib")).getParent();
      PluginJars both =
          PluginJars.plugin()
              .source("dep.Three", "package dep; public class Three { public static int n = 3; }")
              .elementwise("a.Triple", "dep.Three.n * x");
      var content = both.content();
      PluginJars.plugin()
          .entry("dep/Three.class", content.get("dep/Three.class"))
          .write(folder.resolve("lib/dep.jar"));
      PluginJars.plugin()
          .entry("a/Triple.class", content.get("a/Triple.class"))
          .lists("a.Triple")
          .write(folder.resolve("tri.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("tri.triple").valueAt(2)).isEqualTo(6);
        assertThat(registry.function("triple").location()).isEqualTo(folder.toString());
      }
    }

    @Test
    void badLibraryIsNamedAndTheRestIsUsed() throws IOException {
      Path folder = Files.createDirectories(directory.resolve("tri/lib")).getParent();
      Path bad = Files.writeString(folder.resolve("lib/bad.jar"), "bad");
      PluginJars.function("a.Triple", "3 * x").write(folder.resolve("tri.jar"));
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertProblem(
            Registries.onlyProblem(registry),
            ProblemCode.NOT_A_JAR,
            bad,
            "the file is no JAR: it has 3 bytes and begins with \"bad\"");
        assertThat(registry.chain("triple").valueAt(2)).isEqualTo(6);
      }
    }

    @Test
    void folderWithoutAJarOfItsName() throws IOException {
      Path folder = Files.createDirectories(directory.resolve("tri"));
      PluginJars.function("a.Triple", "3 * x").write(folder.resolve("other.jar"));
      Problem problem = onlyProblemIn(directory);
      assertProblem(problem, ProblemCode.FOLDER_WITHOUT_JAR, folder, "the folder holds no tri.jar");
      assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
    }
  }
}
