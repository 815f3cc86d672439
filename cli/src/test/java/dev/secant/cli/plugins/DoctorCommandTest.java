package dev.secant.cli.plugins;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import dev.secant.cli.SamplePlugin;
import dev.secant.cli.sample.Pair;
import dev.secant.cli.sample.Square;
import dev.secant.cli.sample.Unloadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code secant plugins doctor}. */
class DoctorCommandTest {
  @TempDir private Path folder;

  private Result doctor(String... more) {
    return run(
        Stream.concat(
                Stream.of("plugins", "doctor", "--plugins", folder.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aSoundFolderIsWell() throws IOException {
    SamplePlugin.write(folder.resolve("good-1.0.jar"), List.of(Pair.class));
    assertThat(doctor())
        .isEqualTo(
            new Result(
                0,
                "All is well\n  usable   1 function of 1 plug-in: good 1.0 (1); 44 built-in"
                    + " functions\n",
                ""));
  }

  @Test
  void whatIsNoJarIsExplainedAndFails() throws IOException {
    SamplePlugin.write(folder.resolve("good-1.0.jar"), List.of(Pair.class));
    Files.writeString(folder.resolve("text.jar"), "hello\n");
    Result result = doctor();
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            "In "
                + folder
                + "/\n\n"
                + """
                text.jar
                  error    the file is no JAR: it has 6 bytes and begins with "hello\\x0a"
                  to do    build or copy it again; if it is being copied, wait
                  see      docs/errors.md#not-a-jar

                1 error
                  usable   1 function of 1 plug-in: good 1.0 (1); 44 built-in functions
                """);
  }

  @Test
  void functionsAreLoadedUnlessToldNotTo() throws IOException {
    SamplePlugin.write(folder.resolve("bad.jar"), List.of(Unloadable.class));
    Result loaded = doctor();
    assertThat(loaded.code()).isEqualTo(1);
    assertThat(loaded.out())
        .contains("bad.jar\n  error    the constructor of class dev.secant.cli.sample.Unloadable")
        .contains("\n  where    META-INF/services/dev.secant.api.Function, line 1; function unload")
        .contains("docs/errors.md#constructor-failed\n")
        .endsWith("1 error\n  usable   no plug-in; 44 built-in functions\n");
    Result looked = doctor("--no-load");
    assertThat(looked.code()).isZero();
    assertThat(looked.out())
        .isEqualTo(
            """
            All is well
              usable   1 function of 1 plug-in: bad (1); 44 built-in functions
              loaded   not all functions: what fails only then is not known
            """);
  }

  @Test
  void warningsFailNothing() throws IOException {
    SamplePlugin.write(folder.resolve("other.jar"), List.of(Square.class));
    Result strict = doctor("--strict");
    assertThat(strict.code()).isZero();
    assertThat(strict.out())
        .contains("other.jar\n  warning  square is the built-in function; this one is found as")
        .contains("1 warning\n");
  }

  @Test
  void frozenFailsOnceAllIsSaid() throws IOException {
    SamplePlugin.write(folder.resolve("good-1.0.jar"), List.of(Pair.class));
    Result result = doctor("--frozen", "--no-load");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("usable ");
    assertThat(result.err())
        .startsWith("secant: --frozen: there is no plugins.lock in " + folder)
        .endsWith("\nsee docs/errors.md#not-as-locked\n");
  }

  @Test
  void theWorstComesFirstAndOneJarIsTogether() throws IOException {
    SamplePlugin.write(folder.resolve("a.jar"), List.of(Square.class));
    SamplePlugin.write(folder.resolve("b.jar"), List.of(Square.class, Unloadable.class));
    List<String> headings = doctor().out().lines().filter(line -> line.endsWith(".jar")).toList();
    assertThat(headings).containsExactly("b.jar", "a.jar");
  }

  @Test
  void problemsAreRowsForPrograms() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "");
    String hint = "build or copy it again; if it is being copied, wait";
    assertThat(doctor("--format", "csv").out())
        .isEqualTo(
            "severity,code,plugin,location,entry,line,class,function,message,hint,reference\n"
                + "error,NOT_A_JAR,text,"
                + text
                + ",,0,,,the file is no JAR: it is empty,\""
                + hint
                + "\",docs/errors.md#not-a-jar\n");
    assertThat(doctor("--format", "jsonl").out())
        .isEqualTo(
            "{\"severity\":\"error\",\"code\":\"NOT_A_JAR\",\"plugin\":\"text\",\"location\":\""
                + text
                + "\",\"entry\":\"\",\"line\":0,\"class\":\"\",\"function\":\"\",\"message\":\"the"
                + " file is no JAR: it is empty\",\"hint\":\""
                + hint
                + "\",\"reference\":\"docs/errors.md#not-a-jar\"}\n");
  }

  @Test
  void noLineIsLongerThanAHundredCharactersAndNoneIsCut() throws IOException {
    String name = "n".repeat(150);
    Files.writeString(folder.resolve(name + ".jar"), "");
    Result result = doctor();
    assertThat(result.out().lines()).allMatch(line -> line.length() <= LabelledLines.WIDTH);
    assertThat(result.out().replace("\n", "")).contains(name);
  }

  @Test
  void whatAFileNameHoldsDoesNotReachTheTerminal() throws IOException {
    Files.writeString(folder.resolve("\u001b[31mred\u202e.jar"), "");
    assertThat(doctor().out())
        .contains("\\u001b[31mred\\u202e.jar\n")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }
}
