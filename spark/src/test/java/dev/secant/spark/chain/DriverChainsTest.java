package dev.secant.spark.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.registry.PluginLock;
import dev.secant.runtime.registry.TrustPolicy;
import dev.secant.spark.LocalSpark;
import dev.secant.testkit.jar.PluginJar;
import dev.secant.testkit.jar.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the driver finds, checks and sends. */
@ExtendWith(LocalSpark.class)
class DriverChainsTest {
  @TempDir Path folder;
  private SparkSession session;

  @BeforeEach
  void begin(SparkSession shared) {
    session = shared.newSession();
  }

  private ShippedChain ship(String text, Path... jars) {
    return GivenJars.with(() -> DriverChains.ship(session, text), jars);
  }

  private Path hill(String file) {
    return PluginJar.elementwise("org.acme.Hill", "x / (1 + x)").writeTo(folder.resolve(file));
  }

  private void assertRefused(String text, String message, Path... jars) {
    assertThatThrownBy(() -> ship(text, jars))
        .isInstanceOf(ChainRefusedException.class)
        .hasNoCause()
        .hasMessageStartingWith(message)
        .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
  }

  @Nested
  class Sends {
    @Test
    void theChainAsItPrintsAndThePluginsThatItNeeds() {
      Path jar = hill("hill-1.2.jar");
      Path other = PluginJar.elementwise("q.Dale", "x").writeTo(folder.resolve("dale.jar"));
      ShippedChain chain = ship("square(hill(scale(2)(x)))", jar, other);
      assertThat(chain.text()).isEqualTo("scale(2) | hill | square");
      assertThat(chain.plugins())
          .containsExactly(
              new PluginPin("hill", "1.2", "hill-1.2.jar", GivenJars.sum(jar), List.of("hill")));
    }

    @Test
    void namedChainsAsWhatTheyStandFor() {
      session.conf().set("spark.secant.define.peak", "hill | square");
      session.conf().set("spark.secant.define.broken", "hill | | square");
      Path jar = hill("hill.jar");
      assertThat(ship("exp | peak", jar).text()).isEqualTo("exp | hill | square");
      assertThatThrownBy(() -> ship("broken", jar))
          .isInstanceOf(ChainSyntaxException.class)
          .hasMessageStartingWith(
              "the named chain broken cannot be used: spark.secant.define.broken is no definition: ");
    }

    @Test
    void theJarThatIsPreferredOfTwoWithOneName() {
      Path hill = hill("hill.jar");
      Path alps = PluginJar.elementwise("b.Hill", "-x").writeTo(folder.resolve("alps.jar"));
      assertRefused("hill", "'hill' is ambiguous; write alps.hill (", hill, alps);
      assertThatThrownBy(() -> ship("hill", hill, alps))
          .hasMessageEndingWith(
              "\nspark.secant.prefer lists the ids of plug-ins whose functions keep their short names");
      session.conf().set("spark.secant.prefer", "none, alps");
      assertThat(ship("hill", hill, alps).plugins())
          .extracting(PluginPin::id)
          .containsExactly("alps");
      assertThat(ship("hill.hill|hill", hill, alps).plugins())
          .extracting(PluginPin::names)
          .containsExactly(List.of("hill"), List.of("hill.hill"));
    }

    @Test
    void oneOfTheSameContentUnderTwoNames() {
      assertThat(ship("hill", hill("a.jar"), hill("b.jar")).plugins())
          .extracting(PluginPin::file)
          .containsExactly("a.jar");
    }

    @Test
    void bothOfTwoPluginsWithOneFileName() throws IOException {
      PluginJar hill = PluginJar.elementwise("org.acme.Hill", "x");
      PluginJar dale = PluginJar.elementwise("org.acme.Dale", "-x");
      Path one = hill.manifest("Secant-Plugin", "one").writeTo(folder.resolve("acme.jar"));
      Path two =
          dale.manifest("Secant-Plugin", "two")
              .writeTo(Files.createDirectory(folder.resolve("b")).resolve("acme.jar"));
      ShippedChain chain = ship("hill | dale", one, two);
      assertThat(chain.plugins())
          .extracting(PluginPin::id, PluginPin::file, PluginPin::sha256)
          .containsExactly(
              tuple("one", "acme.jar", GivenJars.sum(one)),
              tuple("two", "acme.jar", GivenJars.sum(two)));
      assertThat(GivenJars.with(() -> ExecutorChains.of(chain).valueAt(3), one, two)).isEqualTo(-3);
    }

