package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of plug-ins are looked into by commands that need something of them. */
class NeededPluginsTest {
  private static final String WARNING =
      "secant: warning: 1 problem in plug-ins, shown by 'secant plugins doctor'\n";

  @TempDir private Path folder;

  @BeforeEach
  void onePluginIsGoodAndOneBroken() throws IOException {
    SamplePlugin.writeTo(folder);
    Files.writeString(folder.resolve("broken.jar"), "I am a text file\n");
  }

  private Result inFolder(String... command) {
    return run(with(command, "--plugins", folder.toString()));
  }

  private static String[] with(String[] command, String... more) {
    String[] all = new String[command.length + more.length];
    System.arraycopy(command, 0, all, 0, command.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return all;
  }

  @Nested
  class NotAChainOfBuiltInFunctions {
    private void looksNowhere(String... command) {
      Result result = inFolder(command);
      assertThat(result).isEqualTo(run(command));
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
    }

    @Test
    void atPoints() {
      looksNowhere("eval", "square", "core.exp", "scale:2", "--at", "0.5");
      looksNowhere("diff", "square | exp | square", "--at", "0.5");
    }

    @Test
    void swept() {
      looksNowhere("sweep", "square", "exp", "--at", "0.5", "--format", "csv");
    }

    @Test
    void checked() {
      looksNowhere("check", "square", "exp", "--at", "0.5");
    }

    @Test
    void described() {
      looksNowhere("describe", "exp");
    }
  }

  @Nested
  class Needed {
    @Test
    void byAChainWithOneNameOfAPlugin() {
      assertThat(inFolder("eval", "square", "brittle", "--at", "1"))
          .isEqualTo(new Result(0, "2.0\n", WARNING));
    }

    @Test
    void byANameThatNobodyHas() {
      Result result = inFolder("eval", "square", "britle", "--at", "1");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).startsWith(WARNING).contains("brittle");
      assertThat(inFolder("describe", "britle").err()).startsWith(WARNING).contains("brittle");
    }

    @Test
    void byACheckOfAll() {
      assertThat(inFolder("check", "--all").err()).startsWith(WARNING);
    }

    @Test
    void byADemandForSoundPlugins() {
      for (String[] command :
          new String[][] {
            {"eval", "square", "--at", "1"},
            {"sweep", "square", "--at", "1"},
            {"check", "square", "--at", "1"},
            {"describe", "square"}
          }) {
        assertThat(inFolder(with(command, "--strict")).err())
            .startsWith("secant: --strict: 1 error in plug-ins, the first is ")
            .contains("broken.jar");
        assertThat(inFolder(with(command, "--frozen")).err())
            .startsWith("secant: --frozen: there is no plugins.lock in ");
      }
    }
  }

  @Test
  void aFolderThatIsNotThereIsAMistakeEvenWhereNoneIsNeeded() {
    Path missing = folder.resolve("missing");
    Result result = run("eval", "square", "--at", "1", "--plugins", missing.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("secant: --plugins: " + missing + " does not exist");
  }
}
