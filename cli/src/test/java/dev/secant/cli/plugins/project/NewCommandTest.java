package dev.secant.cli.plugins.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun;
import dev.secant.cli.CliRun.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@code secant plugins new} refuses; nothing is written by any of it. */
class NewCommandTest {
  private static Result refused(String sentence) {
    return new Result(2, "", "secant: " + sentence + "\nsee docs/errors.md#new-project\n");
  }

  @Test
  void aBuiltInFunctionIsNoName() {
    assertThat(CliRun.run("plugins", "new", "log1p"))
        .isEqualTo(
            refused(
                "NAME must be no built-in function, which log1p is: yours would be found by its full"
                    + " name only"));
  }

  @Test
  void whatExistsIsNotOverwritten() {
    assertThat(CliRun.run("plugins", "new", "src"))
        .isEqualTo(
            refused(
                "src exists already and is not overwritten; choose another name, or move it away"));
  }

  @Test
  void aPackageHasANameOfItsKind() {
    for (String name : new String[] {"org.class", "org..acme", "é", "1a"}) {
      assertThat(CliRun.run("plugins", "new", "hill", "--package", name))
          .isEqualTo(
              refused(
                  "--package must be the name of a package, such as org.acme, was '" + name + "'"));
    }
  }

  @Test
  void aPackageIsOnesOwn() {
    for (String name : new String[] {"java.util", "dev.secant.api", "javax", "jdk.x"}) {
      assertThat(CliRun.run("plugins", "new", "hill", "--package", name))
          .isEqualTo(
              refused(
                  "--package must be your own, "
                      + name
                      + " is of the JDK or of Secant, and no plug-in can define a class in it"));
    }
  }

  @Test
  void thereMustBeSomethingToBuildAgainst(@TempDir Path home) {
    assertThat(CliRun.run("plugins", "new", "hill"))
        .isEqualTo(refused("a project needs an installed Secant to build against"));
    assertThat(new CliRun().home(home).with("plugins", "new", "hill"))
        .isEqualTo(
            refused(
                "a project builds against "
                    + home.resolve("maven/dev/secant/secant-api")
                    + ", which this Secant does not have; install it again"));
  }
}
