package dev.secant.spark.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.spark.LocalSpark;
import dev.secant.testkit.jar.PluginJar;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests JARs that Spark is given, in real tasks. */
@ExtendWith(LocalSpark.class)
class AddedJarsTest {
  private static List<Double> inTasks(SparkSession session, ShippedChain chain, Double... points) {
    Function<Double, Double> value = x -> ExecutorChains.of(chain).valueAt(x);
    try (JavaSparkContext context = new Unclosed(session)) {
      return context.parallelize(List.of(points), 2).map(value).collect();
    }
  }

  /** The session is that of all tests. */
  private static final class Unclosed extends JavaSparkContext {
    Unclosed(SparkSession session) {
      super(session.sparkContext());
    }

    @Override
    public void close() {}
  }

  @Test
  void builtInFunctionsNeedNone(SparkSession session) {
    ShippedChain chain = DriverChains.ship(session, "square|exp | square");
    assertThat(chain.text()).isEqualTo("square | exp | square");
    assertThat(chain.plugins()).isEmpty();
    assertThat(chain.host()).extracting(PluginPin::id).containsExactly("core", "secant-runtime");
    assertThat(inTasks(session, chain, 0.5, 0.0))
        .containsExactly(Math.exp(0.25) * Math.exp(0.25), 1.0);
  }

  @Test
  void jarsOfTheConfigurationReachDriverAndTasks(SparkSession session) {
    ShippedChain chain = DriverChains.ship(session, "given | square");
    assertThat(chain.plugins()).extracting(PluginPin::file).containsExactly("given-1.0.jar");
    assertThat(inTasks(session, chain, 0.25, 1.25)).containsExactly(1.0, 4.0);
  }

  @Test
  void addJarOfTheContextReachesDriverAndTasks(SparkSession session) {
    Path jar =
        GivenJars.forGood("by-context-1.5.jar", PluginJar.elementwise("c.ByContext", "x + 0.25"));
    session.sparkContext().addJar(jar.toString());
    ShippedChain chain = DriverChains.ship(session, "by_context | square");
    assertThat(chain.plugins())
        .containsExactly(
            new PluginPin(
                "by_context",
                "1.5",
                "by-context-1.5.jar",
                GivenJars.sum(jar),
                List.of("by_context")));
    assertThat(inTasks(session, chain, 1.0, 2.0, 3.0)).containsExactly(1.5625, 5.0625, 10.5625);
    assertThat(ExecutorChains.of(chain).valueAt(1)).isEqualTo(1.5625); // as Spark folds constants
  }

  @Test
  void addJarOfSqlReachesDriverAndTasks(SparkSession session) {
    SparkSession own = session.newSession();
    Path jar = GivenJars.forGood("by sql.jar", PluginJar.elementwise("c.BySql", "x + 0.5"));
    assertThatThrownBy(() -> DriverChains.ship(own, "by_sql"))
        .isInstanceOf(ChainRefusedException.class);
    own.sql("ADD JAR '" + jar + "'");
    ShippedChain chain = DriverChains.ship(own, "by_sql");
    assertThat(chain.plugins().get(0).sha256()).isEqualTo(GivenJars.sum(jar));
    assertThat(inTasks(own, chain, 1.0, 2.0)).containsExactly(1.5, 2.5);
  }

  @Test
  void tasksThatHaveNoSuchJarSayWhatTheyHave(SparkSession session) {
    PluginPin pin = new PluginPin("gone", "2", "gone-2.jar", "00ff", List.of("gone"));
    ShippedChain chain = new ShippedChain("gone", List.of(pin), List.of());
    assertThatThrownBy(() -> inTasks(session, chain, 1.0))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining(
            "dev.secant.spark.chain.ChainRefusedException: executor driver has no JAR of plug-in"
                + " gone 2 (gone-2.jar, SHA-256 00ff) of the driver; of JARs with functions it has ")
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage().lines().filter(line -> line.contains("gone")))
                    .hasSizeLessThanOrEqualTo(2));
  }

  @Test
  void jarsOfAnotherSessionAreNotTaken(SparkSession session) {
    SparkSession own = session.newSession();
    Path jar =
        GivenJars.forGood("of-artifact.jar", PluginJar.elementwise("c.OfArtifact", "x + 0.125"));
    own.addArtifact(jar.toString());
    assertThat(DriverChains.ship(own, "of_artifact").plugins()).hasSize(1);
    assertThatThrownBy(() -> DriverChains.ship(session, "of_artifact"))
        .isInstanceOf(ChainRefusedException.class)
        .hasMessageStartingWith("unknown function 'of_artifact'");
  }

  @Test
  void whatSqlAddedToAnotherSessionIsNotTakenAndIsInNobodysWay(SparkSession session) {
    SparkSession one = session.newSession();
    SparkSession two = session.newSession();
    Path ofOne = GivenJars.forGood("shared-1.jar", PluginJar.elementwise("c.Shared", "x + 1"));
    Path ofTwo = GivenJars.forGood("shared-2.jar", PluginJar.elementwise("c.Shared", "x + 2"));
    one.sql("ADD JAR '" + ofOne + "'");
    assertThatThrownBy(() -> DriverChains.ship(two, "shared"))
        .isInstanceOf(ChainRefusedException.class)
        .hasMessageStartingWith("unknown function 'shared'");
    two.sql("ADD JAR '" + ofTwo + "'");
    assertThat(inTasks(one, DriverChains.ship(one, "shared"), 1.0)).containsExactly(2.0);
    assertThat(inTasks(two, DriverChains.ship(two, "shared"), 1.0)).containsExactly(3.0);
  }

  @Test
  void ofTwoWithOneFileNameSparkGivesExecutorsTheFirst(
      SparkSession session, @TempDir Path elsewhere) {
    SparkSession own = session.newSession();
    Path first = GivenJars.forGood("twice.jar", PluginJar.elementwise("c.Once", "x + 1"));
    Path second = PluginJar.elementwise("c.Again", "x").writeTo(elsewhere.resolve("twice.jar"));
    own.sql("ADD JAR '" + first + "'");
    own.sql("ADD JAR '" + second + "'");
    assertThat(inTasks(own, DriverChains.ship(own, "once"), 1.0)).containsExactly(2.0);
    assertThatThrownBy(() -> DriverChains.ship(own, "again"))
        .isInstanceOf(ChainRefusedException.class)
        .hasMessageStartingWith("unknown function 'again'")
        .hasMessageContaining(
            "\n"
                + second
                + " is not given to executors: Spark has "
                + first
                + " by that name; rename one\n");
  }
}
