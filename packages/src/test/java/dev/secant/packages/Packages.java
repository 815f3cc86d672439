package dev.secant.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What this build made, as it tells its tests. */
final class Packages {
  private Packages() {}

  /** The folder of all that people may download. */
  static Path folder() {
    return Path.of(property("secant.packages")).toAbsolutePath().normalize();
  }

  /** The distribution of which all packages are made. */
  static Path distribution() {
    return Path.of(property("secant.distribution")).toAbsolutePath().normalize();
  }

  static String version() {
    return property("secant.version");
  }

  /** The modules that the runtime was asked to have. */
  static Set<String> modules() {
    return new TreeSet<>(Arrays.asList(property("secant.modules").split(",", -1)));
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set: run this by mvn verify");
    }
    return value;
  }

  /** The archive that brings its own Java. */
  static Path archiveWithRuntime() throws IOException {
    return only("-linux-" + System.getProperty("os.arch") + ".tar.gz");
  }

  static Path debianPackage() throws IOException {
    return only(".deb");
  }

  private static Path only(String suffix) throws IOException {
    List<Path> found = files(folder()).filter(file -> file.toString().endsWith(suffix)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "there must be one *"
              + suffix
              + " in "
              + folder()
              + ", there are "
              + found
              + "; a JDK that cannot link a runtime makes none");
    }
    return found.get(0);
  }

  /** Returns the JARs of the distribution on which Secant itself runs, or parts of it. */
  static List<Path> jars() throws IOException {
    return Stream.concat(
            files(distribution().resolve("lib")), files(distribution().resolve("libexec")))
        .filter(file -> file.toString().endsWith(".jar"))
        .sorted()
        .toList();
  }

  static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList().stream();
    }
  }
}
