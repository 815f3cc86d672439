package dev.secant.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun;
import dev.secant.cli.SamplePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the config file and variables do to a command line, on both ways into a command. */
class SettingsTest {
  @TempDir private Path folder;

  private Path config(String... lines) throws IOException {
    return Files.writeString(folder.resolve("config"), String.join("\n", lines) + "\n");
  }

  private CliRun run() {
    return new CliRun().environment("SECANT_CONFIG", folder.resolve("config").toString());
  }

  private static final String CSV = "x,value\n1.0,1.0\n2.0,4.0\n";
  private static final String TSV = "x\tvalue\n1.0\t1.0\n2.0\t4.0\n";

  @Nested
  class Order {
    @Test
    void commandLineThenVariableThenCommandThenFileThenDefault() throws IOException {
      String[] plain = {"eval", "square", "--at", "1,2"};
      for (String[] line : new String[][] {plain, {"eval", "square", "--at", "1", "--at", "2"}}) {
        config("# nothing");
        assertThat(run().with(line).out()).startsWith("  x  value\n");
        config("format = csv");
        assertThat(run().with(line).out()).isEqualTo(CSV);
        config("eval.format = tsv", "format = csv");
        assertThat(run().with(line).out()).isEqualTo(TSV);
        assertThat(run().environment("SECANT_FORMAT", "csv").with(line).out()).isEqualTo(CSV);
      }
      assertThat(
              run()
                  .environment("SECANT_FORMAT", "csv")
                  .with("eval", "square", "--at", "1,2", "--format", "tsv")
                  .out())
          .isEqualTo(TSV);
    }

    @Test
    void flagsAreTrueOrFalse() throws IOException {
      config("strict = true");
      Path plugins = Files.createDirectory(folder.resolve("plugins"));
      Files.writeString(plugins.resolve("text.jar"), "hello");
      String[] line = {"eval", "square", "--at", "1", "--plugins", plugins.toString()};
      assertThat(run().with(line).err())
          .startsWith("secant: --strict: 1 error in plug-ins")
          .contains("\n--strict is set by " + folder.resolve("config") + ":1\n");
      config("strict = false");
      assertThat(run().with(line).out()).isEqualTo("1.0\n");
    }

    @ParameterizedTest
    @CsvSource({"strict, true, 1", "strict, TRUE, 1", "frozen, True, 1", "strict, False, 0"})
    void flagsOfVariablesAreTheSameOnBothWays(String option, String value, int code)
        throws IOException {
      Path plugins = Files.createDirectory(folder.resolve("plugins"));
      Files.writeString(plugins.resolve("text.jar"), "hello");
      for (String at : new String[] {"1,2", "1"}) {
        CliRun run = new CliRun().environment("SECANT_" + option.toUpperCase(Locale.ROOT), value);
        assertThat(run.with(both(at, plugins)).code()).isEqualTo(code);
      }
    }

    /** By the short way for several points, and by picocli's for one: an option is repeated. */
    private String[] both(String at, Path plugins) {
      String folder = plugins.toString();
      return at.equals("1")
          ? new String[] {"eval", "square", "--at", at, "--at", "2", "--plugins", folder}
          : new String[] {"eval", "square", "--at", at, "--plugins", folder};
    }

    @ParameterizedTest
    @CsvSource({"strict, 1", "strict, yes", "strict, on", "frozen, 1", "quiet, 0"})
    void aFlagThatIsNotUnderstoodIsRefused(String option, String value) throws IOException {
      Path plugins = Files.createDirectory(folder.resolve("plugins"));
      String variable = "SECANT_" + option.toUpperCase(Locale.ROOT);
      for (String at : new String[] {"1,2", "1"}) {
        CliRun run = new CliRun().environment(variable, value);
        assertThat(run.with(both(at, plugins)))
            .isEqualTo(
                new CliRun.Result(
                    2,
                    "",
                    "secant: $"
                        + variable
                        + " must be one of true, false, was '"
                        + value
                        + "'\nsee docs/errors.md#invalid-setting\n"));
      }
    }

