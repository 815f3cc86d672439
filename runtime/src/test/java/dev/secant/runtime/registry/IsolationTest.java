package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.StageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a plug-in sees of its host and of the file system, and what it leaves behind. */
class IsolationTest {
  @TempDir Path directory;

  /** A function whose value is 1 if the condition holds inside the plug-in. */
  private double ask(String statement) {
    write(statement).write(directory.resolve("x.jar"));
    try (FunctionRegistry registry = Registries.open(directory)) {
      return registry.chain("ask").valueAt(0);
    }
  }

  private PluginJars write(String statements) {
    return PluginJars.plugin()
        .body(
            "a.Ask",
            "implements ElementwiseFunction",
            "public double forward(double x) { try { "
                + statements
                + " } catch (Exception e) { return -1; } }")
        .lists("a.Ask");
  }

  @Nested
  class Classes {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "com.google.common.collect.ImmutableList",
          "dev.secant.runtime.registry.FunctionRegistry",
          "dev.secant.functions.basic.Square",
          "org.junit.jupiter.api.Test",
          "org.assertj.core.api.Assertions",
          "dev.secant.api.NoSuchClass"
        })
    void ofTheHostAreHidden(String name) {
      assertThat(
              ask("Class.forName(\"" + name + "\", false, getClass().getClassLoader()); return 1;"))
          .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "java.util.List",
          "java.sql.Connection",
          "dev.secant.api.Function",
          "org.slf4j.Logger",
          "org.slf4j.spi.LoggingEventBuilder"
        })
    void ofTheJdkTheApiAndSlf4jAreShown(String name) {
      assertThat(
              ask("Class.forName(\"" + name + "\", false, getClass().getClassLoader()); return 1;"))
          .isEqualTo(1);
    }

    @Test
    void ofABundledApiAreIgnoredWithAWarning() {
      Path jar =
          write("return 1;")
              .entry("dev/secant/api/Function.class", "not even a class")
              .write(directory.resolve("x.jar"));
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("ask").valueAt(0)).isEqualTo(1);
        Registries.assertProblem(
            Registries.onlyProblem(registry),
            ProblemCode.API_BUNDLED,
            jar,
            "the plug-in contains a copy of dev.secant.api, which is ignored");
      }
    }

    @Test
    void ofMultiReleaseJarsAreThoseOfThisJava() {
      byte[] newer = PluginJars.function("a.Ask", "17").content().get("a/Ask.class");
      PluginJars.function("a.Ask", "8")
          .manifest("Multi-Release", "true")
          .entry("META-INF/versions/17/a/Ask.class", newer)
          .entry("META-INF/versions/17/" + PluginJars.FUNCTIONS, "a.NotRead\n")
          .write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("ask").valueAt(0)).isEqualTo(17);
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void knowTheirJarAndPackage() {
      assertThat(
              ask(
                  "return getClass().getPackage().getName().equals(\"a\") &&"
                      + " getClass().getProtectionDomain().getCodeSource().getLocation().getPath()"
                      + ".endsWith(\"x.jar\") ? 1 : 0;"))
          .isEqualTo(1);
    }
  }

  @Nested
  class Resources {
    private static final String READ =
        "var in = getClass().getResource(\"/data/table 1.txt\").openStream();"
            + " int n = in.readAllBytes().length; in.close(); return n;";

    @Test
    void areReadAndTheFileIsNotKeptOpen() throws IOException {
      Path jar = write(READ).entry("data/table 1.txt", "12345").write(directory.resolve("x.jar"));
      List<Path> before = openCopies();
      Chain chain;
      try (FunctionRegistry registry = Registries.open(directory)) {
        chain = registry.chain("ask");
        assertThat(chain.valueAt(0)).isEqualTo(5);
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
        assertThat(openCopies()).hasSize(before.size() + 1);
        assertThat(openFiles()).doesNotContain(jar.toRealPath());
      }
      assertThat(openCopies()).hasSameSizeAs(before);
    }

    /** By the URL, by its text, and by a stream that is open meanwhile. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areThoseOfTheListedJarWhateverBecomesOfIt(boolean cached) throws IOException {
      Path jar =
          PluginJars.plugin()
              .body(
                  "a.Ask",
                  "implements ElementwiseFunction",
                  "static final java.net.URL URL = Ask.class.getResource(\"/a b.txt\");"
                      + " public double forward(double x) { try {"
                      + " java.net.URLConnection c = URL.openConnection();"
                      + " int n = c.getContentLength();"
                      + " try (var in = x == 0 ? URL.openStream()"
                      + " : x == 1 ? new java.net.URL(URL.toString()).openStream()"
                      + " : ((java.net.JarURLConnection) c).getInputStream()) {"
                      + " return in.readAllBytes().length == n ? n : -1; }"
                      + " } catch (Exception e) { return -2; } }")
              .entry("a b.txt", "12345")
              .lists("a.Ask")
              .write(directory.resolve("x.jar"));
      FunctionRegistry.Builder builder = FunctionRegistry.builder().directory(directory);
      try (FunctionRegistry registry =
          (cached ? builder.cache(directory.resolve("cache")) : builder).build()) {
        Chain chain = registry.chain("ask");
        assertThat(chain.valueAt(0)).isEqualTo(5);
        Files.write(jar, new byte[100]);
        assertThat(chain.valueAt(0)).isEqualTo(5);
        Files.delete(jar);
        assertThat(chain.valueAt(0)).isEqualTo(5);
        assertThat(chain.valueAt(2)).isEqualTo(5);
        if (cached) { // else the copy has no name that a text could have
          assertThat(chain.valueAt(1)).isEqualTo(5);
        }
      }
    }

    /** A copy that has no name any more, so that it goes with the process. */
    private List<Path> openCopies() throws IOException {
      return openFiles().stream()
          .filter(file -> file.toString().endsWith("plugin.jar (deleted)"))
          .toList();
    }

    @Test
    void ofTheHostAreHidden() {
      assertThat(
              ask(
                  "return getClass().getClassLoader()"
                      + ".getResource(\"META-INF/services/org.junit.platform.engine.TestEngine\")"
                      + " == null ? 1 : 0;"))
          .isEqualTo(1);
    }

    @Test
    void servicesOfThePluginAreItsOwn() {
      write(
              "return ServiceLoader.load(Function.class, getClass().getClassLoader())"
                  + ".stream().count();")
          .write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("ask").valueAt(0)).isEqualTo(1);
      }
    }
  }

  @Nested
  class OpenFiles {
    @Test
    void ofScannedJarsAreClosed() throws IOException {
      assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
      Path jar = PluginJars.function("a.Half", "x / 2").write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.functions()).hasSize(1);
        assertThat(openFiles()).doesNotContain(jar.toRealPath());
      }
    }
  }

  private static List<Path> openFiles() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.map(IsolationTest::target).toList();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link; // closed since it was listed
    }
  }

  @Nested
  class Closing {
    @Test
    void endsEveryCallOfTheRegistryAndItsChains() {
      PluginJars.addGood(directory);
      FunctionRegistry registry = Registries.open(directory);
      Chain chain = registry.chain("twice");
      FunctionEntry entry = registry.function("twice");
      assertThat(chain.valueAt(1)).isEqualTo(2);
      registry.close();
      registry.close();
      List<Runnable> calls =
          List.of(
              () -> chain.valueAt(1),
              () -> registry.chain("twice"),
              () -> registry.chain(List.of("twice")),
              () -> registry.resolve(StageRequest.of("twice")),
              () -> registry.function("twice"),
              registry::functions,
              entry::describe);
      for (Runnable call : calls) {
        assertThatThrownBy(call::run)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("closed");
      }
      assertThat(entry.qualifiedName()).isEqualTo("good.twice");
    }

    @Test
    void leavesTheReport() throws IOException {
      PluginJars.addGood(directory);
      Files.writeString(directory.resolve("bad.jar"), "");
      FunctionRegistry registry = Registries.open(directory);
      String before = registry.report().toString();
      registry.close();
      assertThat(registry.report()).hasToString(before);
      assertThat(before).contains("good (").contains("bad.jar: the file is no JAR: it is empty");
    }

    @Test
    void ofOneRegistryLeavesAnotherAlone() {
      PluginJars.addGood(directory);
      try (FunctionRegistry first = Registries.open(directory)) {
        Registries.open(directory).close();
        Registries.assertGoodWorks(first);
      }
    }

    @Test
    void builderMakesIndependentRegistries() {
      PluginJars.addGood(directory);
      FunctionRegistry.Builder builder = FunctionRegistry.builder().directory(directory);
      FunctionRegistry first = builder.build();
      try (FunctionRegistry second = builder.build()) {
        first.close();
        Registries.assertGoodWorks(second);
      }
    }
  }
}
