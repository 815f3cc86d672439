package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The unpacked distribution and its script {@code bin/secant}. */
class InstallationIT {
  private static final String[] SEED = {
    "diff", "square", "exp", "square", "--at", "0.5", "--method", "central", "--eps", "1e-4"
  };

  @TempDir private Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(folder.toRealPath());
  }

  @Test
  void seedCommandPrintsTheNumberAndNothingElse() throws Exception {
    assertThat(installation.secant(SEED).run())
        .isEqualTo(new Command.Result(0, "3.2974426293330694\n", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "POSIX, -Duser.language=en",
    "de_DE.UTF-8, -Duser.language=de -Duser.country=DE",
    "C, -Duser.language=ar -Duser.country=EG"
  })
  void localeDoesNotShowInNumbers(String locale, String options) throws Exception {
    Command.Result result =
        installation.secant(SEED).with("LC_ALL", locale).with("SECANT_JAVA_OPTS", options).run();
    assertThat(result).isEqualTo(new Command.Result(0, "3.2974426293330694\n", ""));
  }

  /** The name is made by the shell: the JVM of this test may not know its letter either. */
  @ParameterizedTest
  @ValueSource(strings = {"POSIX", "C", ""})
  void localeDoesNotShowInNamesOfFiles(String locale) throws Exception {
    String line =
        "f=$(printf '\\303\\251.csv'); echo 3 >\"$f\"; secant eval square --input \"$f\" --output \"$f.out.csv\""
            + " && cat \"$f.out.csv\"";
    Command command = installation.shell(line).with("LC_ALL", locale).without("LANG");
    assertThat(command.without("LC_CTYPE").run())
        .isEqualTo(new Command.Result(0, "x,value\n3,9.0\n", ""));
  }

  /** What the JVM itself says of the module goes to standard error, and cannot be switched off. */
  @Test
  void vectorApiChangesNoNumberAndIsNotLoadedForOnePoint() throws Exception {
    Command.Result result =
        installation
            .secant(SEED)
            .with("SECANT_JAVA_OPTS", "--add-modules=jdk.incubator.vector -Xlog:class+load:classes")
            .run();
    assertThat(result)
        .isEqualTo(
            new Command.Result(
                0,
                "3.2974426293330694\n",
                "WARNING: Using incubator modules: jdk.incubator.vector\n"));
    assertThat(Files.readString(installation.work().resolve("classes")))
        .contains("dev.secant.functions.basic.Exp ")
        .doesNotContain(" jdk.incubator.vector.", "dev.secant.kernels.vector");
  }

  @Test
  void exitCodeOfTheCommandIsThatOfTheScript() throws Exception {
    Command.Result result = installation.secant("eval", "sqare", "--at", "1").run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("secant: unknown function 'sqare'; did you mean square?\n");
  }

  @Test
  void versionIsThatOfTheJar() throws Exception {
    assertThat(installation.secant("--version").run().out())
        .startsWith("secant " + version() + "\nJDK " + System.getProperty("java.runtime.version"));
  }

  private static String version() {
    String archive = Installation.property("secant.archives").getFileName().toString();
    return archive.substring("secant-".length());
  }

  @Test
  void readerThatGoesAwayIsNoError() throws Exception {
    Command.Result result =
        installation.shell("secant eval square --range 0:1:1000000 --format csv | head -n 1").run();
    assertThat(result).isEqualTo(new Command.Result(0, "x,value\n", ""));
  }

  @Nested
  class Script {
    @Test
    void isFoundThroughLinksAndThePath() throws Exception {
      Path bin = Files.createDirectories(installation.work().resolve("bin"));
      Files.createSymbolicLink(bin.resolve("one"), installation.home().resolve("bin/secant"));
      Files.createSymbolicLink(bin.resolve("two"), Path.of("one"));
      String call = "eval square --at 3";
      assertThat(installation.shell("bin/two " + call).run().out()).isEqualTo("9.0\n");
      assertThat(installation.shell("PATH=$PWD/bin:$PATH; cd /; two " + call).run().out())
          .isEqualTo("9.0\n");
      assertThat(installation.shell("cd bin; sh two " + call).run().out()).isEqualTo("9.0\n");
    }

    @Test
    void handsOnArgumentsAsTheyAre() throws Exception {
      Files.writeString(installation.work().resolve("my points.csv"), "a b\n2\n");
      Command.Result result =
          installation
              .secant(
                  "eval",
                  " square |  exp ",
                  "--input",
                  "my points.csv",
                  "--column",
                  "a b",
                  "--format",
                  "csv")
              .run();
      assertThat(result).isEqualTo(new Command.Result(0, "a b,value\n2,54.598150033144236\n", ""));
      assertThat(installation.secant("eval", "*", "--at", "1").run().err()).contains("*");
    }

    @Test
    void handsOptionsToTheJvm() throws Exception {
      Command.Result result =
          installation.secant("--version").with("SECANT_JAVA_OPTS", "-Xmx64m -Xmx=bad").run();
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out() + result.err()).contains("-Xmx=bad");
    }

    @Test
    void saysThatThereIsNoJava() throws Exception {
      Path tools =
          SystemTools.folder(folder.resolve("tools"), List.of("sh", "readlink", "sed", "head"));
      Command.Result result =
          installation
              .secant("--version")
              .without("JAVA_HOME")
              .with("PATH", tools.toString())
              .run();
      assertThat(result)
          .isEqualTo(
              new Command.Result(
                  125,
                  "",
                  "secant: no java found; install a Java 17 or newer, or set JAVA_HOME to one\n"));
    }

    @Test
    void saysThatJavaHomeIsNone() throws Exception {
      Command.Result result = installation.secant("--version").with("JAVA_HOME", "/no/such").run();
      assertThat(result)
          .isEqualTo(
              new Command.Result(
                  125,
                  "",
                  "secant: JAVA_HOME is /no/such, which has no bin/java; set it to a Java 17 or newer, or"
                      + " unset it\n"));
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_392, 8", "11.0.22, 11", "16-ea, 16"})
    void saysThatJavaIsTooOld(String version, String feature) throws Exception {
      Path home = folder.resolve("old java");
      Path java = SystemTools.script(home.resolve("bin/java"), "echo must not be started");
      Files.writeString(
          home.resolve("release"), "IMPLEMENTOR=\"Acme\"\nJAVA_VERSION=\"" + version + "\"\n");
      assertThat(installation.secant("--version").with("JAVA_HOME", home.toString()).run())
          .isEqualTo(new Command.Result(125, "", tooOld(java, feature)));
    }

    @Test
    void asksJavaThatHasNoReleaseFile() throws Exception {
      Path home = folder.resolve("old java");
      Path java =
          SystemTools.script(home.resolve("bin/java"), "echo 'openjdk version \"1.8.0_392\"' >&2");
      assertThat(installation.secant("--version").with("JAVA_HOME", home.toString()).run())
          .isEqualTo(new Command.Result(125, "", tooOld(java, "8")));
    }

    private static String tooOld(Path java, String feature) {
      return "secant: needs Java 17 or newer, but "
          + java
          + " is Java "
          + feature
          + "; set JAVA_HOME to a newer one\n";
    }
  }
}