    @Test
    void aVariableWithAValueThatIsNoneIsNotDropped() {
      for (String[] line :
          new String[][] {{"eval", "square", "--at", "1"}, {"eval", "exp", "--at=1", "--at=2"}}) {
        assertThat(new CliRun().environment("SECANT_FORMAT", "true").with(line).code())
            .isEqualTo(2);
      }
    }

    @Test
    void aDefaultBreaksNoLineThatIsRightWithoutIt() throws IOException {
      config("tolerance = 1e-6", "time-limit = 5", "format = csv");
      assertThat(run().with("diff", "square", "--at", "1", "--method", "central").code()).isZero();
      assertThat(run().with("diff", "square", "--at", "1", "--explain").code()).isZero();
      assertThat(run().with("check", "square", "--at", "1").code()).isZero();
      assertThat(run().with("functions").out()).startsWith("name,plugin,");
    }
  }

  @Nested
  class Plugins {
    @Test
    void foldersAreTakenFromTheFolderOfTheFile() throws IOException {
      SamplePlugin.writeTo(Files.createDirectory(folder.resolve("jars")));
      config("plugins = jars");
      assertThat(run().with("eval", "pair", "--at", "1").out()).isEqualTo("[1.0, -1.0]\n");
    }

    @ParameterizedTest
    @CsvSource({"locked, any, any", "any, locked, any", "any, any, locked"})
    void theStrictestPolicyCounts(String file, String variable, String line) throws IOException {
      Path jars = Files.createDirectory(folder.resolve("jars"));
      SamplePlugin.writeTo(jars);
      config("policy = " + file, "plugins = jars");
      CliRun.Result result =
          run()
              .environment("SECANT_POLICY", variable)
              .with("eval", "pair", "--at", "1", "--policy", line);
      assertThat(result.code()).isNotZero();
      assertThat(result.err()).contains("plugins.lock");
    }
  }

  @Nested
  class Mistakes {
    private void assertRefused(String message, String... lines) throws IOException {
      String file = config(lines).toString();
      String expected =
          "secant: " + message.replace("FILE", file) + "\nsee docs/errors.md#config\n";
      for (String at : new String[] {"--at", "--at=1"}) {
        assertThat(run().with("eval", "square", at, "1").err()).isEqualTo(expected);
      }
      assertThat(run().with("config").err()).isEqualTo(expected);
    }

    @Test
    void haveFileLineColumnAndTheNearestName() throws IOException {
      assertRefused(
          """
          FILE:2:1: no command has an option 'fromat' that can be set; did you mean format?
            fromat = csv
            ^
          'secant config --all' lists what can be set""",
          "# mine",
          "fromat = csv");
      assertRefused(
          """
          FILE:1:10: format must be one of table, csv, tsv, jsonl, markdown, was 'cvs'; did you mean csv?
            format = cvs
                     ^
          correct the line, or take it out""",
          "format = cvs");
      assertRefused(
          """
          FILE:1:1: eps says what is computed, or where it goes, and cannot be set in a file
            eps = 1e-3
            ^
          give --eps on the command line; take the line out""",
          "eps = 1e-3");
      assertRefused(
          """
          FILE:1:8: an = is missing, with a value behind it
            format
                  ^
          a line is like format = csv; a comment begins with #"""
              .replace(":1:8:", ":1:7:"),
          "format");
      assertRefused(
          """
          FILE:2:1: format is set already, at FILE:1
            format = csv
            ^
          leave one of the two lines""",
          "format = tsv",
          "format = csv");
      assertRefused(
          """
          FILE:1:10: policy must be one of any, locked, signed, was 'none'
            policy = none
                     ^
          correct the line, or take it out""",
          "policy = none");
    }

