package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.NumericalDiff;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests discovery on the class path and the module path by ServiceLoader. */
class ClassPathTest {
  @TempDir Path directory;

  private FunctionRegistry open(Path... paths) throws IOException {
    URL[] urls = new URL[paths.length];
    for (int i = 0; i < paths.length; i++) {
      urls[i] = paths[i].toUri().toURL();
    }
    return FunctionRegistry.builder()
        .classPath(new URLClassLoader(urls, FunctionRegistry.class.getClassLoader()))
        .build();
  }

  private Path good() {
    PluginJars.addGood(directory);
    return directory.resolve("good.jar");
  }

  /** The bad JAR stands before the good one, where it does the most harm. */
  private Problem onlyProblemOf(PluginJars bad) throws IOException {
    Path jar = bad.write(directory.resolve("bad.jar"));
    try (FunctionRegistry registry = open(jar, good())) {
      Problem problem = Registries.onlyProblem(registry);
      assertThat(problem.location()).isEqualTo(jar.toString());
      assertThat(registry.chain("square").valueAt(3)).isEqualTo(9);
      return problem;
    }
  }

  @Nested
  class BuiltInFunctions {
    @Test
    void composeAndDifferentiate() {
      try (FunctionRegistry registry = FunctionRegistry.builder().classPath().build()) {
        Chain chain = registry.chain("square | exp | square");
        // The published result of the algorithm, to the last digit.
        assertThat(NumericalDiff.central(chain, 0.5, 1e-4)).isEqualTo(3.2974426293330694);
        assertThat(registry.report().problems()).isEmpty();
        assertThat(registry.function("square").qualifiedName()).isEqualTo("core.square");
      }
    }

