package dev.secant.cli;

import static dev.secant.cli.CliRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code secant describe}. */
class DescribeCommandTest {
  @Test
  void aFunctionIsDescribed() {
    Result result = run("describe", "square");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines().toList())
        .startsWith("square")
        .contains(
            "domain      any x",
            "works on    each element by itself",
            "derivative  known to the function",
            "plug-in     core",
            "class       dev.secant.functions.basic.Square")
        .anyMatch(line -> line.startsWith("JAR         "))
        .anyMatch(line -> line.matches("examples +secant eval square --at .* {2}gives .*"));
  }

  @Test
  void aFactoryIsDescribedWithItsParameters() {
    Result result = run("describe", "leaky_relu");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("leaky_relu(").contains("\nparameters  ", "; default ");
  }

  @Test
  void aFunctionOfAPluginIsDescribedByItsFullName(@TempDir Path folder) throws IOException {
    Path jar = SamplePlugin.writeTo(folder);
    Result result = run("describe", "sample.pair", "--plugins", folder.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            pair

            domain      any x
            works on    whole arrays
            derivative  numerical only
            plug-in     sample
            JAR         %s
            class       dev.secant.cli.sample.Pair
            """
                .formatted(jar));
  }

  @Test
  void whatAFunctionFailsToSayIsAWarning(@TempDir Path folder) throws IOException {
    Path jar = SamplePlugin.writeTo(folder);
    Result result = run("describe", "silent", "--plugins", folder.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("silent\n").contains("domain      any x");
    assertThat(result.err())
        .startsWith("secant: warning: " + jar + "!META-INF/")
        .contains(": domain() of ", "I forgot")
        .endsWith("[docs/errors.md#description-failed]\n");
    assertThat(run("describe", "brittle", "--plugins", folder.toString()).err()).isEmpty();
  }

  @Test
  void saysWhereToLookIfNoNameIsNear() {
    assertThat(run("describe", "nopenope").err())
        .isEqualTo(
            """
            secant: unknown function 'nopenope'
            'secant functions' lists all
            see docs/errors.md#unknown-function
            """);
    assertThat(run("describe", "square | exp").err())
        .contains("\n'secant describe' takes the name of one function; of a chain, ");
  }

  @Test
  void anUnknownNameIsAUsageErrorWithTheNearest() {
    Result result = run("describe", "sqare");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("secant: ")
        .contains("sqare", "square")
        .endsWith("see docs/errors.md#unknown-function\n");
  }

  @Test
  void oneThatDoesNotLoadIsAFailure(@TempDir Path folder) throws IOException {
    SamplePlugin.writeTo(folder);
    Result result = run("describe", "unloadable", "--plugins", folder.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("no licence found", "[docs/errors.md#constructor-failed]\n")
        .endsWith("see docs/errors.md#function-not-loaded\n");
  }
}
