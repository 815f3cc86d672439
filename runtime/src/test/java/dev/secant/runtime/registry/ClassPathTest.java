package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.NumericalDiff;
import org.junit.jupiter.api.Test;

/** Tests discovery on the class path and module path. */
class ClassPathTest {
  @Test
  void builtInFunctionsComposeAndDifferentiate() {
    try (FunctionRegistry registry = FunctionRegistry.builder().classPath().build()) {
      Chain chain = registry.chain("square | exp | square");
      assertThat(NumericalDiff.central(chain, 0.5, 1e-4)).isEqualTo(3.2974426293330694);
      assertThat(registry.report().problems()).isEmpty();
      assertThat(registry.function("square").qualifiedName()).isEqualTo("core.square");
    }
  }
}
