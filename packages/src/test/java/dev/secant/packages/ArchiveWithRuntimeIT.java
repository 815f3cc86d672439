package dev.secant.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The archive that brings its own Java, unpacked in a folder with a blank in its name, on a machine
 * without Java.
 */
class ArchiveWithRuntimeIT {
  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void unpack() throws Exception {
    folder = folder.toRealPath();
    Path programs = Files.createDirectory(folder.resolve("my programs"));
    String archive = Packages.archiveWithRuntime().toString();
    assertThat(Call.ofMachine(programs, "tar", "xzf", archive).run())
        .isEqualTo(new Call.Result(0, "", ""));
    home = programs.resolve("secant-" + Packages.version());
  }

  private static Call secant(String... arguments) throws IOException {
    return Call.of(folder, home.resolve("bin/secant"), arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval square --at 3",
        "diff square exp square --at 0.5",
        "check exp --at 1",
        "sweep exp --at 1",
        "functions",
        "describe softmax",
        "diff exp --at 1 --isolate",
        "plugins list",
        "plugins doctor",
        "plugins new a-function"
      })
  void computesWithoutAnyOtherJava(String line) throws Exception {
    Call.Result result = secant(line.split(" ", -1)).run();
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).isNotEmpty();
  }

  @Test
  void hasTheCompilerOfTheShellAndThePageOfAReport() throws Exception {
    assertThat(secant("shell").run("diff(\"square\", 3)\n"))
        .isEqualTo(new Call.Result(0, "6.0 ± 6.9E-14  OK\n", ""));
    Call.Result report =
        secant("report", "exp", "--from", "0", "--to", "1", "-o", "report.html").run();
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(folder.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void explainsEveryCommand() throws Exception {
    Matcher commands =
        Pattern.compile("(?m)^  ([a-z]+) {2,}").matcher(secant("--help").run().out());
    List<String> names = new ArrayList<>();
    while (commands.find()) {
      names.add(commands.group(1));
    }
    assertThat(names).contains("functions", "eval", "diff", "plugins");
    for (String name : names) {
      assertThat(secant("help", name).run().out()).contains("Usage: secant " + name);
    }
  }

  @Test
  void isFoundThroughLinks() throws Exception {
    Path links = Files.createDirectory(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("one"), home.resolve("bin/secant"));
    Files.createSymbolicLink(links.resolve("two"), Path.of("one"));
    assertThat(Call.of(folder, links.resolve("two"), "eval", "square", "--at", "3").run())
        .isEqualTo(new Call.Result(0, "9.0\n", ""));
  }

  @Test
  void saysWhichJavaItRunsOn() throws Exception {
    assertThat(secant("--version").run().out())
        .startsWith("secant " + Packages.version() + "\n")
        .contains("\nJDK " + System.getProperty("java.runtime.version"));
  }

  @Test
  void anotherJavaMustBeNamedForSecant() throws Exception {
    Call.Result own = secant("eval", "square", "--at", "3").with("JAVA_HOME", "/no/such").run();
    assertThat(own).isEqualTo(new Call.Result(0, "9.0\n", ""));
    Call.Result other = secant("--version").with("SECANT_JAVA_HOME", "/no/such").run();
    assertThat(other)
        .isEqualTo(
            new Call.Result(
                125,
                "",
                "secant: SECANT_JAVA_HOME is /no/such, which has no bin/java; set it to a Java 17 or"
                    + " newer, or unset it\n"));
  }

  /** The archive of classes, of which Java 17 makes none in a folder with a blank in its name. */
  @Test
  void startsFromAnArchiveThatTheFirstCommandMade(@TempDir Path place) throws Exception {
    Path here = Files.createDirectory(place.toRealPath().resolve("here"));
    Call.ofMachine(here, "cp", "-a", home.toString(), ".").run();
    Path secant = here.resolve(home.getFileName()).resolve("bin/secant");
    Path cache = here.resolve("cache");
    for (int start = 0; start < 2; start++) {
      Call.Result result =
          Call.of(here, secant, "eval", "square", "--at", "3")
              .with("SECANT_CACHE", cache.toString())
              .with("SECANT_CACHE_WAIT", "1")
              .with("SECANT_JAVA_OPTS", "-Xlog:class+load:file=classes" + start)
              .run();
      assertThat(result).isEqualTo(new Call.Result(0, "9.0\n", ""));
    }
    assertThat(Files.readString(here.resolve("classes1")))
        .containsPattern("dev[.]secant[.]cli[.]EvalCommand source: shared objects file");
  }

  /** Of one library nobody knows until it is missing. */
  @Test
  void needsNoLibraryOfTheMachineThatThePackageDoesNotName() throws Exception {
    Set<String> needed = new TreeSet<>();
    Pattern line = Pattern.compile("(?m)^\\s*(?:.*/)?(\\S+?[.]so\\S*) ");
    List<Path> libraries =
        Packages.files(home.resolve("runtime/lib")).filter(RuntimeFiles::isLibrary).toList();
    for (Path library : libraries) {
      Matcher linked = line.matcher(Call.ofMachine(folder, "ldd", library.toString()).run().out());
      while (linked.find()) {
        needed.add(linked.group(1));
      }
    }
    libraries.forEach(library -> needed.remove(String.valueOf(library.getFileName())));
    assertThat(needed).contains("libc.so.6");
    needed.removeIf(name -> name.startsWith("ld-linux") || name.startsWith("linux-vdso"));
    assertThat(needed).isSubsetOf(RuntimeFiles.LIBRARIES_OF_THE_MACHINE);
  }
}