    @Test
    void whatIsThereNowWhenAJarIsReplaced() {
      Path jar = hill("hill.jar");
      String before = ship("hill", jar).plugins().get(0).sha256();
      PluginJar.elementwise("org.acme.Hill", "x / (1 + x * x)").writeTo(jar);
      assertThat(ship("hill", jar).plugins().get(0).sha256())
          .isEqualTo(GivenJars.sum(jar))
          .isNotEqualTo(before);
    }
  }

  @Nested
  class Opens {
    private static final String COUNT = "secant.test.spark.count";

    /** A function that counts its instances. */
    private Path counting() {
      return PluginJar.empty()
          .source(
              "package q; public class Counting implements dev.secant.api.ElementwiseFunction {"
                  + " public Counting() { Integer.getInteger(\""
                  + COUNT
                  + "\", 0); System.setProperty(\""
                  + COUNT
                  + "\", \"\" + (Integer.getInteger(\""
                  + COUNT
                  + "\", 0) + 1)); }"
                  + " public double forward(double x) { return x; } }")
          .listing("q.Counting")
          .writeTo(folder.resolve("counting.jar"));
    }

    private String count() {
      return System.getProperty(COUNT, "0");
    }

    @AfterEach
    void forget() {
      System.clearProperty(COUNT);
    }

    @Test
    void nothingForAChainThatNeedsNothing() {
      ship("square", counting());
      assertThat(count()).isEqualTo("0");
    }

    @Test
    void onceForManyChainsAndAgainWhenTheJarsChanged() {
      Path jar = counting();
      for (String chain : List.of("counting", "square | counting", "counting | counting")) {
        ship(chain, jar);
      }
      assertThat(count()).isEqualTo("1");
      ship("counting", jar, hill("hill.jar"));
      assertThat(count()).isEqualTo("2");
    }

