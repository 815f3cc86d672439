package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher {@code ./secant} of a checkout; what it builds is tested elsewhere. */
class LauncherIT {
  private static final String HINT =
      "; building Secant needs a JDK 17 or newer and Maven 3.6.3 or newer (Debian, Ubuntu: apt-get"
          + " install openjdk-17-jdk maven)\n";

  @TempDir private Path folder;
  private Checkout checkout;

  @BeforeEach
  void makeCheckout() throws IOException {
    folder = folder.toRealPath();
    checkout = Checkout.in(folder);
  }

  private Command.Result ran(String arguments) {
    return new Command.Result(
        7,
        arguments + " in " + folder + ", plug-ins " + checkout.root().resolve("plugins") + "\n",
        "");
  }

  @Test
  void buildsOnceAndHandsOnArgumentsFolderAndExitCode() throws Exception {
    String[] arguments = {"diff", "a | b", "", "*", "--at", "-1 2", "$HOME"};
    Command.Result expected = ran("<diff><a | b><><*><--at><-1 2><$HOME>");
    assertThat(checkout.secant(arguments).run()).isEqualTo(expected);
    assertThat(checkout.secant(arguments).run()).isEqualTo(expected);
    assertThat(checkout.mavenCalls()).hasSize(1);
    assertThat(checkout.mavenCalls().get(0))
        .startsWith("-q -B -P !strict ")
        .endsWith(" -pl cli -am package");
    assertThat(checkout.buildFiles()).containsExactly("current", "dist-", "secant");
    assertThat(checkout.root().resolve("plugins")).isEmptyDirectory();
  }

