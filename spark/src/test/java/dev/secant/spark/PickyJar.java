package dev.secant.spark;

import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.SparkSession;

/**
 * A plug-in with {@code picky}, which doubles and throws below 0, and {@code counted}, which
 * returns its input and counts its calls in this JVM.
 */
public final class PickyJar {
  private static final String CALLS = "secant.test.spark.calls";
  private static final AtomicLong COUNT = new AtomicLong();
  private static final Path JAR = write();

  private PickyJar() {}

  private static Path write() {
    System.getProperties().put(CALLS, COUNT);
    try {
      Path folder = Files.createTempDirectory("secant-test-");
      Path jar = folder.resolve("picky-1.0.jar");
      folder.toFile().deleteOnExit();
      jar.toFile().deleteOnExit();
      return PluginJar.empty()
          .source(
              "package q; public class Picky implements dev.secant.api.ElementwiseFunction {"
                  + " public double forward(double x) {"
                  + " if (x < 0) throw new ArithmeticException(\"below zero\");"
                  + " return x + x; } }")
          .source(
              "package q; public class Counted implements dev.secant.api.ElementwiseFunction {"
                  + " public double forward(double x) {"
                  + " ((java.util.concurrent.atomic.AtomicLong) System.getProperties().get(\""
                  + CALLS
                  + "\")).incrementAndGet(); return x; } }")
          .listing("q.Picky", "q.Counted")
          .writeTo(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a new session with the SQL functions and the plug-in. */
  public static SparkSession session(SparkSession shared) {
    SparkSession session = shared.newSession();
    session.sql("ADD JAR '" + JAR + "'");
    SecantSpark.register(session);
    return session;
  }

  /** Returns how many calls there were of {@code counted} while something ran. */
  static long callsIn(Runnable action) {
    long before = COUNT.get();
    action.run();
    return COUNT.get() - before;
  }
}
