package dev.secant.cli.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the distribution, as a folder and as archives. */
class LayoutIT {
  private static final Path HOME = Installation.built();
  private static final String INSTALL = "libexec/install";

  @Test
  void holdsWhatItPromises() throws IOException {
    assertThat(files(HOME).map(path -> HOME.relativize(path).toString()))
        .contains(
            "LICENSE",
            "THIRD-PARTY.txt",
            "bin/secant",
            "bin/secant.bat",
            "conf/logback.xml",
            "lib/secant-api.jar",
            "lib/secant-cli.jar",
            "lib/secant-functions-basic.jar",
            "lib/secant-kernels-vector.jar",
            "lib/secant-runtime.jar",
            "plugins/README.txt")
        .doesNotContain("lib/junit-jupiter-api.jar");
    assertThat(HOME.resolve("bin/secant")).isExecutable();
  }

  /**
   * Without an order of its own, which of two equal classes counts would be up to the file system.
   */
  @Test
  void classPathNamesEveryLibraryOnce() throws IOException {
    try (JarFile jar = new JarFile(HOME.resolve("lib/secant-cli.jar").toFile());
        Stream<Path> libraries = Files.list(HOME.resolve("lib"))) {
      String classPath = jar.getManifest().getMainAttributes().getValue("Class-Path");
      assertThat(classPath.split(" ", -1))
          .containsExactlyInAnyOrderElementsOf(
              libraries
                  .map(library -> library.getFileName().toString())
                  .filter(name -> !name.equals("secant-cli.jar"))
                  .toList());
    }
  }

  /** They are for one command only, which has the others' class loader above its own. */
  @Test
  void whatInstallsIsBesideTheClassPathAndRepeatsNothingOfIt() throws IOException {
    List<String> install = names(HOME.resolve(INSTALL));
    assertThat(install).contains("secant-install.jar", "context.jar");
    assertThat(install).doesNotContainAnyElementsOf(names(HOME.resolve("lib")));
  }

  private static List<String> names(Path folder) throws IOException {
    return files(folder).map(file -> file.getFileName().toString()).toList();
  }

  @Test
  void batchFileHasTheLineEndsThatWindowsNeeds() throws IOException {
    String script = Files.readString(HOME.resolve("bin/secant.bat"), ISO_8859_1);
    assertThat(script.replace("\r\n", "")).doesNotContain("\n");
    assertThat(Files.readString(HOME.resolve("bin/secant"), ISO_8859_1)).doesNotContain("\r");
  }

  @Test
  void everyLibraryOfOthersHasItsLicenceNamed() throws IOException {
    String notice = Files.readString(HOME.resolve("THIRD-PARTY.txt"), UTF_8);
    Stream<Path> all = Stream.concat(files(HOME.resolve("lib")), files(HOME.resolve(INSTALL)));
    for (Path library : all.toList()) {
      String name = library.getFileName().toString().replaceFirst("[.]jar$", "");
      assertThat(name.startsWith("secant-") || notice.contains("\n" + name + " "))
          .as(name)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secant-api",
        "secant-runtime",
        "secant-functions-basic",
        "secant-kernels-vector",
        "secant-testkit",
        "secant-bom"
      })
  void mavenRepositoryHoldsPomsThatStandAlone(String artifact) throws IOException {
    Path versions = HOME.resolve("maven/dev/secant").resolve(artifact);
    String version = Installation.property("secant.archives").getFileName().toString().substring(7);
    Path stem = versions.resolve(version).resolve(artifact + "-" + version);
    Path pom = Path.of(stem + ".pom");
    assertThat(Files.readString(pom, UTF_8))
        .contains("<artifactId>" + artifact + "</artifactId>", "<version>" + version + "</version>")
        .doesNotContain("<parent>", "${");
    if (!artifact.equals("secant-bom")) {
      Path library = HOME.resolve("lib").resolve(artifact + ".jar");
      if (!artifact.equals("secant-testkit")) { // which only authors need
        assertThat(Path.of(stem + ".jar")).hasSameBinaryContentAs(library);
      }
      assertThat(Path.of(stem + ".jar.sha1")).exists();
    }
    assertThat(Path.of(pom + ".sha1")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tar xzf \"$0.tar.gz\"", "\"$JAVA_HOME/bin/jar\" --extract --file \"$0.zip\""})
  void archivesUnpackToTheSameFolder(String unpack, @TempDir Path folder) throws Exception {
    Path archive = Installation.property("secant.archives");
    Command.Result result =
        new Command(folder, List.of("sh", "-c", unpack, archive.toString())).run();
    assertThat(result).isEqualTo(new Command.Result(0, "", ""));
    Path unpacked = folder.resolve(archive.getFileName().toString());
    assertThat(files(unpacked).map(file -> unpacked.relativize(file).toString()))
        .containsExactlyInAnyOrderElementsOf(
            files(HOME).map(file -> HOME.relativize(file).toString()).toList());
    for (Path file : files(unpacked).toList()) {
      assertThat(file).hasSameBinaryContentAs(HOME.resolve(unpacked.relativize(file).toString()));
    }
  }

  /** So that a build of the same sources makes the same archives, whenever and wherever. */
  @Test
  void archivesHaveOneTimeAndOneOrder() throws Exception {
    Instant built = Instant.parse(System.getProperty("secant.timestamp"));
    String archive = Installation.property("secant.archives").toString();
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive + ".zip")) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        names.add(entry.getName());
        assertThat(entry.getTimeLocal())
            .as(entry.getName())
            .isEqualTo(LocalDateTime.ofInstant(built, ZoneOffset.UTC));
      }
    }
    String libraries = names.get(0) + "lib/";
    assertThat(names)
        .filteredOn(name -> name.startsWith(libraries))
        .hasSizeGreaterThan(9)
        .isSorted();

    Command.Result tar =
        new Command(HOME, List.of("tar", "tvzf", archive + ".tar.gz", "--full-time"))
            .with("TZ", "UTC")
            .run();
    String time = built.toString().replace("T", " ").replace("Z", " ");
    assertThat(tar.out().lines())
        .allMatch(line -> line.contains(" " + time))
        .extracting(line -> line.substring(line.indexOf(time) + time.length()))
        .containsExactlyElementsOf(names);
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList().stream();
    }
  }
}