    @Test
    void describeThemselvesWithoutAProblem() {
      try (FunctionRegistry registry = FunctionRegistry.builder().classPath().build()) {
        assertThat(registry.functions()).hasSizeGreaterThan(40);
        registry.functions().forEach(FunctionEntry::describe);
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void countOnceHoweverManyLoadersSeeThem() throws IOException {
      try (FunctionRegistry once = FunctionRegistry.builder().classPath().build();
          URLClassLoader child =
              new URLClassLoader(new URL[0], FunctionRegistry.class.getClassLoader());
          FunctionRegistry twice =
              FunctionRegistry.builder().classPath().classPath(child).classPath().build()) {
        assertThat(twice.functions()).hasSameSizeAs(once.functions());
        assertThat(twice.report().problems()).isEmpty();
      }
    }

    @Test
    void areFoundWhereThereIsNoContextClassLoader() {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(null);
      try (FunctionRegistry registry = FunctionRegistry.builder().classPath().build()) {
        assertThat(registry.chain("square").valueAt(3)).isEqualTo(9);
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  @Nested
  class Plugins {
    @Test
    void haveTheIdOfTheirJar() throws IOException {
      try (FunctionRegistry registry = open(good())) {
        assertThat(registry.function("twice").qualifiedName()).isEqualTo("good.twice");
        assertThat(registry.function("twice").location())
            .isEqualTo(directory.resolve("good.jar").toString());
      }
    }

    @Test
    void inFoldersOfClassesAreTheApplication() throws IOException {
      for (int i = 0; i < 2; i++) {
        PluginJars plugin = PluginJars.function("app" + i + ".F" + i, i + " * x");
        for (Map.Entry<String, byte[]> entry : plugin.content().entrySet()) {
          Path file = directory.resolve("classes" + i).resolve(entry.getKey());
          Files.createDirectories(file.getParent());
          Files.write(file, entry.getValue());
        }
      }
      try (FunctionRegistry registry =
          open(directory.resolve("classes0"), directory.resolve("classes1"))) {
        assertThat(registry.chain("app.f0 | f1").valueAt(3)).isEqualTo(0);
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void cannotClaimTheIdOfTheBuiltInFunctions() throws IOException {
      Problem problem =
          onlyProblemOf(PluginJars.function("a.Square", "-x").manifest("Secant-Plugin", "core"));
      assertThat(problem.code()).isEqualTo(ProblemCode.RESERVED_ID);
      assertThat(problem.message()).isEqualTo("the ids core and app are reserved");
    }

    @Test
    void cannotClaimTheBuiltInFunctionsByTheirPackage() throws IOException {
      Path jar =
          PluginJars.function("dev.secant.functions.basic.Mine", "-x")
              .write(directory.resolve("mine.jar"));
      try (FunctionRegistry registry = open(jar)) {
        assertThat(registry.function("mine").qualifiedName()).isEqualTo("mine.mine");
      }
    }

    @Test
    void alsoInADirectoryCountOnce() throws IOException {
      Path jar = good();
      try (URLClassLoader loader =
              new URLClassLoader(
                  new URL[] {jar.toUri().toURL()}, FunctionRegistry.class.getClassLoader());
          FunctionRegistry registry =
              FunctionRegistry.builder().classPath(loader).directory(directory).build()) {
        Registries.assertGoodWorks(registry);
        assertThat(registry.report().problems()).isEmpty();
      }
    }
  }

  @Nested
  class Hazards {
    @Test
    void missingClass() throws IOException {
      Problem problem = onlyProblemOf(PluginJars.plugin().lists("a.Gone"));
      Registries.assertProblemOfLine(
          problem, ProblemCode.CLASS_MISSING, 1, "class a.Gone is missing");
    }

    @Test
    void badLine() throws IOException {
      Problem problem = onlyProblemOf(PluginJars.plugin().lists("not a class"));
      Registries.assertProblemOfLine(
          problem,
          ProblemCode.BAD_SERVICES_LINE,
          1,
          "line 1 is not the name of a class: 'not a class'");
    }

    @Test
    void classOfANewerJava() throws IOException {
      byte[] bytes = PluginJars.function("a.Erf", "x").content().get("a/Erf.class").clone();
      bytes[7] = 99;
      Problem problem =
          onlyProblemOf(PluginJars.plugin().entry("a/Erf.class", bytes).lists("a.Erf"));
      Registries.assertProblemOfLine(
          problem,
          ProblemCode.CLASS_TOO_NEW,
          1,
          "class a.Erf needs Java 55, this is Java " + Runtime.version().feature());
    }

    @Test
    void truncatedClass() throws IOException {
      byte[] bytes = PluginJars.function("a.Erf", "x").content().get("a/Erf.class");
      Problem problem =
          onlyProblemOf(
              PluginJars.plugin().entry("a/Erf.class", Arrays.copyOf(bytes, 100)).lists("a.Erf"));
      Registries.assertProblemOfLine(
          problem,
          ProblemCode.CORRUPT_CLASS,
          1,
          "class a.Erf is damaged: it ends too early, after 100 bytes");
    }

    @Test
    void missingSuperclass() throws IOException {
      Map<String, byte[]> content =
          PluginJars.plugin()
              .elementwise("dep.Base", "x")
              .body("a.Erf", "extends dep.Base", "")
              .content();
      Problem problem =
          onlyProblemOf(
              PluginJars.plugin().entry("a/Erf.class", content.get("a/Erf.class")).lists("a.Erf"));
      Registries.assertProblemOfLine(
          problem,
          ProblemCode.DEPENDENCY_MISSING,
          1,
          "class a.Erf needs dep.Base, which is missing");
    }

    @Test
    void abstractClassNotAFunctionAndNoConstructorInOneJar() throws IOException {
      Path jar =
          PluginJars.plugin()
              .source(
                  "a.One",
                  "package a; public abstract class One implements dev.secant.api.Function {}")
              .body("a.Two", "", "")
              .body(
                  "a.Three",
                  "implements ElementwiseFunction",
                  "public Three(int n) {} public double forward(double x) { return x; }")
              .lists("a.One", "a.Two", "a.Three")
              .write(directory.resolve("bad.jar"));
      try (FunctionRegistry registry = open(jar, good())) {
        Registries.assertGoodWorks(registry);
        assertThat(registry.report().problems())
            .extracting(Problem::code)
            .containsExactlyInAnyOrder(
                ProblemCode.ABSTRACT, ProblemCode.NOT_A_FUNCTION, ProblemCode.NO_CONSTRUCTOR);
      }
    }

    @Test
    void moreFailuresInARowThanServiceLoaderIsAskedFor() throws IOException {
      String[] missing = new String[500];
      Arrays.setAll(missing, i -> "m.M" + i);
      Path jar = PluginJars.plugin().lists(missing).write(directory.resolve("bad.jar"));
      try (FunctionRegistry registry = open(jar, good())) {
        Registries.assertGoodWorks(registry);
        assertThat(registry.report().problems().size()).isEqualTo(51);
      }
    }

    @Test
    void fileThatIsNoJar() throws IOException {
      Path text = Files.writeString(directory.resolve("text.jar"), "text");
      Path missing = directory.resolve("missing.jar");
      try (FunctionRegistry registry = open(text, missing, good())) {
        Registries.assertGoodWorks(registry);
      }
    }

    @Test
    void nameThatIsNotLegal() throws IOException {
      Problem problem = onlyProblemOf(PluginJars.function("a.X", "x"));
      assertThat(problem.code()).isEqualTo(ProblemCode.ILLEGAL_NAME);
      assertThat(problem.message())
          .isEqualTo("class a.X yields the name \"x\", which is not legal");
    }

    @Test
    void constructorThatThrowsIsMetAtTheFirstUse() throws IOException {
      Path jar =
          PluginJars.plugin()
              .body(
                  "a.Erf",
                  "implements ElementwiseFunction",
                  "public Erf() { throw new IllegalStateException(\"no\"); }"
                      + " public double forward(double x) { return x; }")
              .lists("a.Erf")
              .write(directory.resolve("bad.jar"));
      try (FunctionRegistry registry = open(jar, good())) {
        assertThatThrownBy(() -> registry.function("erf").describe())
            .hasMessage(
                "'erf' of "
                    + jar
                    + " did not load: the constructor of class a.Erf failed:"
                    + " java.lang.IllegalStateException: no");
      }
    }

    @Test
    void classLoaderThatThrows() {
      ClassLoader hostile =
          new ClassLoader(FunctionRegistry.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
              throw new IOException("no \u001b[31mway");
            }
          };
      try (FunctionRegistry registry = FunctionRegistry.builder().classPath(hostile).build()) {
        assertThat(registry.report().problems())
            .extracting(Problem::code)
            .containsOnly(ProblemCode.DISCOVERY_FAILED);
      }
    }

    @Test
    void servicesFileInLatin1() throws IOException {
      Problem problem =
          onlyProblemOf(
              PluginJars.plugin()
                  .entry(
                      PluginJars.FUNCTIONS, "a.Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)));
      assertThat(problem.message()).isEqualTo("line 1 is not UTF-8: \"a.Caf\\xe9\"");
    }
  }
}
