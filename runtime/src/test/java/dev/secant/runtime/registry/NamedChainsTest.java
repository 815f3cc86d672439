package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Decimal;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.chain.StageRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain with a name is a stage, and what is wrong inside is shown with both texts. */
class NamedChainsTest {
  private static FunctionRegistry.Builder builder() {
    return FunctionRegistry.builder().withoutCache().classPath();
  }

  private static String mistake(FunctionRegistry registry, String chain) {
    try {
      return "no mistake: " + registry.chain(chain);
    } catch (ChainSyntaxException e) {
      return e.getMessage();
    }
  }

  @Nested
  class Use {
    @Test
    void standsForItsStages() {
      try (FunctionRegistry registry = builder().define("softexp", "exp | softplus").build()) {
        Chain chain = registry.chain("square | softexp | scale(2)");
        assertThat(chain).hasToString("square | exp | softplus | scale(2)");
        assertThat(Decimal.toString(chain.valueAt(0.5)))
            .isEqualTo(
                Decimal.toString(
                    registry.chain("square | exp | softplus | scale(2)").valueAt(0.5)));
        assertThat(registry.chain(List.of("square", "softexp")))
            .hasToString("square | exp | softplus");
        assertThat(registry.chain("softexp(square(x))")).hasToString("square | exp | softplus");
        assertThat(Chain.parse("square | softexp", registry))
            .hasToString("square | exp | softplus");
        assertThat(registry.resolve(StageRequest.of("softexp")).function())
            .isInstanceOf(Chain.class);
      }
    }

    @Test
    void mayUseOthersInAnyOrderOfDefinition() {
      try (FunctionRegistry registry =
          builder().define("twice", "half | half").define("half", "scale(0.5)").build()) {
        assertThat(registry.chain("twice | twice"))
            .hasToString("scale(0.5) | scale(0.5) | scale(0.5) | scale(0.5)");
        assertThat(registry.definitions())
            .containsExactly(Map.entry("twice", "half | half"), Map.entry("half", "scale(0.5)"));
      }
    }

    @Test
    void theLastDefinitionOfANameCounts() {
      try (FunctionRegistry registry = builder().define("a", "exp").define("a", "log").build()) {
        assertThat(registry.chain("a")).hasToString("log");
      }
    }
  }

  @Nested
  class Mistakes {
    @Test
    void insideAreShownInBothTexts() {
      try (FunctionRegistry registry =
          builder().define("softexp", "expp | softplus").define("b", "softexp").build()) {
        assertThat(mistake(registry, "square | b"))
            .isEqualTo(
                """
                unknown function 'expp'; did you mean exp?
                  square | b
                           ^
                in b, which stands for
                  softexp
                  ^
                in softexp, which stands for
                  expp | softplus
                  ^""");
        assertThatThrownBy(() -> registry.chain("b"))
            .cause()
            .isInstanceOf(UnknownFunctionException.class);
      }
    }

    @Test
    void circlesAreShown() {
      try (FunctionRegistry registry =
          builder().define("a", "exp | b").define("b", "a | log").define("c", "a").build()) {
        assertThat(mistake(registry, "c"))
            .startsWith("the named chain a leads back to itself: a -> b -> a\n");
      }
    }

    @Test
    void namesAreSuggested() {
      try (FunctionRegistry registry = builder().define("softexp", "exp").build()) {
        assertThat(mistake(registry, "sofexp"))
            .startsWith("unknown function 'sofexp'; did you mean softexp?\n");
      }
    }

    @Test
    void argumentsAreRefused() {
      try (FunctionRegistry registry = builder().define("softexp", "exp").build()) {
        assertThat(mistake(registry, "softexp(2)"))
            .startsWith("softexp is a named chain and takes no arguments, was given 1\n");
      }
    }

    @Test
    void whatGrowsWithoutBoundIsRefusedEarly() {
      FunctionRegistry.Builder builder = builder().define("n0", "exp");
      for (int i = 1; i < 29; i++) {
        builder.define("n" + i, "n" + (i - 1) + " | n" + (i - 1));
      }
      try (FunctionRegistry registry = builder.build()) {
        assertThat(registry.chain("n13").stages()).hasSize(1 << 13);
        assertThat(mistake(registry, "n28"))
            .startsWith("the named chain n28 has more than 10000 stages\n");
      }
    }

    @Test
    void whatIsTooDeepIsRefused() {
      FunctionRegistry.Builder builder = builder().define("n0", "exp");
      for (int i = 1; i < 40; i++) {
        builder.define("n" + i, "n" + (i - 1));
      }
      try (FunctionRegistry registry = builder.build()) {
        assertThat(registry.chain("n29")).hasToString("exp");
        assertThat(mistake(registry, "n30"))
            .startsWith("named chains are more than 30 deep, from n30 to n0\n");
      }
    }

    @Test
    void aNameOfAFunctionIsNeither(@TempDir Path folder) throws Exception {
      PluginJars.function("acme.Softexp", "x").write(folder.resolve("acme.jar"));
      try (FunctionRegistry registry =
          builder().directory(folder).define("softexp", "exp").define("exp", "log").build()) {
        assertThat(mistake(registry, "softexp"))
            .startsWith(
                "'softexp' is ambiguous: it is a named chain, and the function acme.softexp ("
                    + folder.resolve("acme.jar")
                    + "); write acme.softexp for the function, and give the chain another name\n");
        assertThat(registry.chain("acme.softexp")).hasToString("acme.softexp");
        assertThat(mistake(registry, "exp")).startsWith("'exp' is ambiguous: it is a named chain");
      }
    }

    @Test
    void definitionsKeepTheRules() {
      FunctionRegistry.Builder builder = builder();
      assertThatThrownBy(() -> builder.define("Soft", "exp"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "name must be a letter a-z, then up to 63 of a-z, 0-9 and _, and not x, was 'Soft'");
      assertThatThrownBy(() -> builder.define("soft", "exp |"))
          .isInstanceOf(ChainSyntaxException.class)
          .hasMessageStartingWith("a function is missing after |, found the end of the chain\n");
    }
  }
}
