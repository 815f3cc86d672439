package dev.secant.cli.plugins.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which files a project has. That it builds and drops in, NewProjectIT shows. */
class ProjectTest {
  private static final InstalledSecant SECANT =
      new InstalledSecant("1.2", "file:///my%20programs/a&b/maven", "/my programs/plugins");

  @TempDir private Path folder;

  private Path write(boolean isFactory) throws IOException {
    Path home = folder.resolve("a-b");
    new Project(ProjectName.of("a-b"), "com.x", isFactory, SECANT).writeTo(home);
    return home;
  }

  private static List<String> files(Path home) throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> home.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void aFunctionHasTheseFiles() throws IOException {
    Path home = write(false);
    assertThat(files(home))
        .containsExactly(
            ".gitignore",
            "README.md",
            "pom.xml",
            "src/main/java/com/x/AB.java",
            "src/main/resources/META-INF/services/dev.secant.api.Function",
            "src/test/java/com/x/ABTest.java");
    assertThat(home.resolve("src/main/resources/META-INF/services/dev.secant.api.Function"))
        .hasContent("com.x.AB");
    assertThat(Files.readString(home.resolve("pom.xml")))
        .contains(
            "<artifactId>a-b</artifactId>",
            "<secant.version>1.2</secant.version>",
            "<secant.repository>file:///my%20programs/a&amp;b/maven</secant.repository>",
            "<Secant-Plugin>a_b</Secant-Plugin>");
  }

  @Test
  void aFactoryIsListedAsOne() throws IOException {
    assertThat(files(write(true)))
        .contains("src/main/resources/META-INF/services/dev.secant.api.FunctionFactory");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noWordIsLeftToBeReplaced(boolean isFactory) throws IOException {
    Path home = write(isFactory);
    for (String file : files(home)) {
      assertThat(Files.readString(home.resolve(file))).as(file).doesNotContainPattern("@[a-z]+@");
    }
  }

  @Test
  void nothingIsOverwrittenAndNothingLeftBehind() throws IOException {
    Path there = Files.createDirectory(folder.resolve("a-b"));
    Files.writeString(there.resolve("mine"), "");
    assertThatThrownBy(() -> write(false))
        .isInstanceOfAny(FileAlreadyExistsException.class, FileSystemException.class);
    assertThat(files(folder)).containsExactly("a-b/mine");
  }

  /** So that a project uses what this build was tested with. */
  @Test
  void versionsOfToolsAreOurs() throws IOException {
    String ours = Files.readString(Path.of("../pom.xml"));
    String theirs = Files.readString(write(false).resolve("pom.xml"));
    assertThat(ours).contains("<junit.version>" + version(theirs, "junit-jupiter") + "<");
    for (String plugin :
        List.of("maven-compiler-plugin", "maven-surefire-plugin", "maven-jar-plugin")) {
      assertThat(version(theirs, plugin)).as(plugin).isEqualTo(version(ours, plugin));
    }
  }

  private static String version(String pom, String artifact) {
    var matcher =
        Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)<")
            .matcher(pom);
    assertThat(matcher.find()).as(artifact).isTrue();
    return matcher.group(1);
  }
}