    @Test
    void anOptionThatItsCommandDoesNotHaveIsSaidToBeNone() throws IOException {
      String file = config("check.pints = 7").toString();
      assertThat(run().with("config").err())
          .startsWith("secant: " + file + ":1:1: check has no option 'pints' that can be set");
    }

    @Test
    void ofOtherCommandsAreSaidByConfig() throws IOException {
      String file = config("dif.format = csv").toString();
      assertThat(run().with("eval", "square", "--at", "1").code()).isZero();
      assertThat(run().with("config").err())
          .isEqualTo(
              """
              secant: FILE:1:1: there is no command 'dif'; did you mean diff?
                dif.format = csv
                ^
              a line is option = value, or command.option = value for one command
              see docs/errors.md#config
              """
                  .replace("FILE", file));
    }

    @Test
    void aValueThatTheCommandRefusesHasItsPlace() throws IOException {
      Path file = config("threads = many");
      assertThat(run().with("eval", "square", "--at", "1").err())
          .isEqualTo(
              "secant: --threads: 'many' is not a number\n--threads is set by "
                  + file
                  + ":1\nsee docs/errors.md#invalid-setting\n");
    }

    @Test
    void aFileThatOthersMayWriteIsRefused() throws IOException {
      Path file = config("format = csv");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      assertThat(run().with("eval", "square", "--at", "1").err())
          .isEqualTo(
              "secant: "
                  + file
                  + " may be written by anybody, so it is not trusted; take that right away: chmod"
                  + " o-w\nsee docs/errors.md#config\n");
      assertThat(run().with("--help").code()).isZero();
    }

    @Test
    void aFileThatCannotBeLookedAtIsNotTakenForNone() throws IOException {
      Files.createSymbolicLink(folder.resolve("config"), folder.resolve("nowhere"));
      assertThat(run().with("eval", "square", "--at", "1").err())
          .isEqualTo(
              "secant: "
                  + folder.resolve("config")
                  + " cannot be read: it is a link to what is not there\nsee docs/errors.md#config\n");
      CliRun none = new CliRun().environment("HOME", "/dev/null");
      assertThat(none.with("eval", "square", "--at", "1").out()).isEqualTo("1.0\n");
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
      assertThat(run().with("eval", "square", "--at", "1").err())
          .startsWith("secant: $SECANT_CONFIG: " + folder.resolve("config") + " does not exist");
      CliRun off = new CliRun().environment("SECANT_CONFIG", "off");
      assertThat(off.with("eval", "square", "--at", "1").out()).isEqualTo("1.0\n");
    }
  }

  @Nested
  class Listing {
    @Test
    void aDemandOfTheFileIsNotTakenBack() throws IOException {
      Path file = config("strict = true");
      assertThat(
              run().environment("SECANT_STRICT", "false").with("config", "--format", "csv").out())
          .isEqualTo("setting,value,source\nstrict,true," + file + ":1\n");
    }

    @Test
    void saysWhatCountsAndWhoSaysSo() throws IOException {
      Path file = config("format = csv", "policy = locked", "diff.budget = 20 # less");
      CliRun.Result result =
          run()
              .environment("SECANT_FORMAT", "jsonl")
              .environment("SECANT_FROMAT", "jsonl")
              .environment("SECANT_EPS", "1")
              .environment("SECANT_POLICY", "any")
              .with("config", "--format", "csv");
      assertThat(result.out())
          .isEqualTo(
              """
              setting,value,source
              diff.budget,20,FILE:3
              format,jsonl,$SECANT_FORMAT
              policy,locked,FILE:2
              """
                  .replace("FILE", file.toString()));
      assertThat(result.err())
          .isEqualTo(
              """
              secant: warning: $SECANT_EPS has no effect: --eps says what is computed, or where it goes, and is given on the command line only
              secant: warning: $SECANT_FROMAT has no effect: there is no such option to set; did you mean SECANT_FORMAT?
              """);
      assertThat(run().with("config", "--all", "--format", "csv").out())
          .contains("\nthreads,,default\n")
          .doesNotContain("\neps,");
    }
  }
}
