package dev.secant.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to run Secant.
 *
 * @param jdk by which
 * @param isVector whether with the module of vectors, where there is one
 * @param classPath of the experiments
 */
record Configuration(Jdk jdk, boolean isVector, String classPath) {
  /** Returns all there are: default flags first, then vectors. */
  static List<Configuration> all(Path root, List<Jdk> jdks) {
    Path benchmarks = root.resolve("benchmarks/target");
    String plain = jars(benchmarks) + ':' + benchmarks.resolve("lib") + "/*";
    String vector = jars(root.resolve("kernels-vector/target"));
    List<Configuration> all = new ArrayList<>();
    jdks.forEach(jdk -> all.add(new Configuration(jdk, false, plain)));
    if (!vector.isEmpty()) {
      jdks.forEach(jdk -> all.add(new Configuration(jdk, true, plain + ':' + vector)));
    }
    return List.copyOf(all);
  }

  private static String jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      return String.join(
          ":",
          files
              .filter(
                  file ->
                      file.getFileName()
                          .toString()
                          .matches("secant-[a-z-]+-[0-9.]+(-SNAPSHOT)?\\.jar"))
              .map(Path::toString)
              .sorted()
              .toList());
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Returns the seconds to measure a task for. Vectors take over only after a quarter of a billion
   * numbers, and are compiled then.
   */
  String seconds(double seconds) {
    return Double.toString(isVector ? seconds + 2 : seconds);
  }

  /** Returns the start of a command line. */
  List<String> java() {
    List<String> words = new ArrayList<>(List.of(jdk.java(), "-Xms1g", "-Xmx1g"));
    if (isVector) {
      words.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    words.addAll(List.of("-cp", classPath));
    return words;
  }

  @Override
  public String toString() {
    return isVector ? jdk + " + vectors" : jdk.toString();
  }
}
