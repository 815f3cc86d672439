package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@link FunctionRegistry#inspect()} finds before any call does. */
class InspectTest {
  @TempDir Path directory;

  private static PluginJars needy() {
    return PluginJars.plugin()
        .source("dep.Table", "package dep; public class Table { public static double y; }")
        .source("q.Helper", "package q; class Helper { static double y() { return dep.Table.y; } }")
        .source("q.Unused", "package q; class Unused { Object y() { return new dep.Other(); } }")
        .source("dep.Other", "package dep; public class Other {}")
        .elementwise("q.Needy", "Helper.y() + x")
        .lists("q.Needy");
  }

  private static Map<String, byte[]> without(String... classes) {
    Map<String, byte[]> content = needy().content();
    for (String name : classes) {
      assertThat(content.remove(name)).as(name).isNotNull();
    }
    return content;
  }

  private List<Problem> inspect() {
    try (FunctionRegistry registry = Registries.open(directory)) {
      assertThat(registry.report().problems()).isEmpty();
      List<Problem> problems = registry.inspect().problems();
      assertThat(registry.report().problems()).isEqualTo(problems);
      return problems;
    }
  }

  @Test
  void aClassThatIsMissingSomeStepsAwayIsNamedWithTheFunctionThatLeadsThere() {
    Path jar =
        PluginJars.write(directory.resolve("x.jar"), without("dep/Table.class", "dep/Other.class"));
    List<Problem> problems = inspect();
    assertThat(problems).hasSize(1); // nothing leads to the class that is not used
    Problem problem = problems.get(0);
    Registries.assertProblem(
        problem,
        ProblemCode.REFERENCE_MISSING,
        jar,
        "class q.Helper refers to dep.Table, which is missing; a call that needs it fails");
    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
    assertThat(problem.plugin()).isEqualTo("x");
    assertThat(problem.function()).isEqualTo("needy");
    assertThat(problem.className()).isEqualTo("q.Helper");
  }

  @Test
  void whatIsInTheLibraryIsThere() throws IOException {
    Path lib = Files.createDirectories(directory.resolve("x/lib"));
    PluginJars.write(directory.resolve("x/x.jar"), without("dep/Table.class", "dep/Other.class"));
    Map<String, byte[]> library = needy().content();
    library.keySet().removeIf(name -> !name.startsWith("dep/"));
    PluginJars.write(lib.resolve("dep.jar"), library);
    assertThat(inspect()).isEmpty();
  }

  /** Writes a function that calls a class which was there when it was compiled. */
  private void writeCallOf(String packageName, String className) {
    String stub = "public class " + className + " { public static double y; }";
    Map<String, byte[]> content =
        PluginJars.plugin()
            .source(packageName + "." + className, "package " + packageName + "; " + stub)
            .elementwise(
                "q.Calls", packageName + "." + className + ".y + new double[][] {{x}}[0][0]")
            .lists("q.Calls")
            .content();
    content.remove(packageName.replace('.', '/') + "/" + className + ".class");
    PluginJars.write(directory.resolve("x.jar"), content);
  }

  @Test
  void whatTheHostShowsIsThere() {
    writeCallOf("org.slf4j", "LoggerFactory");
    assertThat(inspect()).isEmpty();
  }

  @Test
  void whatTheHostHidesIsMissing() {
    writeCallOf("com.google.common.math", "DoubleMath");
    assertThat(inspect())
        .extracting(Problem::message)
        .containsExactly(
            "class q.Calls refers to com.google.common.math.DoubleMath, which is missing; a call that"
                + " needs it fails");
  }

  @Test
  void nothingOfThePluginRuns() {
    String property = "secant.test.inspect";
    PluginJars.plugin()
        .body(
            "q.Loud",
            "implements ElementwiseFunction",
            "static { System.setProperty(\""
                + property
                + "\", \"ran\"); } public double forward(double x) { return x; }")
        .lists("q.Loud")
        .write(directory.resolve("x.jar"));
    assertThat(inspect()).isEmpty();
    assertThat(System.getProperty(property)).isNull();
  }

  @Test
  void aSecondLookFindsNothingNew() {
    PluginJars.write(directory.resolve("x.jar"), without("dep/Table.class"));
    try (FunctionRegistry registry = Registries.open(directory)) {
      assertThat(registry.inspect().problems()).isEqualTo(registry.inspect().problems());
    }
  }

  @Test
  void aClosedRegistryIsNotInspected() {
    FunctionRegistry registry = Registries.open(directory);
    registry.close();
    assertThatThrownBy(registry::inspect)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the registry must be open, was closed");
  }
}