  @Test
  void isFoundThroughLinksAndThePath() throws Exception {
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("one"), checkout.root().resolve("secant"));
    Files.createSymbolicLink(links.resolve("two"), Path.of("one"));
    for (String call : List.of("links/two x", "sh links/two x", "PATH=$PWD/links:$PATH; two x")) {
      assertThat(checkout.command(folder, List.of("sh", "-c", call)).run())
          .as(call)
          .isEqualTo(ran("<x>"));
    }
    Command inside = checkout.command(checkout.root(), List.of("sh", "secant", "x"));
    assertThat(inside.run().out()).startsWith("<x> in " + checkout.root());
  }

  @Test
  void pluginHomeOfTheEnvironmentWins() throws Exception {
    Command.Result result = checkout.secant("x").with("SECANT_PLUGINS_HOME", "/else/where").run();
    assertThat(result.out()).endsWith("plug-ins /else/where\n");
  }

  @Nested
  class WhenFilesChange {
    @BeforeEach
    void build() throws Exception {
      checkout.secant("x").run();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "pom.xml",
          "cli/pom.xml",
          ".mvn/jvm.config",
          "api/src/main/java/A.java",
          "cli/src/distribution/bin/secant"
        })
    void whatIsNewerThanTheBuildIsBuilt(String file) throws Exception {
      checkout.touch(file);
      assertThat(checkout.secant("x").run()).isEqualTo(ran("<x>"));
      assertThat(checkout.mavenCalls()).hasSize(2);
    }

    @Test
    void removedFileIsNoticedByItsFolder() throws Exception {
      Files.delete(checkout.root().resolve("api/src/main/java/A.java"));
      checkout.touch("api/src/main/java");
      checkout.secant("x").run();
      assertThat(checkout.mavenCalls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/src/test/java/ATest.java", "docs/tutorial.md", "plugins"})
    void whatIsNoPartOfItIsNot(String file) throws Exception {
      checkout.touch(file);
      checkout.secant("x").run();
      assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void plugInsStayAndOneOlderDistributionIsKept() throws Exception {
      Path plugin = Files.writeString(checkout.root().resolve("plugins/my.jar"), "mine");
      for (int i = 0; i < 3; i++) {
        checkout.touch("pom.xml");
        checkout.secant("x").run();
      }
      assertThat(plugin).hasContent("mine");
      assertThat(checkout.mavenCalls()).hasSize(4);
      assertThat(checkout.buildFiles()).containsExactly("current", "dist-", "dist-", "secant");
      assertThat(checkout.build("secant").toRealPath().getFileName())
          .hasToString(Files.readString(checkout.build("current")).strip());
    }
  }

  @Nested
  class WhenTheBuildFails {
    @Test
    void showsWhatItPrintedAndRunsNothing() throws Exception {
      Command.Result result = checkout.secant("x").with("BROKEN", "A.java does not compile").run();
      assertThat(result)
          .isEqualTo(
              new Command.Result(
                  125,
                  "",
                  """
                  [ERROR] A.java does not compile
                  secant: the build failed, see above; nothing was run
                  """));
      assertThat(checkout.secant("x").run()).isEqualTo(ran("<x>"));
    }

    @Test
    void runsNotTheOldOneEither() throws Exception {
      checkout.secant("x").run();
      checkout.touch("pom.xml");
      assertThat(checkout.secant("x").with("BROKEN", "no").run().out()).isEmpty();
    }

    @Test
    void showsWhatItPrintsWhenAskedTo() throws Exception {
      Command.Result result =
          checkout.secant("x").with("BROKEN", "no").with("SECANT_BUILD_VERBOSE", "1").run();
      assertThat(result.err())
          .isEqualTo("[ERROR] no\nsecant: the build failed, see above; nothing was run\n");
      assertThat(checkout.mavenCalls().get(0)).startsWith("-B -P !strict ");
    }

    @Test
    void saysThatThereIsNoMaven() throws Exception {
      Files.delete(checkout.tools().resolve("mvn"));
      assertThat(checkout.secant("x").run())
          .isEqualTo(new Command.Result(125, "", "secant: no mvn found" + HINT));
    }

    @Test
    void saysThatThereIsNoCompiler() throws Exception {
      assertThat(checkout.secant("x").without("JAVA_HOME").run())
          .isEqualTo(new Command.Result(125, "", "secant: no javac found" + HINT));
      assertThat(checkout.secant("x").with("JAVA_HOME", "/a/jre").run())
          .isEqualTo(
              new Command.Result(
                  125, "", "secant: JAVA_HOME is /a/jre, which has no bin/javac" + HINT));
    }
  }

  /**
   * The limit is for a launcher that never calls Maven: the test would wait for it at the gate for
   * ever.
   */
  @Nested
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  class WhenTwoMeet {
    @Test
    void oneBuildsAndBothRun() throws Exception {
      checkout.closeGate();
      Command one = checkout.secant("one");
      Command two = checkout.secant("two");
      Process first = one.start();
      Process second = two.start();
      checkout.awaitMaven();
      checkout.open(checkout.gate());
      assertThat(one.end(first)).isEqualTo(ran("<one>"));
      assertThat(two.end(second)).isEqualTo(ran("<two>"));
      assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void lockOfAKilledBuildIsBrokenAndItsHalfNotUsed() throws Exception {
      checkout.closeGate();
      Command command = checkout.secant("killed");
      Process killed = command.start();
      checkout.awaitMaven();
      killed.destroyForcibly();
      assertThat(command.end(killed).out()).isEmpty();
      Path gate = checkout.moveGate(); // its Maven lives on, waiting
      assertThat(checkout.buildFiles()).contains("lock");

      assertThat(checkout.secant("next").run()).isEqualTo(ran("<next>"));
      checkout.open(gate);
      assertThat(checkout.buildFiles()).containsExactly("current", "dist-", "secant");
    }

    @Test
    void lockIsBrokenThoughSomebodyWasKilledBreakingIt() throws Exception {
      Process over = new ProcessBuilder("true").start();
      assertThat(over.waitFor()).isZero();
      Files.createDirectories(checkout.build("lock"));
      Files.writeString(checkout.build("lock").resolve("pid"), over.pid() + "\n");
      Files.createDirectory(checkout.build("lock.break"));
      Files.setLastModifiedTime(
          checkout.build("lock.break"), FileTime.from(Instant.now().minusSeconds(600)));

      assertThat(checkout.secant("next").run()).isEqualTo(ran("<next>"));
      assertThat(checkout.buildFiles()).containsExactly("current", "dist-", "secant");
    }

    @Test
    void interruptedBuildLeavesNothing() throws Exception {
      checkout.closeGate();
      Command command = checkout.secant("x");
      Process process = command.start();
      checkout.awaitMaven();
      process.destroy(); // SIGTERM
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(command.end(process)).isEqualTo(new Command.Result(143, "", ""));
      checkout.moveGate();
      assertThat(checkout.buildFiles()).containsExactly("current.new");

      assertThat(checkout.secant("next").run()).isEqualTo(ran("<next>"));
    }
  }
}
