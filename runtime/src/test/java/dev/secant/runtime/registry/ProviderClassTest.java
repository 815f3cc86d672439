package dev.secant.runtime.registry;

import static dev.secant.runtime.registry.Registries.assertProblemOfLine;
import static dev.secant.runtime.registry.Registries.onlyProblemIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is known of a listed class from its class file, before anything of it runs. */
class ProviderClassTest {
  private static final String NAMES =
      "use a letter a-z, then up to 63 of a-z, 0-9 and _, and not x";

  @TempDir Path directory;

  /** The second of three listed classes is bad; the others must work. */
  private Problem problemOf(PluginJars plugin, String className) {
    plugin
        .elementwise("b.Before", "x - 1")
        .elementwise("b.After", "x + 1")
        .lists("b.Before", className, "b.After")
        .write(directory.resolve("x.jar"));
    Problem problem = onlyProblemIn(directory);
    try (FunctionRegistry registry = Registries.open(directory)) {
      assertThat(registry.chain("before | after | after").valueAt(1)).isEqualTo(2);
    }
    assertThat(problem.location()).isEqualTo(directory.resolve("x.jar").toString());
    assertThat(problem.className()).isEqualTo(className);
    return problem;
  }

  private void assertProblem(PluginJars plugin, String name, ProblemCode code, String message) {
    assertProblemOfLine(problemOf(plugin, name), code, 2, message);
  }

  private static PluginJars good() {
    return PluginJars.plugin().elementwise("a.Erf", "x");
  }

  @Nested
  class Presence {
    @Test
    void missingClass() {
      assertProblem(good(), "q.Gone", ProblemCode.CLASS_MISSING, "class q.Gone is missing");
    }

    @ParameterizedTest
    @CsvSource({"a.Erv", "a.erf", "c.Erf", "a.Erff"})
    void missingClassWithASimilarOneInTheJar(String name) {
      assertThat(problemOf(good(), name).hint()).isEqualTo("did you mean a.Erf?");
    }

    @Test
    void classOfAnotherName() {
      byte[] bytes = good().content().get("a/Erf.class");
      assertProblem(
          PluginJars.plugin().entry("c/Wrong.class", bytes),
          "c.Wrong",
          ProblemCode.WRONG_CLASS_NAME,
          "class c.Wrong is not in its file, which holds class a.Erf");
    }

    @Test
    void emptyClassFile() {
      assertProblem(
          PluginJars.plugin().entry("a/Erf.class", new byte[0]),
          "a.Erf",
          ProblemCode.CORRUPT_CLASS,
          "class a.Erf is damaged: it is empty");
    }

    @Test
    void textInPlaceOfAClassFile() {
      assertProblem(
          PluginJars.plugin().entry("a/Erf.class", "class Erf {}"),
          "a.Erf",
          ProblemCode.CORRUPT_CLASS,
          "class a.Erf is damaged: it does not begin as a class file does");
    }

    @Test
    void truncatedClassFile() {
      byte[] bytes = good().content().get("a/Erf.class");
      assertProblem(
          PluginJars.plugin().entry("a/Erf.class", Arrays.copyOf(bytes, 100)),
          "a.Erf",
          ProblemCode.CORRUPT_CLASS,
          "class a.Erf is damaged: it ends too early, after 100 bytes");
    }
  }

  @Nested
  class Versions {
    private byte[] withVersion(int major, int minor) {
      byte[] bytes = good().content().get("a/Erf.class").clone();
      bytes[4] = (byte) (minor >> 8);
      bytes[5] = (byte) minor;
      bytes[6] = (byte) (major >> 8);
      bytes[7] = (byte) major;
      return bytes;
    }

    @Test
    void classOfANewerJava() {
      assertProblem(
          PluginJars.plugin().entry("a/Erf.class", withVersion(99, 0)),
          "a.Erf",
          ProblemCode.CLASS_TOO_NEW,
          "class a.Erf needs Java 55, this is Java " + Runtime.version().feature());
    }

