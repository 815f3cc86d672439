package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Opens registries over test directories, and says what every one of them must hold. */
final class Registries {
  /** For code that never returns: as much as each of its tests takes. */
  static final Duration SHORT = Duration.ofSeconds(2);

  /** For code that returns at once, however busy the machine is. */
  static final Duration LONG = Duration.ofMinutes(10);

  private Registries() {}

  static FunctionRegistry open(Path... directories) {
    FunctionRegistry.Builder builder = FunctionRegistry.builder();
    for (Path directory : directories) {
      builder.directory(directory);
    }
    return builder.build();
  }

  /** The good plug-in works, and there is exactly one problem, which is returned. */
  static Problem onlyProblem(FunctionRegistry registry) {
    assertGoodWorks(registry);
    List<Problem> problems = registry.report().problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  /** Discovers {@code directory}, to which the good plug-in is added, and closes again. */
  static Problem onlyProblemIn(Path directory) {
    PluginJars.addGood(directory);
    try (FunctionRegistry registry = open(directory)) {
      return onlyProblem(registry);
    }
  }

  static void assertGoodWorks(FunctionRegistry registry) {
    assertThat(registry.chain("twice | good.twice").valueAt(3)).isEqualTo(12);
  }

  /** Asserts what a user sees of a problem of a whole JAR. */
  static void assertProblem(Problem problem, ProblemCode code, Path location, String message) {
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.location()).isEqualTo(location.toString());
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.toString())
        .startsWith(location.toString())
        .contains(": " + message)
        .endsWith("[docs/errors.md#" + code.anchor() + "]")
        .doesNotContain("\n");
  }

  /** Asserts what a user sees of a problem of one line of a services file. */
  static void assertProblemOfLine(Problem problem, ProblemCode code, int line, String message) {
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.entry()).isEqualTo(PluginJars.FUNCTIONS);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.message()).isEqualTo(message);
  }
}
