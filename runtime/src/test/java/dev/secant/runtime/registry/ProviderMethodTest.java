package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests static provider() methods of named modules, which ServiceLoader would call. */
class ProviderMethodTest {
  @TempDir Path directory;

  /** Opens a registry over a layer of one module, which provides a.Maker. */
  private FunctionRegistry open(String what, String body) {
    Path jar =
        PluginJars.plugin()
            .source(
                "module-info",
                "module a { requires dev.secant.api; provides dev.secant.api.Function with a.Maker;"
                    + " exports a; }")
            .body("a.Maker", what, body)
            .body(
                "a.Made",
                "implements ElementwiseFunction",
                "public double forward(double x) { return x; }")
            .write(directory.resolve("module.jar"));
    ModuleLayer parent = getClass().getModule().getLayer();
    Configuration configuration =
        parent.configuration().resolve(ModuleFinder.of(jar), ModuleFinder.of(), Set.of("a"));
    ClassLoader loader =
        parent
            .defineModulesWithOneLoader(configuration, getClass().getClassLoader())
            .findLoader("a");
    return FunctionRegistry.builder().classPath(loader).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev.secant.api.Function", "a.Made"})
  void areNamedInTheProblem(String type) {
    try (FunctionRegistry registry =
        open("", "public static " + type + " provider() { return new Made(); }")) {
      assertThat(registry.chain("square").valueAt(3)).isEqualTo(9);
      assertThat(registry.functions()).extracting(FunctionEntry::name).doesNotContain("made");
      assertThat(registry.report().problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.NO_CONSTRUCTOR);
                // Of a Function alone, it cannot be told which layer's module made it.
                assertThat(problem.location())
                    .isEqualTo(
                        type.equals("a.Made")
                            ? directory.resolve("module.jar").toString()
                            : "module path");
                assertThat(problem.message())
                    .isEqualTo(
                        "a static method provider() makes a Function of type "
                            + type
                            + ", but provider methods are not supported");
              });
    }
  }

  @Test
  void areNotTakenForAConstructor() {
    String forward = "public double forward(double x) { return x; }";
    String provider = "public static Maker provider() { return new Maker(); } ";
    try (FunctionRegistry registry = open("implements ElementwiseFunction", provider + forward)) {
      assertThat(registry.report().problems())
          .extracting(Problem::message)
          .containsExactly(
              "a static method provider() makes a Function of type a.Maker, but provider methods"
                  + " are not supported");
    }
  }
}
