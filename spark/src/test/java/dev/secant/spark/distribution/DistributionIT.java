package dev.secant.spark.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster gets of Secant, beside the JARs that Spark has. */
class DistributionIT {
  private static final Path HOME = Path.of(System.getProperty("secant.spark.distribution"));

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("jars"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void hasTheJarsOfSecantAlone() throws IOException {
    assertThat(jars().stream().map(jar -> jar.getFileName().toString()))
        .containsExactly(
            "secant-api.jar",
            "secant-functions-basic.jar",
            "secant-runtime.jar",
            "secant-spark.jar");
  }

  @Test
  void hasNoPackageOfOthers() throws IOException {
    TreeSet<String> strangers = new TreeSet<>();
    for (Path jar : jars()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        file.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
            .filter(name -> !name.startsWith("dev/secant/"))
            .forEach(strangers::add);
      }
    }
    assertThat(strangers).isEmpty();
  }

  /** JSpecify's annotations are for compilers: no JVM looks for them. */
  @Test
  void needsNothingThatSparkHasNot(@TempDir Path classes) throws IOException {
    for (Path jar : jars()) {
      unpack(jar, classes);
    }
    StringWriter found = new StringWriter();
    PrintWriter out = new PrintWriter(found);
    String spark = Files.readString(Path.of(System.getProperty("secant.spark.classpath")));
    int code =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                out,
                out,
                "--multi-release",
                "17",
                "--missing-deps",
                "--class-path",
                spark,
                classes.toString());
    assertThat(code).as(found.toString()).isZero();
    assertThat(found.toString().lines().skip(1)) // the first names the folder
        .allMatch(line -> line.contains(" -> org.jspecify.annotations."));
  }

  /** As on a class path, where nobody reads what a module says of itself. */
  private static void unpack(Path jar, Path classes) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class") && !entry.getName().equals("module-info.class")) {
          Path target = classes.resolve(entry.getName());
          Files.createDirectories(target.getParent());
          try (InputStream in = file.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
  }
}
