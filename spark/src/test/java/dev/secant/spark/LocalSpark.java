package dev.secant.spark;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a Spark session on two threads of this JVM to tests that name one as a parameter: the same
 * to all, started by the first and stopped after the last. Its state is shared too; a test that
 * registers functions or sets a configuration asks for a {@code session.newSession()}, which has
 * its own, and costs nothing.
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
  private static final Namespace NAMESPACE = Namespace.create(LocalSpark.class);

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
