package dev.secant.spark.chain;

import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/** JARs as Spark gives them to the driver and to executors: by class loaders, and by files. */
final class GivenJars {
  /** Files that Spark was told of are asked for as long as the application lives. */
  private static final Path FOLDER = folder();

  private GivenJars() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("secant-test-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a JAR for the whole life of the JVM. */
  static Path forGood(String file, PluginJar jar) {
    Path path = jar.writeTo(FOLDER.resolve(file));
    path.toFile().deleteOnExit();
    return path;
  }

  /** Returns a class loader as {@code --jars} makes them. */
  static URLClassLoader loader(Path... jars) {
    URL[] urls =
        Arrays.stream(jars)
            .map(
                jar -> {
                  try {
                    return jar.toUri().toURL();
                  } catch (MalformedURLException e) {
                    throw new IllegalArgumentException(e);
                  }
                })
            .toArray(URL[]::new);
    return new URLClassLoader(urls, GivenJars.class.getClassLoader());
  }

  /** Returns what comes of a call with such a class loader as that of the thread. */
  static <T> T with(Supplier<T> call, Path... jars) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader given = loader(jars)) {
      thread.setContextClassLoader(given);
      return call.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  static String sum(Path jar) {
    try {
      return FileSum.sha256(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
