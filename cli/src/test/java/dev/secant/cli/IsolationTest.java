package dev.secant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code --isolate}, with real worker processes. */
class IsolationTest {
  private static final String SETTING = "\nsee docs/errors.md#invalid-setting\n";

  @TempDir private Path folder;
  private Path plugins;

  @BeforeEach
  void writePlugin() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.empty()
        .source(
            "package h; public class Bad implements dev.secant.api.ElementwiseFunction {"
                + " public double forward(double x) {"
                + " if (x == 500) while (true) { x = Math.floor(x); }"
                + " if (x == 1000) System.exit(3);"
                + " if (x == 1001) Runtime.getRuntime().halt(0);"
                + " if (x == 1500) throw new IllegalStateException(\"no\");"
                + " return Math.sin(x); } }")
        .listing("h.Bad")
        .writeTo(plugins.resolve("bad.jar"));
  }

  private CliRun.Result run(boolean byPicocli, String... words) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--plugins", plugins.toString()));
    CliRun run = new CliRun().environment("SECANT_CACHE", "off");
    return (byPicocli ? run.byPicocli() : run).with(all.toArray(String[]::new));
  }

  @Nested
  class FilesOfPoints {
    /** Rows of a file with what must not be called, and the same file without isolation or them. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void haveAllRowsButThoseThatFail(String threads) throws IOException {
      StringBuilder all = new StringBuilder();
      StringBuilder good = new StringBuilder();
      for (int i = 0; i < 3000; i++) {
        all.append(i).append('\n');
        good.append(List.of(500, 1000, 1001, 1500).contains(i) ? 0 : i).append('\n');
      }
      Path points = Files.writeString(folder.resolve("points.csv"), all);
      Path harmless = Files.writeString(folder.resolve("harmless.csv"), good);
      CliRun.Result result =
          run(
              false,
              "eval",
              "bad",
              "--isolate",
              "--time-limit",
              "1",
              "--memory-limit",
              "32M",
              "--threads",
              threads,
              "--input",
              points.toString());
      CliRun.Result expected = run(false, "eval", "bad", "--input", harmless.toString());
      String[] rows = result.out().split("\n", -1);
      String[] expectedRows = expected.out().split("\n", -1);
      for (int i : new int[] {500, 1000, 1001, 1500}) {
        assertThat(rows[i + 1]).isEqualTo(i + ",NaN");
        rows[i + 1] = expectedRows[i + 1];
      }
      assertThat(rows).isEqualTo(expectedRows);
      assertThat(result.code()).isEqualTo(1);
      String bad = "bad of plug-in bad (" + plugins.resolve("bad.jar") + ") failed at input ";
      assertThat(result.err().lines())
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains(":501: " + bad + "500.0, as stage 1 of 'bad': ")
                      .endsWith(
                          "the worker of plug-in bad was ended after 1 s: forward(500.0) did not"
                              + " return"),
              line -> assertThat(line).endsWith("ended itself with exit code 3 in forward(1000.0)"),
              line -> assertThat(line).endsWith("ended itself with exit code 0 in forward(1001.0)"),
              line -> assertThat(line).endsWith("'bad': java.lang.IllegalStateException: no"),
              line ->
                  assertThat(line)
                      .isEqualTo("secant: 4 of 3000 points failed; see docs/errors.md#row-failed"));
    }
  }

  @Nested
  class Options {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takeTheNextWordForTheChain(boolean byPicocli) {
      assertThat(run(byPicocli, "eval", "--isolate", "bad", "--at", "0"))
          .isEqualTo(new CliRun.Result(0, "0.0\n", ""));
      assertThat(run(byPicocli, "eval", "--isolate=process", "bad", "--at", "0"))
          .isEqualTo(new CliRun.Result(0, "0.0\n", ""));
      assertThat(run(byPicocli, "eval", "--isolate=loader", "bad", "--at", "0"))
          .isEqualTo(new CliRun.Result(0, "0.0\n", ""));
    }

    @Test
    void mayComeFromTheEnvironment() {
      CliRun run = new CliRun().environment("SECANT_CACHE", "off");
      String[] words = {"eval", "bad", "--at", "1000", "--plugins", plugins.toString()};
      assertThat(run.environment("SECANT_ISOLATE", "process").with(words).err())
          .contains("the worker of plug-in bad ended itself with exit code 3 in forward(1000.0)");
      assertThat(run.environment("SECANT_ISOLATE", "thread").with(words))
          .isEqualTo(
              new CliRun.Result(
                  2,
                  "",
                  "secant: $SECANT_ISOLATE must be one of process, loader, was 'thread'"
                      + SETTING));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thatAreNoneAreRefused(boolean byPicocli) {
      String[] eval = {"eval", "bad", "--at", "0"};
      assertThat(run(byPicocli, with(eval, "--isolate=thread")).err())
          .startsWith("secant: --isolate must be one of process, loader, was 'thread'\n");
      assertThat(run(byPicocli, with(eval, "--time-limit", "3")).err())
          .startsWith("secant: --time-limit limits worker processes: give --isolate as well\n");
      assertThat(run(byPicocli, with(eval, "--isolate", "--time-limit", "0")))
          .isEqualTo(
              new CliRun.Result(
                  2,
                  "",
                  "secant: --time-limit must be from 0.001 to 3600 seconds, was 0" + SETTING));
      for (String time : List.of("soon", "5d", "0x1p3", "NaN")) {
        assertThat(run(byPicocli, with(eval, "--isolate", "--time-limit", time)).err())
            .isEqualTo(
                "secant: --time-limit must be from 0.001 to 3600 seconds, was " + time + SETTING);
      }
      for (String size : List.of("64MiB", "M", "64f")) {
        assertThat(run(byPicocli, with(eval, "--isolate", "--memory-limit", size)).err())
            .isEqualTo("secant: --memory-limit must be from 8M to 1T, was " + size + SETTING);
      }
      assertThat(run(byPicocli, with(eval, "--isolate", "--memory-limit", "1k")))
          .isEqualTo(
              new CliRun.Result(
                  2, "", "secant: --memory-limit must be from 8M to 1T, was 1k" + SETTING));
    }

    private String[] with(String[] words, String... more) {
      String[] all = Arrays.copyOf(words, words.length + more.length);
      System.arraycopy(more, 0, all, words.length, more.length);
      return all;
    }
  }
}
