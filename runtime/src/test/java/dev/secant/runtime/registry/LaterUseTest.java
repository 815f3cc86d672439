package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.runtime.chain.Chain;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what happens when a JAR or the registry goes away between discovery and use. */
class LaterUseTest {
  @TempDir Path directory;

  private Path writeTriple() {
    return PluginJars.function("q.Triple", "3 * x").write(directory.resolve("x.jar"));
  }

  @Nested
  class ChangedFiles {
    private void assertUnreadable(FunctionRegistry registry, Path jar, String why) {
      FunctionLoadException refusal =
          catchThrowableOfType(FunctionLoadException.class, () -> registry.chain("triple"));
      assertThat(refusal.problem().code()).isEqualTo(ProblemCode.UNREADABLE);
      assertThat(refusal.problem().message())
          .isEqualTo(
              "class q.Triple cannot be loaded: "
                  + jar
                  + " cannot be read any more: it was "
                  + why
                  + " since it was found");
    }

    @Test
    void removedAndPutBack() throws IOException {
      Path jar = writeTriple();
      Path away = directory.resolve("x.away");
      try (FunctionRegistry registry = Registries.open(directory)) {
        Files.move(jar, away);
        assertUnreadable(registry, jar, "removed");
        Files.move(away, jar);
        assertThat(registry.chain("triple").valueAt(2)).isEqualTo(6);
        assertThat(registry.report().problems()).hasSize(1);
      }
    }

    @Test
    void replacedByAnotherJar() throws IOException {
      Path jar = writeTriple();
      try (FunctionRegistry registry = Registries.open(directory)) {
        Files.delete(jar);
        PluginJars.function("q.Quadruple", "4 * x").write(jar);
        assertUnreadable(registry, jar, "changed");
      }
    }

    @Test
    void overwrittenByGarbage() throws IOException {
      Path jar = writeTriple();
      try (FunctionRegistry registry = Registries.open(directory)) {
        Files.writeString(jar, "no JAR any more");
        assertUnreadable(registry, jar, "changed");
      }
    }

    /** The private copy is what classes come from, late ones too. */
    @Test
    void replacedUnderAChainAreReadFromTheCopy() throws IOException {
      Path jar =
          PluginJars.plugin()
              .elementwise("q.Other", "x + 1")
              .elementwise("q.Late", "new Other().forward(x)")
              .lists("q.Late")
              .write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        Chain chain = registry.chain("late");
        Files.write(jar, new byte[] {1});
        assertThat(chain.valueAt(1)).isEqualTo(2);
      }
    }
  }

  @Nested
  class ClosedRegistries {
    /** The plug-in closes it by a hook, which stands for another thread at the same moment. */
    @Test
    void underTheConstructor() {
      PluginJars.plugin()
          .body(
              "q.Closing",
              "implements ElementwiseFunction",
              "public Closing() { ((Runnable) System.getProperties().get(\"secant.test.close\"))"
                  + ".run(); new Other(); } public double forward(double x) { return x; }")
          .elementwise("q.Other", "x")
          .lists("q.Closing")
          .write(directory.resolve("x.jar"));
      FunctionRegistry registry = Registries.open(directory);
      Runnable close = registry::close;
      System.getProperties().put("secant.test.close", close);
      try {
        assertThatThrownBy(() -> registry.chain("closing"))
            .isExactlyInstanceOf(IllegalStateException.class)
            .hasMessage("the registry must be open, was closed");
      } finally {
        System.getProperties().remove("secant.test.close");
      }
      assertThat(registry.report().problems()).isEmpty();
    }

    private static WeakReference<ClassLoader> use(FunctionRegistry registry) {
      Chain chain = registry.chain("triple");
      assertThat(chain.valueAt(2)).isEqualTo(6);
      double[] y = new double[200_000]; // enough for a loop of its own
      chain.valuesAt(y, y, y.length);
      chain.valuesAt(y, y, y.length);
      return new WeakReference<>(chain.stages().get(0).function().getClass().getClassLoader());
    }

    @Test
    void letTheClassesOfAPluginGo() {
      writeTriple();
      FunctionRegistry registry = Registries.open(directory);
      FunctionEntry entry = registry.function("triple");
      WeakReference<ClassLoader> loader = use(registry);
      registry.close();
      for (int i = 0; i < 100 && loader.get() != null; i++) {
        System.gc();
      }
      assertThat(loader.get()).isNull();
      assertThat(entry.name()).isEqualTo("triple");
      assertThat(registry.report().problems()).isEmpty();
    }
  }

  @Nested
  class TimeLimits {
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999999S", "PT1H0.000000001S"})
    void outOfRangeAreRefused(String limit) {
      assertThatThrownBy(() -> FunctionRegistry.builder().timeLimit(Duration.parse(limit)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("limit must be at least 1 ms and at most 1 hour, was " + limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT1H"})
    void atTheEndsOfTheRangeAreTaken(String limit) {
      FunctionRegistry.builder().timeLimit(Duration.parse(limit)).build().close();
    }
  }
}
