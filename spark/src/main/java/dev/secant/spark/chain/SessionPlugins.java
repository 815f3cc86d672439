package dev.secant.spark.chain;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The plug-ins of one session on the driver: one registry for as long as its JARs and settings stay
 * the same. It does not refer to the session. Thread-safe.
 */
final class SessionPlugins implements AutoCloseable {
  private static final WeakTable<SparkSession, SessionPlugins> SESSIONS = new WeakTable<>();
  private static final WeakTable<SparkContext, AutoCloseable> LISTENED = new WeakTable<>();

  /** By their sums, for what Spark computes on the driver. */
  private static final Map<String, Path> OPENED = new ConcurrentHashMap<>();

  private final FileMemory<String> sums = FileMemory.ofSums();
  private final SessionJars jars = new SessionJars(sums);
  private @Nullable Opened current;

  /** What was opened, and what for. */
  private record Opened(ChainSettings settings, FoundJars found, SessionRegistry registry) {
    boolean isFor(ChainSettings wanted, FoundJars jars) {
      return settings.equals(wanted) && found.equals(jars);
    }
  }

  private SessionPlugins() {}

  /** Returns those of a session; nothing is looked at. */
  static SessionPlugins of(SparkSession session) {
    LISTENED.get(session.sparkContext(), () -> closeAtEndOf(session.sparkContext()));
    return SESSIONS.get(session, SessionPlugins::new);
  }

  private static AutoCloseable closeAtEndOf(SparkContext context) {
    context.addSparkListener(
        new SparkListener() {
          @Override
          public void onApplicationEnd(SparkListenerApplicationEnd end) {
            SESSIONS.closeAll(); // of this JVM, which has one application at a time
            OPENED.clear();
          }
        });
    return () -> {};
  }

  /** Returns the JAR with a sum, if a session of this driver opened one. */
  static Set<Path> jarOfDriver(String sha256) {
    Path jar = OPENED.get(sha256);
    return jar == null ? Set.of() : Set.of(jar);
  }

  /** As {@link DriverChains#ship}. */
  synchronized ShippedChain ship(SparkSession session, String text) {
    ChainSettings settings = ChainSettings.of(session);
    FoundJars found = jars.find(session, settings.lock());
    Opened opened = current;
    if (opened == null || !opened.isFor(settings, found)) {
      close(opened);
      current = null; // should the next line throw
      opened = new Opened(settings, found, new SessionRegistry(settings, found));
      current = opened;
      found.jars().forEach((jar, sum) -> OPENED.put(sum, jar));
    }
    return opened.registry().ship(text);
  }

  @Override
  public synchronized void close() {
    close(current);
    current = null;
    jars.close();
  }

  private static void close(@Nullable Opened opened) {
    if (opened != null) {
      opened.registry().close();
    }
  }
}