    @Test
    void oneForAllThreadsOfASession() throws Exception {
      Path jar = counting();
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        Callable<ShippedChain> call = () -> ship("counting | exp", jar);
        for (Future<ShippedChain> each : threads.invokeAll(List.of(call, call, call, call))) {
          assertThat(each.get()).isEqualTo(ship("counting | exp", jar));
        }
      } finally {
        threads.shutdown();
      }
      assertThat(count()).isEqualTo("1");
    }
  }

  @Nested
  class Refuses {
    @Test
    void whatIsNoChain() {
      assertThatThrownBy(() -> ship("square | | exp"))
          .isInstanceOf(ChainSyntaxException.class)
          .hasMessageStartingWith("a function is missing after |, found '|'");
    }

    @Test
    void anUnknownFunctionWithTheNearestAndTheJarsThereAre() {
      assertRefused("squre", "unknown function 'squre'; did you mean square?");
      assertThatThrownBy(() -> ship("hil", hill("hill.jar")))
          .hasMessageStartingWith("unknown function 'hil'; did you mean hill?")
          .hasMessageContaining(
              "\nplug-ins are JARs given by --jars, spark.jars or ADD JAR; there are ")
          .hasMessageContaining("hill.jar");
    }

    @Test
    void anUnknownFunctionWithTheJarsThatCannotBeRead() throws IOException {
      Path jar = Files.writeString(folder.resolve("hill.jar"), "no JAR");
      assertThatThrownBy(() -> ship("hill", jar))
          .isInstanceOf(ChainRefusedException.class)
          .hasMessageStartingWith("unknown function 'hill'")
          .hasMessageContaining("\nnot loaded: " + jar + ": ");
    }

    @Test
    void functionsInAFolderOfClassesWhichExecutorsCannotHave() throws IOException {
      Path services = Files.createDirectories(folder.resolve("classes/META-INF/services"));
      Files.writeString(services.resolve("dev.secant.api.Function"), "org.acme.Hill\n");
      assertThatThrownBy(() -> ship("hill", folder.resolve("classes")))
          .isInstanceOf(ChainRefusedException.class)
          .hasMessageStartingWith("unknown function 'hill'")
          .hasMessageContaining(
              "\nfunctions in the folder "
                  + folder.resolve("classes")
                  + " are in no JAR, so that executors cannot have them: package them, and give the"
                  + " JAR by --jars, spark.jars or ADD JAR\n");
    }

    @Test
    void aPluginThatNeedsAClassItHasNot() {
      Path jar =
          PluginJar.elementwise("q.Needy", "q.Dep.two()")
              .source("package q; public class Dep { static double two() { return 2; } }")
              .removing("q/Dep.class")
              .source(
                  "package q; public class Eager implements dev.secant.api.ElementwiseFunction {"
                      + " private final Dep dep = new Dep();"
                      + " public double forward(double x) { return x; } }")
              .listing("q.Eager")
              .writeTo(folder.resolve("needy.jar"));
      assertRefused(
          "eager",
          "'eager' of "
              + jar
              + " did not load: class q.Eager needs q.Dep, which is missing; a plug-in for Spark is"
              + " one JAR: put the classes that it needs into it (shade them)",
          jar);
    }

    @Test
    void settingsWithImpossibleValues() {
      session.conf().set("spark.secant.policy", "strict");
      assertThatThrownBy(() -> ship("square"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("spark.secant.policy must be any, locked or signed, was 'strict'");
      session.conf().set("spark.secant.policy", "any");
      session.conf().set("spark.secant.prefer", "Hill");
      assertThatThrownBy(() -> ship("square"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "spark.secant.prefer must be ids of plug-ins, separated by commas: ");
    }
  }

  @Nested
  class Trusts {
    @Test
    void whatTheLockFileLists() throws IOException {
      Path listed = hill("hill.jar");
      PluginLock.in(folder).update(TrustPolicy.LOCKED);
      Path elsewhere = Files.createDirectory(folder.resolve("given"));
      Path same = Files.copy(listed, elsewhere.resolve("hill.jar"));
      session.conf().set("spark.secant.policy", "locked");
      session.conf().set("spark.secant.lock", folder.resolve("plugins.lock").toString());
      assertThat(ship("hill", same).plugins()).hasSize(1);
      PluginJar.elementwise("org.acme.Hill", "x").writeTo(same);
      assertRefused(
          "hill",
          "'hill' of "
              + same
              + " did not load: the JAR has SHA-256 "
              + GivenJars.sum(same)
              + ", plugins.lock lists "
              + GivenJars.sum(listed),
          same);
    }

    @Test
    void nothingWithoutALockFileThatCanBeRead() throws IOException {
      Path jar = hill("hill.jar");
      Path lock = folder.resolve("none.lock");
      session.conf().set("spark.secant.policy", "locked");
      session.conf().set("spark.secant.lock", lock.toString());
      assertThatThrownBy(() -> ship("hill", jar))
          .isInstanceOf(ChainRefusedException.class)
          .hasMessageStartingWith("unknown function 'hill'")
          .hasMessageContaining("\nnot loaded: " + lock + ": ")
          .hasMessageContaining("file does not exist");
      Files.writeString(lock, "{\u0000");
      assertThatThrownBy(() -> ship("hill", jar))
          .hasMessageContaining("\nnot loaded: " + lock + ":1: ");
      assertThat(ship("square", jar).plugins()).isEmpty();
    }

    @Test
    void signersThatTheLockFilePins() throws IOException {
      SigningKey key = SigningKey.named("CN=acme");
      PluginJar jar = PluginJar.elementwise("org.acme.Hill", "x");
      PluginLock.in(folder).trust(key.certificate());
      Path given = Files.createDirectory(folder.resolve("given"));
      Path signed = jar.signedBy(key).writeTo(given.resolve("hill.jar"));
      Path other = jar.signedBy(SigningKey.named("CN=other")).writeTo(given.resolve("dale.jar"));
      session.conf().set("spark.secant.policy", "signed");
      session.conf().set("spark.secant.lock", folder.resolve("plugins.lock").toUri().toString());
      assertThat(ship("hill.hill", signed, other).plugins()).hasSize(1);
      assertRefused(
          "dale.hill",
          "'dale.hill' of "
              + other
              + " did not load: the entry META-INF/services/dev.secant.api.Function is signed by CN=other",
          other);
    }
  }
}
