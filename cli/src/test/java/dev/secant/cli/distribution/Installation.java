package dev.secant.cli.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the built distribution, as a person unpacks it: in a folder whose name has a space. */
final class Installation {
  private final Path home;
  private final Path work;

  private Installation(Path home, Path work) {
    this.home = home;
    this.work = work;
  }

  /** Copies the distribution that this build made into {@code folder}. */
  static Installation in(Path folder) throws IOException {
    return in(folder, "my programs");
  }

  /** Copies it into {@code folder/programs/secant}. */
  static Installation in(Path folder, String programs) throws IOException {
    Path home = folder.resolve(programs).resolve("secant");
    copy(built(), home);
    return new Installation(home, Files.createDirectories(folder.resolve("my work")));
  }

  /** The distribution in the target folder. */
  static Path built() {
    return property("secant.distribution");
  }

  /** The plug-in of examples/special-functions, as its own build made it. */
  static Path specialFunctions() {
    return property("secant.examples")
        .resolve("special-functions/target/special-functions-1.0.jar");
  }

  /** A path that the build tells its tests. */
  static Path property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set: run this by mvn verify");
    }
    return Path.of(value).toAbsolutePath().normalize();
  }

  Path home() {
    return home;
  }

  /** The folder in which commands run. */
  Path work() {
    return work;
  }

  Path plugins() {
    return home.resolve("plugins");
  }

  Installation plugIn(Path jar) throws IOException {
    Files.copy(jar, plugins().resolve(jar.getFileName().toString()));
    return this;
  }

  /** Returns a call of {@code bin/secant}. */
  Command secant(String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(home.resolve("bin/secant").toString());
    words.addAll(List.of(arguments));
    return new Command(work, words);
  }

  /** Returns a line for {@code sh}, in which {@code secant} is on the PATH. */
  Command shell(String line) throws IOException {
    return new Command(work, List.of("sh", "-c", line))
        .with("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