    @Test
    void classWithPreviewFeaturesOfAnOlderJava() {
      assertProblem(
          PluginJars.plugin().entry("a/Erf.class", withVersion(60, 65535)),
          "a.Erf",
          ProblemCode.CLASS_TOO_NEW,
          "class a.Erf needs the preview features of Java 16");
    }

    @Test
    void versionThatNeverWas() {
      assertProblem(
          PluginJars.plugin().entry("a/Erf.class", withVersion(44, 0)),
          "a.Erf",
          ProblemCode.CORRUPT_CLASS,
          "class a.Erf is damaged: its version is 44, which never was");
    }
  }

  @Nested
  class Shape {
    @Test
    void notAFunction() {
      assertProblem(
          PluginJars.plugin().body("a.Erf", "", ""),
          "a.Erf",
          ProblemCode.NOT_A_FUNCTION,
          "class a.Erf does not implement dev.secant.api.Function");
    }

    @Test
    void factoryInTheListOfFunctions() {
      PluginJars factory =
          PluginJars.plugin()
              .body(
                  "a.Erf",
                  "implements FunctionFactory",
                  "public List<Parameter> parameters() { return null; }"
                      + "public Function create(Arguments arguments) { return null; }");
      Problem problem = problemOf(factory, "a.Erf");
      assertThat(problem.code()).isEqualTo(ProblemCode.NOT_A_FUNCTION);
      assertThat(problem.hint())
          .isEqualTo(
              "it implements dev.secant.api.FunctionFactory: list it in"
                  + " META-INF/services/dev.secant.api.FunctionFactory");
    }

    @Test
    void functionOfARelocatedApi() {
      PluginJars relocated =
          PluginJars.plugin()
              .source(
                  "r.dev.secant.api.Function",
                  "package r.dev.secant.api; public interface Function {}")
              .body("a.Erf", "implements r.dev.secant.api.Function", "");
      Problem problem = problemOf(relocated, "a.Erf");
      assertThat(problem.code()).isEqualTo(ProblemCode.NOT_A_FUNCTION);
      assertThat(problem.hint())
          .isEqualTo(
              "it implements a copy, r.dev.secant.api.Function: do not relocate dev.secant.api when"
                  + " shading");
    }

