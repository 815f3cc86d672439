package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.registry.scan.FileHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests JARs that are named one by one. */
class SingleJarTest {
  @TempDir Path directory;

  private static FunctionRegistry.Builder builder() {
    return FunctionRegistry.builder().withoutCache();
  }

  private Path half() {
    return PluginJars.function("q.Half", "x / 2").write(directory.resolve("half-1.2.jar"));
  }

  @Nested
  class Found {
    @Test
    void isAPluginWhateverElseIsInItsFolder() {
      Path jar = half();
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = builder().plugin(jar).build()) {
        assertThat(registry.functions())
            .extracting(FunctionEntry::qualifiedName)
            .containsExactly("half.half");
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void goesByTheFileNameThatIsGiven() throws IOException {
      Path copy = Files.move(half(), directory.resolve("0f3a.tmp"));
      try (FunctionRegistry registry = builder().plugin(copy, "half-1.2.jar").build()) {
        PluginEntry entry = registry.report().plugins().get(0);
        assertThat(entry.id()).isEqualTo("half");
        assertThat(entry.version()).isEqualTo("1.2");
        assertThat(entry.location()).isEqualTo(copy.toString());
      }
    }

    @Test
    void countsOnceHoweverOftenItIsNamed() {
      Path jar = half();
      try (FunctionRegistry registry =
          builder().plugin(jar).plugin(jar).directory(directory).build()) {
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void isLookedAtAgainByAReload() {
      Path jar = half();
      try (FunctionRegistry registry = builder().plugin(jar).build()) {
        PluginJars.function("q.Half", "x / 2 + 1").write(jar);
        assertThat(registry.reload().changed()).hasSize(1);
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(2.5);
      }
    }
  }

  @Nested
  class Sums {
    @Test
    void areThoseOfTheFilesThatAreLoaded() throws IOException {
      Path jar = half();
      try (FunctionRegistry registry = builder().plugin(jar).build()) {
        assertThat(registry.report().plugins().get(0).sha256())
            .hasValue(FileHash.of(jar).toString());
      }
    }

    @Test
    void areNotToldOfTheClassPath() {
      try (FunctionRegistry registry = builder().classPath().build()) {
        assertThat(registry.report().plugins())
            .isNotEmpty()
            .allSatisfy(plugin -> assertThat(plugin.sha256()).isEmpty());
      }
    }
  }

  @Nested
  class Refused {
    @Test
    void isAProblemIfItIsNotThereAndNoMatterToOthers() {
      Path missing = directory.resolve("missing.jar");
      PluginJars.addGood(directory);
      Path good = directory.resolve("good.jar");
      try (FunctionRegistry registry = builder().plugin(missing).plugin(good).build()) {
        Registries.assertProblem(
            Registries.onlyProblem(registry),
            ProblemCode.UNREADABLE,
            missing,
            "the file cannot be read");
      }
    }

    @Test
    void isWhatNamesNoFile() {
      Path root = directory.getRoot();
      assertThatThrownBy(() -> builder().plugin(root))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("jar must be the path of a file, was " + root);
    }

    @Test
    void isWhatALockFileDoesNotListAndListedOthersAreNotMissed() throws IOException {
      PluginJars.addGood(directory);
      Path other = Files.createDirectory(directory.resolve("other"));
      PluginLock.in(directory).update(TrustPolicy.LOCKED);
      Path jar = PluginJars.function("q.Half", "x / 2").write(other.resolve("half.jar"));
      Path lock = directory.resolve("plugins.lock");
      try (FunctionRegistry registry = builder().plugin(jar).lockFile(lock).build()) {
        assertThat(registry.report().problems()).hasSize(1);
        Registries.assertProblem(
            registry.report().problems().get(0),
            ProblemCode.NOT_LOCKED,
            jar,
            "the plug-in is not in plugins.lock");
      }
    }

    @Test
    void isWhatALockFileBesideItDoesNotList() throws IOException {
      PluginJars.addGood(directory);
      PluginLock.in(directory).update(TrustPolicy.LOCKED);
      try (FunctionRegistry registry =
          builder().plugin(half()).plugin(directory.resolve("good.jar")).build()) {
        assertThat(registry.functions())
            .extracting(FunctionEntry::name)
            .isEqualTo(List.of("twice"));
        assertThat(Registries.onlyProblem(registry).code()).isEqualTo(ProblemCode.NOT_LOCKED);
      }
    }
  }
}
