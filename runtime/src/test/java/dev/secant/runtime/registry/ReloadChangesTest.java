package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.chain.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests what a reload finds, and what it makes of a folder that is lost. */
class ReloadChangesTest extends ReloadedFolder {
  @Nested
  class Changes {
    @Test
    void tellWhatWasAddedRemovedChangedAndKept() throws IOException {
      write("gone.jar", "g.Gone", "x");
      write("other-1.0.jar", "o.Other", "2 * x");
      write("same.jar", "s.Same", "x");
      try (FunctionRegistry registry = Registries.open(directory)) {
        Files.delete(directory.resolve("gone.jar"));
        Files.delete(directory.resolve("other-1.0.jar"));
        write("other-1.1.jar", "o.Other", "3 * x");
        write("fresh.jar", "f.Fresh", "5 * x");
        Files.writeString(directory.resolve("bad.jar"), "");
        RegistryChanges changes = registry.reload();
        assertThat(changes.generation()).isEqualTo(2);
        assertThat(changes.isEmpty()).isFalse();
        assertThat(ids(changes.added())).containsExactly("fresh");
        assertThat(ids(changes.removed())).containsExactly("gone");
        assertThat(ids(changes.changed())).containsExactly("other");
        assertThat(ids(changes.unchanged())).containsExactly("same");
        assertThat(changes.newProblems()).isEqualTo(registry.report().problems()).hasSize(1);
        assertThat(changes.goneProblems()).isEmpty();
        assertThat(changes)
            .hasToString(
                """
                generation 2: 1 plug-in added, 1 removed, 1 changed, 1 unchanged; 1 new problem, 0 gone
                + fresh (DIR/fresh.jar): 1 function
                - gone (DIR/gone.jar): 1 function
                * other 1.1 (DIR/other-1.1.jar): 1 function, was other 1.0 (DIR/other-1.0.jar): 1 function
                ! DIR/bad.jar: the file is no JAR: it is empty; build or copy it again; if it is being copied, wait [docs/errors.md#not-a-jar]"""
                    .replace("DIR", directory.toString()));
        assertThat(registry.chain("fresh | other").valueAt(1)).isEqualTo(15);
        assertThatThrownBy(() -> registry.chain("gone")).hasMessageContaining("unknown function");
      }
    }

    @Test
    void areNoneWhereNothingChanged() {
      write("a.jar", "a.A", "x");
      PluginJars.plugin().lists("a.Missing").write(directory.resolve("b.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        RegistryChanges changes = registry.reload();
        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.generation()).isEqualTo(1);
        assertThat(changes)
            .hasToString(
                "generation 1: 0 plug-ins added, 0 removed, 0 changed, 2 unchanged;"
                    + " 0 new problems, 0 gone");
      }
    }

    @Test
    void tellOfProblemsThatWent() throws IOException {
      Files.writeString(directory.resolve("a.jar"), "");
      try (FunctionRegistry registry = Registries.open(directory)) {
        List<Problem> before = registry.report().problems();
        write("a.jar", "a.A", "7 * x");
        RegistryChanges changes = registry.reload();
        assertThat(changes.goneProblems()).isEqualTo(before).hasSize(1);
        assertThat(ids(changes.added())).containsExactly("a");
        assertThat(registry.report().problems()).isEmpty();
        assertThat(changes.toString()).contains("\nok " + before.get(0));
      }
    }

    @Test
    void settleNamesAnew() {
      write("a.jar", "a.Twin", "x");
      try (FunctionRegistry registry = Registries.open(directory)) {
        Chain before = registry.chain("twin");
        write("b.jar", "b.Twin", "2 * x");
        RegistryChanges changes = registry.reload();
        assertThat(ids(changes.unchanged())).containsExactly("a");
        assertThatThrownBy(() -> registry.chain("twin")).hasMessageContaining("is ambiguous");
        assertThat(registry.chain("a.twin").stages().get(0).function())
            .isSameAs(before.stages().get(0).function());
      }
    }
  }

