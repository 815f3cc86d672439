package dev.secant.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param home its folder
 * @param version in full: 17.0.15
 */
record Jdk(Path home, String version) {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  /** Returns the JDKs 17 and 25 of this machine that are there, in this order. */
  static List<Jdk> installed() {
    List<Jdk> all = new ArrayList<>();
    all.add(at(Path.of(System.getProperty("java.home"))));
    try (Stream<Path> folders = Files.list(INSTALLED)) {
      folders
          .sorted()
          .filter(home -> Files.isRegularFile(home.resolve("release")))
          .map(Jdk::at)
          .forEach(all::add);
    } catch (IOException e) {
      // A machine may keep its JDKs elsewhere: then there is the one that runs this.
    }
    return Stream.of("17", "25")
        .flatMap(wanted -> all.stream().filter(jdk -> jdk.feature().equals(wanted)).limit(1))
        .toList();
  }

  private static Jdk at(Path home) {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Jdk(home, release.getProperty("JAVA_VERSION", "").replace("\"", ""));
  }

  String feature() {
    return version.replaceFirst("[^0-9].*", "");
  }

  String java() {
    return home.resolve("bin/java").toString();
  }

  @Override
  public String toString() {
    return "JDK " + feature();
  }
}
