package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may open few files finds what is in many: hazard 33, a silent loss elsewhere. */
class FewFilesIT {
  /** Several times what may be open. */
  private static final int JARS = 300;

  /** The JVM, its libraries and the JARs of Secant take some forty of them. */
  private static final String LIMIT = "ulimit -n 64 && exec \"$@\"";

  @TempDir private Path folder;
  private Installation installation;

  @BeforeEach
  void writeJars() throws Exception {
    installation = Installation.in(folder.toRealPath(), "programs");
    byte[] jar = PluginJar.elementwise("a.Twice", "2 * x").toBytes();
    for (int i = 0; i < JARS; i++) {
      Files.write(installation.plugins().resolve("p" + i + ".jar"), jar);
    }
  }

  private Command.Result run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", LIMIT, "sh"));
    command.add(installation.home().resolve("bin").resolve("secant").toString());
    command.addAll(List.of(words));
    return new Command(folder, command)
        .with("SECANT_CACHE", folder.toRealPath().resolve("cache").toString())
        .run();
  }

  @Test
  void findsAllFunctionsWithAndWithoutACatalogue() throws Exception {
    for (String state : List.of("cold", "warm")) {
      Command.Result result = run("functions", "--format", "csv");
      assertThat(result.code()).as(state).isZero();
      assertThat(result.err()).as(state).isEmpty();
      assertThat(result.out().lines().filter(line -> line.contains("twice")))
          .as(state)
          .hasSize(JARS);
    }
  }

  @Test
  void usesThem() throws Exception {
    assertThat(run("eval", "p7.twice", "p250.twice", "--at", "3"))
        .isEqualTo(new Command.Result(0, "12.0\n", ""));
  }
}
