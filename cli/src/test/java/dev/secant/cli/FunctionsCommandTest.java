package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code secant functions}, and where plug-ins are looked for. */
class FunctionsCommandTest {
  @TempDir private Path folder;

  private Path sampleIn(String name) throws IOException {
    Path plugins = Files.createDirectory(folder.resolve(name));
    SamplePlugin.writeTo(plugins);
    return plugins;
  }

  @Test
  void builtInFunctionsAreListed() {
    Result result = run("functions");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines().findFirst().orElseThrow())
        .matches("name +plugin +kind +location");
    assertThat(result.out().lines()).anyMatch(line -> line.matches("square +core +function +.*"));
    assertThat(result.out().lines()).anyMatch(line -> line.matches("scale +core +factory +.*"));
  }

  @Test
  void aJarThatWasDroppedInIsListed() throws IOException {
    Path plugins = sampleIn("plugins");
    Result result = run("functions", "--format", "csv", "--plugins", plugins.toString());
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .contains(
            "name,plugin,kind,location",
            "brittle,sample,function," + plugins.resolve("sample-1.0.jar"));
  }

  @Test
  void theTableLeavesOutThePathOfTheJar() throws IOException {
    assertThat(run("functions", "--plugins", sampleIn("plugins").toString()).out().lines())
        .contains("brittle      sample  function  sample-1.0.jar");
  }

  @Test
  void theOptionMayStandBeforeTheCommandAndBeGivenSeveralTimes() throws IOException {
    String one = sampleIn("one").toString();
    Path two = sampleIn("two");
    Files.move(two.resolve("sample-1.0.jar"), two.resolve("other.jar"));
    assertThat(run("--plugins", one, "eval", "brittle", "--at", "1").out()).isEqualTo("2.0\n");
    assertThat(run("--plugins", one, "functions", "--plugins", two.toString()).out())
        .contains("sample.brittle", "other.brittle");
    assertThat(run("functions", "--plugins", one, "--plugins", two.toString()).out())
        .contains("sample.brittle", "other.brittle");
  }

  @Test
  void foldersComeFromTheDistributionTheEnvironmentAndTheOption() throws IOException {
    Path home = sampleIn("home");
    Path first = Files.createDirectory(folder.resolve("first"));
    Files.move(home.resolve("sample-1.0.jar"), first.resolve("one.jar"));
    Path second = sampleIn("second");
    Files.move(second.resolve("sample-1.0.jar"), second.resolve("two.jar"));
    Path third = sampleIn("third");
    Files.move(third.resolve("sample-1.0.jar"), third.resolve("three.jar"));
    SamplePlugin.writeTo(home);
    Result result =
        new CliRun()
            .pluginHome(home)
            .environment("SECANT_PLUGINS", first + File.pathSeparator + second + File.pathSeparator)
            .with("functions", "--format", "tsv", "--plugins", third.toString());
    assertThat(result.out().lines())
        .anyMatch(line -> line.startsWith("sample.brittle\tsample\t"))
        .anyMatch(line -> line.startsWith("one.brittle\tone\t"))
        .anyMatch(line -> line.startsWith("two.brittle\ttwo\t"))
        .anyMatch(line -> line.startsWith("three.brittle\tthree\t"));
  }

  @Test
  void aFolderNamedTwiceIsLookedAtOnce() throws IOException {
    Path plugins = sampleIn("plugins");
    Result result =
        new CliRun()
            .pluginHome(plugins)
            .environment("SECANT_PLUGINS", plugins.resolve("../plugins").toString())
            .with("functions", "--plugins", plugins.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).filteredOn(line -> line.startsWith("brittle")).hasSize(1);
  }

  @Test
  void aDistributionWithoutPluginsIsNoProblem() {
    Result result = new CliRun().pluginHome(folder.resolve("none")).with("functions");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aFolderOfTheEnvironmentThatIsNotThereIsAProblem() {
    Result result =
        new CliRun()
            .environment("SECANT_PLUGINS", folder.resolve("none").toString())
            .with("functions");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("square");
    assertThat(result.err())
        .startsWith("secant: warning: ")
        .contains("none")
        .contains("docs/errors.md#directory-missing");
  }

  @Test
  void aFolderOfTheOptionThatIsNotThereIsAUsageError() throws IOException {
    Path none = folder.resolve("none");
    assertThat(run("functions", "--plugins", none.toString()))
        .isEqualTo(
            new Result(
                2,
                "",
                "secant: --plugins: "
                    + none
                    + " does not exist\nsee docs/errors.md#plugin-folder\n"));
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(run("functions", "--plugins", file.toString()).err())
        .startsWith("secant: --plugins: " + file + " is no folder\n");
  }

  @Test
  void whatIsNoJarIsShownBelowTheOthers() throws IOException {
    Path plugins = sampleIn("plugins");
    Files.writeString(plugins.resolve("x.jar"), "I am a text file\n");
    Result result = run("functions", "--plugins", plugins.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("brittle");
    assertThat(result.err())
        .startsWith("secant: error: " + plugins.resolve("x.jar"))
        .contains("docs/errors.md#not-a-jar")
        .endsWith("secant: 1 problem in plug-ins\n");
  }

  @Test
  void aProblemIsOneLineForOtherCommands() throws IOException {
    Path plugins = sampleIn("plugins");
    Files.writeString(plugins.resolve("x.jar"), "I am a text file\n");
    assertThat(run("eval", "brittle", "--at", "1", "--plugins", plugins.toString()))
        .isEqualTo(
            new Result(
                0,
                "2.0\n",
                "secant: warning: 1 problem in plug-ins, shown by 'secant plugins doctor'\n"));
  }
}
