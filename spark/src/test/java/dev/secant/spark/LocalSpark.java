package dev.secant.spark;

import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a Spark session on two threads of this JVM to tests that name one as a parameter: the same
 * to all, started by the first and stopped after the last. Its state is shared too; a test that
 * registers functions or sets a configuration asks for a {@code session.newSession()}, which has
 * its own, and costs nothing. It was given one plug-in by {@code spark.jars}: {@code given} is
 * {@code x + 0.75}.
 *
 * <pre>{@code
 * @ExtendWith(LocalSpark.class)
 * class ColumnTest {
 *   @Test
 *   void computes(SparkSession session) { ... }
 * }
 * }</pre>
 */
public final class LocalSpark implements ParameterResolver {
  /** A JAR with the function {@code given}, which is {@code x + 0.75}. */
  private static final Path GIVEN = givenJar();

  private static final Namespace NAMESPACE = Namespace.create(LocalSpark.class);

  private static Path givenJar() {
    try {
      Path folder = Files.createTempDirectory("secant-test-");
      Path jar = folder.resolve("given-1.0.jar");
      folder.toFile().deleteOnExit();
      jar.toFile().deleteOnExit();
      return PluginJar.elementwise("org.acme.Given", "x + 0.75").writeTo(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For JUnit. */
  public LocalSpark() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class)
        .session();
  }

  /** The session as JUnit keeps it: closed when all tests are over. */
  private static final class Running implements AutoCloseable {
    private final SparkSession session =
        SparkSession.builder()
            .appName("secant-tests")
            .master("local[2]")
            .config("spark.jars", GIVEN.toString())
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
            .getOrCreate();

    SparkSession session() {
      return session;
    }

    @Override
    public void close() {
      session.stop();
    }
  }
}
