package dev.secant.spark.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.spark.LocalSpark;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests that bad JARs run nothing, and cost no other plug-in anything. */
@ExtendWith(LocalSpark.class)
class HostileJarTest {
  /** Set by whatever code of a bad JAR runs. */
  private static final String RAN = "secant.test.spark.ran";

  private static final String STATIC = "static { System.setProperty(\"" + RAN + "\", \"yes\"); }";

  @TempDir Path folder;
  private SparkSession session;
  private Path good;

  @BeforeEach
  void begin(SparkSession shared) {
    session = shared.newSession();
    good = PluginJar.elementwise("good.Twice", "2 * x").writeTo(folder.resolve("good.jar"));
  }

  @AfterEach
  void nothingRan() {
    assertThat(System.clearProperty(RAN)).as("code of a refused JAR ran").isNull();
  }

  private static PluginJar evil() {
    return PluginJar.empty()
        .source(
            "package q; public class Evil implements dev.secant.api.ElementwiseFunction { "
                + STATIC
                + " public double forward(double x) { return x; } }")
        .listing("q.Evil");
  }

  private ShippedChain ship(String text, Path... jars) {
    return GivenJars.with(() -> DriverChains.ship(session, text), jars);
  }

  /** The bad one is refused for that reason, and the good one works. */
  private void assertRefused(String text, String message, Path... jars) {
    Path[] all = java.util.Arrays.copyOf(jars, jars.length + 1);
    all[jars.length] = good;
    assertThat(ship("twice", all).plugins()).hasSize(1);
    assertThatThrownBy(() -> ship(text, all))
        .isInstanceOf(ChainRefusedException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void nothingRunsThatIsNotLocked() throws IOException {
    Path jar = evil().writeTo(folder.resolve("evil.jar"));
    Path lock = folder.resolve("plugins.lock");
    Path trusted = Files.createDirectory(folder.resolve("trusted"));
    Files.copy(good, trusted.resolve("good.jar"));
    dev.secant.runtime.registry.PluginLock.in(trusted)
        .update(dev.secant.runtime.registry.TrustPolicy.LOCKED);
    Files.copy(trusted.resolve("plugins.lock"), lock.resolveSibling("given.lock"));
    session.conf().set("spark.secant.lock", folder.resolve("given.lock").toString());
    assertRefused(
        "evil", "'evil' of " + jar + " did not load: the plug-in is not in given.lock", jar);
  }

  @Test
  void nothingRunsOfWhatNoChainNames() {
    Path jar = evil().writeTo(folder.resolve("evil.jar"));
    assertThat(ship("twice", jar, good).plugins())
        .extracting(PluginPin::id)
        .containsExactly("good");
    ShippedChain chain = ship("twice", jar, good);
    try (var executor = GivenJars.loader(jar, good)) {
      assertThat(ExecutorChains.of(chain, executor).valueAt(3)).isEqualTo(6);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneIdTwiceIsNeither() throws IOException {
    Path one = evil().writeTo(folder.resolve("evil.jar"));
    Path other =
        evil()
            .entry("a.txt", "other")
            .writeTo(Files.createDirectory(folder.resolve("b")).resolve("evil.jar"));
    assertRefused(
        "evil.evil",
        "'evil.evil' of "
            + other
            + " did not load: "
            + other
            + " and "
            + one
            + " are different plug-ins with the id evil, so none of them is loaded",
        one,
        other);
  }

  @Test
  void aDamagedOneIsNamedToWhoMissesIt() {
    Path jar = evil().truncatedTo(300).writeTo(folder.resolve("evil.jar"));
    assertRefused(
        "evil.evil",
        "'evil.evil' of " + jar + " did not load: the file is a truncated JAR: after 300 bytes",
        jar);
  }

  @Test
  void aBuiltInFunctionIsNotReplaced() {
    Path jar =
        evil()
            .manifest("Secant-Plugin", "core")
            .source(
                "package dev.secant.functions.basic; public class Square"
                    + " implements dev.secant.api.ElementwiseFunction { "
                    + STATIC
                    + " public double forward(double x) { return -1; } }")
            .listing("dev.secant.functions.basic.Square")
            .writeTo(folder.resolve("square.jar"));
    assertThat(ship("square", jar).plugins()).isEmpty();
    assertRefused("square.evil", "'square.evil' of " + jar + " did not load: the id core is", jar);
  }

  @Test
  void aCopyOfTheApiIsIgnored() {
    Path jar =
        PluginJar.elementwise("q.Bundling", "x + 1")
            .type(dev.secant.api.ElementwiseFunction.class)
            .type(dev.secant.api.Function.class)
            .writeTo(folder.resolve("bundling.jar"));
    ShippedChain chain = ship("bundling", jar);
    try (var executor = GivenJars.loader(jar)) {
      assertThat(ExecutorChains.of(chain, executor).valueAt(3)).isEqualTo(4);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatItsConstructorThrowsIsTextOnTheDriver() {
    Path jar =
        PluginJar.empty()
            .source(
                "package q; public class Boom implements dev.secant.api.ElementwiseFunction {"
                    + " public Boom() { throw new IllegalStateException(\"no\\u001b[31m luck\"); }"
                    + " public double forward(double x) { return x; } }")
            .listing("q.Boom")
            .writeTo(folder.resolve("boom.jar"));
    assertThatThrownBy(() -> ship("boom", jar, good))
        .isInstanceOf(ChainRefusedException.class)
        .hasNoCause()
        .hasMessageStartingWith("'boom' of " + jar + " did not load: ")
        .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\u001b"));
  }
}
