package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a plug-in built against api 1.0 keeps working: {@code frozen-1.0.jar} was built once
 * and is never rebuilt. If this fails, the api has broken its promise to grow by default methods
 * and new types only.
 */
class FrozenPluginTest {
  @Test
  void aJarBuiltAgainstTheFirstApiKeepsWorking(@TempDir Path plugins) throws IOException {
    try (InputStream jar = getClass().getResourceAsStream("frozen/frozen-1.0.jar")) {
      Files.copy(Objects.requireNonNull(jar), plugins.resolve("frozen-1.0.jar"));
    }
    try (FunctionRegistry registry = FunctionRegistry.builder().directory(plugins).build()) {
      assertThat(registry.functions())
          .extracting(FunctionEntry::qualifiedName)
          .containsExactly(
              "frozen.frozen_cube",
              "frozen.frozen_line",
              "frozen.frozen_total",
              "frozen.frozen_twice");
      Chain chain = registry.chain("frozen_twice | frozen_cube | frozen_line(2, times=3)");
      assertThat(chain.valueAt(1)).isEqualTo(48);
      assertThat(chain.apply(Variable.of(1, -1))).isEqualTo(Variable.of(48, -48));
      Chain cube = registry.chain("frozen_cube");
      assertThat(((DifferentiableElementwiseFunction) cube).derivative(2)).isEqualTo(12);
      assertThat(registry.chain("frozen_cube | frozen_total").apply(Variable.of(1, 2)))
          .isEqualTo(Variable.of(9.0));
      for (FunctionEntry entry : registry.functions()) {
        entry.describe();
      }
      assertThat(registry.report().problems()).isEmpty();
    }
  }
}
