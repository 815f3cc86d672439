package dev.secant.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A {@code SPARK_HOME} as processes of Spark need it: a folder {@code jars}. It has nothing of
 * Secant and nothing of a test.
 */
public record SparkHome(Path folder) {
  /**
   * Lays out what {@code dependency:build-classpath} wrote down, below a folder, by links: the JARs
   * are 280 MB.
   */
  static SparkHome in(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    String classPath = Files.readString(Path.of(System.getProperty("secant.spark.classpath")));
    for (String jar : classPath.strip().split(File.pathSeparator, -1)) {
      Path file = Path.of(jar);
      try {
        Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
      } catch (FileAlreadyExistsException e) {
        throw new IOException("two JARs of Spark are called " + file.getFileName(), e);
      }
    }
    return new SparkHome(folder);
  }

  /** Returns the class path of a process of Spark. */
  public String classPath() {
    return folder.resolve("jars") + "/*";
  }

  /** Returns what processes of Spark find in their environment. */
  public Map<String, String> environment() {
    return Map.of(
        "JAVA_HOME", System.getProperty("java.home"),
        "SPARK_HOME", folder.toString(),
        "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", "127.0.0.1",
        "SPARK_LOCAL_DIRS", folder.resolve("local").toString());
  }
}
