package dev.secant.cli.plugins;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import dev.secant.cli.SamplePlugin;
import dev.secant.cli.sample.Pair;
import dev.secant.cli.sample.Square;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code secant plugins list}, and {@code --strict}. */
class ListCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void plugIn() throws IOException {
    SamplePlugin.write(folder.resolve("good-1.0.jar"), List.of(Pair.class));
    SamplePlugin.write(folder.resolve("other.jar"), List.of(Pair.class, Square.class));
    Files.writeString(folder.resolve("text-2.jar"), "hello");
  }

  @Test
  void plugInsAreListedUsableOrNot() {
    Result result = run("plugins", "list", "--format", "csv", "--plugins", folder.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out().lines().filter(line -> !line.startsWith("core,")))
        .containsExactly(
            "plugin,version,functions,state,location,problems",
            "good,1.0,1,ok," + folder.resolve("good-1.0.jar") + ",",
            "other,,2,warnings," + folder.resolve("other.jar") + ",SHADOWED_NAME",
            "text,,0,refused," + folder.resolve("text-2.jar") + ",NOT_A_JAR");
    assertThat(result.err()).isEqualTo("secant: 2 problems, shown by 'secant plugins doctor'\n");
  }

  @Test
  void theTableLeavesOutThePathOfTheJar() {
    assertThat(run("plugins", "list", "--plugins", folder.toString()).out().lines())
        .anyMatch(line -> line.matches("good +1.0 +1  ok {8}good-1.0.jar"));
  }

  @Test
  void theTableFitsANarrowTerminal() throws IOException {
    SamplePlugin.write(folder.resolve("n".repeat(150) + "-1.2.3.4.5.6.7.8.jar"), List.of());
    List<String> lines =
        run("plugins", "list", "--plugins", folder.toString()).out().lines().toList();
    assertThat(lines).allMatch(line -> line.length() <= NarrowNames.WIDTH);
    assertThat(lines)
        .anyMatch(line -> line.matches("n{21}\\.\\.\\. .* 0  refused   n+\\.\\.\\."))
        .anyMatch(line -> line.endsWith("  good-1.0.jar"));
  }

  @Test
  void whatIsWrongWithALibraryIsWrongWithItsPlugIn() throws IOException {
    Path home = Files.createDirectories(folder.resolve("whole/lib"));
    SamplePlugin.write(folder.resolve("whole/whole.jar"), List.of(Pair.class));
    Files.writeString(home.resolve("library.jar"), "");
    assertThat(
            run("plugins", "list", "--format", "csv", "--plugins", folder.toString()).out().lines())
        .contains("whole,,1,partly," + folder.resolve("whole") + ",NOT_A_JAR")
        .noneMatch(line -> line.contains("library.jar"));
  }

  @Test
  void strictFailsOnceAllIsListed() {
    Result result = run("plugins", "list", "--strict", "--plugins", folder.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("good-1.0.jar");
    assertThat(result.err())
        .endsWith(
            "secant: --strict: 1 error in plug-ins, the first is "
                + folder.resolve("text-2.jar")
                + ": the file is no JAR: it has 5 bytes and begins with \"hello\"; build or copy it"
                + " again; if it is being copied, wait [docs/errors.md#not-a-jar]\n"
                + "'secant plugins doctor' shows them all\n"
                + "see docs/errors.md#plugin-errors\n");
  }

  @Test
  void strictEndsACommandThatDoesNotEvenNeedThePlugIn() throws IOException {
    Result result = run("eval", "exp", "--at", "0", "--strict", "--plugins", folder.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("secant: --strict: 1 error in plug-ins, the first is ");
    Files.delete(folder.resolve("text-2.jar"));
    assertThat(run("--strict", "eval", "exp", "--at", "0", "--plugins", folder.toString()))
        .isEqualTo(new Result(0, "1.0\n", ""));
  }

  @Test
  void theGroupAsksForACommand() {
    assertThat(run("plugins").err())
        .startsWith("secant: a command must be given, one of list, doctor")
        .endsWith("try 'secant plugins --help'\nsee docs/errors.md#usage\n");
    assertThat(run("plugins", "lst"))
        .isEqualTo(
            new Result(
                2,
                "",
                """
                secant: unknown command 'lst'; did you mean list?
                try 'secant plugins --help'
                see docs/errors.md#usage
                """));
  }
}
