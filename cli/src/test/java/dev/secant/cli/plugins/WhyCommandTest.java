package dev.secant.cli.plugins;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import dev.secant.cli.SamplePlugin;
import dev.secant.cli.sample.Brittle;
import dev.secant.cli.sample.Pair;
import dev.secant.cli.sample.Square;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code secant plugins why}. */
class WhyCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void plugIn() throws IOException {
    SamplePlugin.write(folder.resolve("one.jar"), List.of(Pair.class, Square.class));
    SamplePlugin.write(folder.resolve("two.jar"), List.of(Pair.class, Brittle.class));
    Files.createDirectory(folder.resolve("dup"));
    SamplePlugin.write(folder.resolve("dup/dup.jar"), List.of(Brittle.class));
    SamplePlugin.write(folder.resolve("dup-1.jar"), List.of(Brittle.class, Pair.class));
  }

  private Result why(String name) {
    return run("plugins", "why", name, "--plugins", folder.toString());
  }

  @Test
  void builtInFunctionsOwnTheirNames() {
    Result result = why("square");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith(
            "square is core.square\n"
                + "  because  it is built in, and built-in functions own their names\n  from     ")
        .contains("\n  class    dev.secant.functions.basic.Square\n  others   one.square (");
  }

  @Test
  void aNameThatOnlyOnePlugInHasIsItsOwn() {
    assertThat(why("brittle").out())
        .startsWith(
            "brittle is two.brittle\n"
                + "  because  no other plug-in has a function of that name\n  from     ");
  }

  @Test
  void aFullNameFindsThatPlugIn() {
    Result result = why("one.square");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith(
            """
            one.square is one.square
              because  a full name finds the function of that plug-in
            """)
        .contains("\n  others   core.square");
  }

  @Test
  void aNameOfSeveralPlugInsFindsNone() {
    Result result = why("pair");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out().replaceAll("\\s+", " "))
        .startsWith(
            "pair finds no function because several plug-ins have it, and none is preferred; write"
                + " one of the full names others one.pair (")
        .contains("two.pair (");
  }

  @Test
  void whatIsRefusedIsNamedWithTheReason() {
    Result result = why("dup.pair");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out().replaceAll("\\s+", " "))
        .startsWith("dup.pair finds no function because what would have it cannot be used others")
        .contains("are different plug-ins with the id dup, so none of them is loaded")
        .contains(" see docs/errors.md#duplicate-plugin");
  }

  @Test
  void pathsAreWholeHoweverLongTheyAre() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("d".repeat(100)));
    Path jar = SamplePlugin.write(deep.resolve("one.jar"), List.of(Pair.class));
    assertThat(run("plugins", "why", "pair", "--plugins", deep.toString()).out())
        .contains("\n  from     " + jar + "\n  class    ");
  }

  @Test
  void theAnswerIsRowsForPrograms() {
    Result found = run("plugins", "why", "one.square", "--format", "csv", "--plugins", "" + folder);
    assertThat(found.code()).isZero();
    assertThat(found.out().lines())
        .hasSize(3)
        .startsWith(
            "relation,function,location,class,code,message,hint",
            "found,one.square,"
                + folder.resolve("one.jar")
                + ",dev.secant.cli.sample.Square,,a full name finds the function of that plug-in,")
        .last()
        .asString()
        .startsWith("other,core.square,");
    Result refused =
        run("plugins", "why", "dup.pair", "--format", "jsonl", "--plugins", "" + folder);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out())
        .startsWith("{\"relation\":\"none\",\"function\":\"dup.pair\",\"location\":\"\",")
        .contains(
            "\"relation\":\"refused\",\"function\":\"\",\"location\":\""
                + folder.resolve("dup")
                + "\"")
        .contains("\"code\":\"DUPLICATE_PLUGIN\"");
    assertThat(
            run("plugins", "why", "britle", "--format", "csv", "--plugins", "" + folder)
                .out()
                .lines())
        .last()
        .isEqualTo("similar,brittle,,,,,");
  }

  @Test
  void aNameThatNobodyHasGetsTheNearest() {
    assertThat(why("britle"))
        .isEqualTo(
            new Result(
                1,
                """
                britle finds no function
                  because  no plug-in has it
                  similar  brittle
                """,
                ""));
  }
}