    @Test
    void functionByItsSuperclassInTheJar() {
      PluginJars.plugin()
          .elementwise("a.Base", "x * x")
          .body("a.Erf", "extends Base", "")
          .lists("a.Erf")
          .write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("erf").valueAt(3)).isEqualTo(9);
      }
    }

    @Test
    void missingSuperclass() {
      Map<String, byte[]> content =
          PluginJars.plugin()
              .elementwise("dep.Base", "x")
              .body("a.Erf", "extends dep.Base", "")
              .content();
      assertProblem(
          PluginJars.plugin().entry("a/Erf.class", content.get("a/Erf.class")),
          "a.Erf",
          ProblemCode.DEPENDENCY_MISSING,
          "class a.Erf needs dep.Base, which is missing");
    }

    @Test
    void classThatIsNotPublic() {
      assertProblem(
          PluginJars.plugin()
              .source(
                  "a.Erf",
                  "package a; class Erf implements dev.secant.api.ElementwiseFunction {"
                      + " public Erf() {} public double forward(double x) { return x; } }"),
          "a.Erf",
          ProblemCode.NOT_PUBLIC,
          "class a.Erf is not public");
    }

    @Test
    void nestedClassThatIsNotPublic() {
      assertProblem(
          PluginJars.plugin()
              .body(
                  "a.Outer",
                  "",
                  "protected static class Erf implements ElementwiseFunction {"
                      + " public Erf() {} public double forward(double x) { return x; } }"),
          "a.Outer$Erf",
          ProblemCode.NOT_PUBLIC,
          "class a.Outer$Erf is not public");
    }

    @Test
    void innerClass() {
      Problem problem =
          problemOf(
              PluginJars.plugin()
                  .body(
                      "a.Outer",
                      "",
                      "public class Erf implements ElementwiseFunction {"
                          + " public double forward(double x) { return x; } }"),
              "a.Outer$Erf");
      assertProblemOfLine(
          problem,
          ProblemCode.NO_CONSTRUCTOR,
          2,
          "class a.Outer$Erf has no public constructor without parameters");
      assertThat(problem.hint()).isEqualTo("it is an inner class: declare it static");
      assertThat(problem.function()).isEqualTo("erf");
    }

    @Test
    void nestedStaticClassIsFine() {
      PluginJars.plugin()
          .body(
              "a.Outer",
              "",
              "public static class Erf implements ElementwiseFunction {"
                  + " public double forward(double x) { return -x; } }")
          .lists("a.Outer$Erf")
          .write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("erf").valueAt(3)).isEqualTo(-3);
      }
    }

    @Test
    void abstractClass() {
      assertProblem(
          PluginJars.plugin()
              .source(
                  "a.Erf",
                  "package a; public abstract class Erf"
                      + " implements dev.secant.api.ElementwiseFunction {}"),
          "a.Erf",
          ProblemCode.ABSTRACT,
          "class a.Erf is abstract");
    }

    @Test
    void anInterface() {
      assertProblem(
          PluginJars.plugin()
              .source(
                  "a.Erf", "package a; public interface Erf extends dev.secant.api.Function {}"),
          "a.Erf",
          ProblemCode.ABSTRACT,
          "class a.Erf is an interface");
    }

    @ParameterizedTest
    @CsvSource({
      "private Erf() {}, has a constructor without parameters that is not public",
      "public Erf(int n) {}, has no public constructor without parameters"
    })
    void constructorThatCannotBeCalled(String constructor, String what) {
      assertProblem(
          PluginJars.plugin()
              .body(
                  "a.Erf",
                  "implements ElementwiseFunction",
                  constructor + " public double forward(double x) { return x; }"),
          "a.Erf",
          ProblemCode.NO_CONSTRUCTOR,
          "class a.Erf " + what);
    }

    @Test
    void providerMethod() {
      Problem problem =
          problemOf(
              PluginJars.plugin()
                  .body(
                      "a.Erf",
                      "implements ElementwiseFunction",
                      "private Erf(int n) {} public static Function provider() { return null; }"
                          + " public double forward(double x) { return x; }"),
              "a.Erf");
      assertThat(problem.hint())
          .isEqualTo(
              "a static provider() method counts in named modules only: give it a public"
                  + " constructor without parameters");
    }
  }

  @Nested
  class Names {
    @Test
    void annotationNamesTheFunction() {
      PluginJars.plugin()
          .source(
              "a.Impl",
              "package a; @Deprecated @dev.secant.api.FunctionName(\"erf\") public class Impl"
                  + " implements dev.secant.api.ElementwiseFunction {"
                  + " public double forward(double x) { return x; } }")
          .lists("a.Impl")
          .write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("erf").valueAt(3)).isEqualTo(3);
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void simpleNameThatYieldsNoLegalName() {
      Problem problem = problemOf(PluginJars.plugin().elementwise("a._Erf", "x"), "a._Erf");
      assertProblemOfLine(
          problem,
          ProblemCode.ILLEGAL_NAME,
          2,
          "class a._Erf yields the name \"_erf\", which is not legal");
      assertThat(problem.hint()).isEqualTo(NAMES + ", in @FunctionName");
    }

    @Test
    void reservedName() {
      assertProblem(
          PluginJars.plugin().elementwise("a.X", "x"),
          "a.X",
          ProblemCode.ILLEGAL_NAME,
          "class a.X yields the name \"x\", which is not legal");
    }

    @Test
    void escapeCodeInAnAnnotationIsShownEscaped() {
      assertProblem(
          PluginJars.plugin()
              .source(
                  "a.Erf",
                  "package a; @dev.secant.api.FunctionName(\"\\u001b[31mred\") public class Erf"
                      + " implements dev.secant.api.ElementwiseFunction {"
                      + " public double forward(double x) { return x; } }"),
          "a.Erf",
          ProblemCode.ILLEGAL_NAME,
          "class a.Erf has @FunctionName(\"\\u001b[31mred\"), which is no legal name");
    }
  }
}