  @Nested
  class LongPaths {
    @Test
    void areToldApart() throws IOException {
      Path deep = directory;
      for (int i = 0; i < 5; i++) {
        deep = deep.resolve("y".repeat(60));
      }
      Files.createDirectories(deep);
      PluginJars.function("one.Half", "x / 2").write(deep.resolve("one.jar"));
      PluginJars.function("two.Third", "x / 3").write(deep.resolve("two.jar"));
      try (FunctionRegistry registry = Registries.open(deep)) {
        RegistryChanges changes = registry.reload(candidate -> candidate.name().equals("one"));
        assertThat(ids(changes.unchanged())).containsExactly("one", "two");
        Files.writeString(deep.resolve("bad1.jar"), "no JAR");
        Files.writeString(deep.resolve("bad2.jar"), "no JAR");
        assertThat(registry.reload().newProblems())
            .extracting(problem -> problem.location().replaceFirst(".*/", ""))
            .containsExactly("bad1.jar", "bad2.jar");
      }
    }
  }

  @Nested
  class LostDirectories {
    @Test
    void loseNoPluginUntilTheyAreBack() throws IOException {
      Path plugins = Files.createDirectory(directory.resolve("plugins"));
      PluginJars.function("a.A", "2 * x").write(plugins.resolve("a.jar"));
      try (FunctionRegistry registry = Registries.open(plugins)) {
        assertThat(registry.chain("a").valueAt(1)).isEqualTo(2);
        Path away = Files.move(plugins, directory.resolve("away"));
        RegistryChanges lost = registry.reload();
        assertThat(lost.generation()).isEqualTo(2);
        assertThat(ids(lost.unchanged())).containsExactly("a");
        assertThat(lost.newProblems()).isEqualTo(registry.report().problems()).hasSize(1);
        Problem problem = lost.newProblems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.DIRECTORY_MISSING);
        assertThat(problem.message())
            .isEqualTo(
                "the directory does not exist, so the plug-ins that were found before stay in use");
        assertThat(registry.chain("a").valueAt(1)).isEqualTo(2);
        assertThat(registry.reload().isEmpty()).isTrue();
        Files.move(away, plugins);
        RegistryChanges found = registry.reload();
        assertThat(found.goneProblems()).containsExactly(problem);
        assertThat(ids(found.unchanged())).containsExactly("a");
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void doNotStopOthers() throws IOException {
      Path one = Files.createDirectory(directory.resolve("one"));
      Path two = Files.createDirectory(directory.resolve("two"));
      PluginJars.function("a.A", "2 * x").write(one.resolve("a.jar"));
      PluginJars.function("b.B", "3 * x").write(two.resolve("b.jar"));
      try (FunctionRegistry registry = Registries.open(one, two)) {
        assertThat(registry.chain("a | b").valueAt(1)).isEqualTo(6);
        Files.move(one, directory.resolve("away"));
        PluginJars.function("b.B", "5 * x").write(two.resolve("b.jar"));
        RegistryChanges changes = registry.reload();
        assertThat(ids(changes.changed())).containsExactly("b");
        assertThat(ids(changes.unchanged())).containsExactly("a");
        assertThat(changes.newProblems()).hasSize(1);
        assertThat(registry.chain("a | b").valueAt(1)).isEqualTo(10);
        assertThat(registry.reload().isEmpty()).isTrue();
      }
    }

    @Test
    void thatWereNeverThereDoNotStopOthers() throws IOException {
      Path missing = directory.resolve("missing");
      try (FunctionRegistry registry = Registries.open(missing, directory)) {
        write("a.jar", "a.A", "2 * x");
        assertThat(ids(registry.reload().added())).containsExactly("a");
        Files.createDirectory(missing);
        assertThat(registry.reload().goneProblems()).hasSize(1);
      }
    }
  }
}
