package dev.secant.spark.chain;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.util.Utils;
import org.jspecify.annotations.Nullable;

/**
 * JARs that executors get from elsewhere, fetched to the driver as executors do it, each once, into
 * a folder that only this user can read. Used by one thread at a time.
 */
final class FetchedJars implements AutoCloseable {
  private final Map<String, Path> known = new HashMap<>();
  private @Nullable Path folder;

  /** A JAR cannot be had. */
  static final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreachableException(String message) {
      super(message);
    }
  }

  /** Returns the name of the file behind a URI, as executors name it. */
  static String fileName(String uri) {
    try {
      String path = new URI(uri).getPath();
      return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** Returns where a JAR is now. Cost: the first time, that of fetching it. */
  Path get(String uri, SparkContext context) throws UnreachableException {
    Path known = this.known.get(uri);
    if (known != null && Files.exists(known)) {
      return known;
    }
    try {
      Path own = Files.createTempDirectory(folder(), "jar-"); // two may have one name
      File file =
          Utils.fetchFile(
              uri,
              own.toFile(),
              context.getConf(),
              context.hadoopConfiguration(),
              System.currentTimeMillis(),
              false,
              false);
      this.known.put(uri, file.toPath());
      return file.toPath();
    } catch (Exception e) { // Scala declares none of those that it throws
      throw new UnreachableException(e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  private Path folder() throws IOException {
    Path made = folder;
    if (made == null) {
      made = Files.createTempDirectory("secant-jars-");
      folder = made;
    }
    return made;
  }

  @Override
  public void close() {
    Path made = folder;
    folder = null;
    known.clear();
    if (made == null) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(made)) {
      files.sorted(Comparator.reverseOrder()).forEach(all::add);
      for (Path file : all) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // What is left is among the temporary files, which the system clears.
    }
  }
}
