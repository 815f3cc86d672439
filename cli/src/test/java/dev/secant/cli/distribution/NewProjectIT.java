package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The path of an author: a new project, built and tested by Maven, dropped in and used. The
 * distribution is in a folder with a blank in its name.
 */
class NewProjectIT {
  private static final String SETTINGS =
      """
      <settings>
        <mirrors/>
        <profiles>
          <profile>
            <id>machine</id>
            <activation><activeByDefault>true</activeByDefault></activation>
            <repositories><repository><id>machine</id><url>URL</url></repository></repositories>
            <pluginRepositories>
              <pluginRepository><id>machine</id><url>URL</url></pluginRepository>
            </pluginRepositories>
          </profile>
        </profiles>
      </settings>
      """;

  @TempDir private Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(folder.toRealPath());
    Path machine = Path.of(System.getProperty("user.home"), ".m2", "repository");
    Files.writeString(
        installation.work().resolve("settings.xml"),
        SETTINGS.replace("URL", machine.toUri().toString()));
  }

  /** With the local repository in which the examples were built, so that little is fetched. */
  private void build(String name) throws IOException, InterruptedException {
    Path local = Installation.property("secant.examples").resolveSibling("it-repo");
    Path project = installation.work().resolve(name);
    Command.Result result =
        new Command(
                project,
                List.of(
                    "mvn",
                    "-B",
                    "-q",
                    "-s",
                    installation.work().resolve("settings.xml").toString(),
                    "-Dmaven.repo.local=" + local,
                    "package"))
            .run();
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    installation.plugIn(project.resolve("target").resolve(name + "-1.0.jar"));
  }

  @Test
  void aNewFunctionBuildsAndDropsIn() throws Exception {
    Command.Result made = installation.secant("plugins", "new", "soft-step").run();
    assertThat(made)
        .isEqualTo(
            new Command.Result(
                0,
                "wrote soft-step/, a plug-in with the function soft_step; next:\n"
                    + "  cd soft-step && mvn package\n"
                    + "  cp target/soft-step-1.0.jar '"
                    + installation.plugins()
                    + "'\n"
                    + "  secant describe soft_step\n",
                ""));
    build("soft-step");
    assertThat(installation.secant("eval", "soft_step", "--at", "-3").run())
        .isEqualTo(new Command.Result(0, "0.1\n", ""));
    assertThat(installation.secant("plugins", "doctor", "--strict").run().out())
        .isEqualTo(
            """
            All is well
              usable   1 function of 1 plug-in: soft_step 1.0 (1); 44 built-in functions
            """);
  }

  @Test
  void aNewFactoryBuildsAndDropsIn() throws Exception {
    installation.secant("plugins", "new", "a-b", "--factory", "--package", "com.x").run();
    build("a-b");
    assertThat(installation.secant("eval", "a_b:2", "--at", "-6").run())
        .isEqualTo(new Command.Result(0, "0.1\n", ""));
    assertThat(installation.secant("check", "a_b:2").run().out()).startsWith("AGREE: ");
  }
}
