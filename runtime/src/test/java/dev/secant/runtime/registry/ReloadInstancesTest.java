package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.chain.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests which instances outlast a reload, and that threads see one generation. */
class ReloadInstancesTest extends ReloadedFolder {
  @Nested
  class Instances {
    @Test
    void stayWhereTheContentIsTheSame() throws IOException {
      write("a.jar", "a.A", "x");
      try (FunctionRegistry registry = Registries.open(directory)) {
        Object before = registry.chain("a").stages().get(0).function();
        Path copy = Files.copy(directory.resolve("a.jar"), directory.resolve("a.copy"));
        Files.move(copy, directory.resolve("a.jar"), StandardCopyOption.REPLACE_EXISTING);
        write("b.jar", "b.B", "x");
        registry.reload();
        assertThat(registry.chain("a").stages().get(0).function()).isSameAs(before);
      }
    }

    @Test
    void keepProblemsOfTheirUse() {
      PluginJars.plugin()
          .body(
              "a.Bad",
              "implements ElementwiseFunction",
              "public Bad() { throw new Error(\"no\"); } public double forward(double x) { return x; }")
          .lists("a.Bad")
          .write(directory.resolve("a.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThatThrownBy(() -> registry.chain("bad")).isInstanceOf(FunctionLoadException.class);
        List<Problem> before = registry.report().problems();
        assertThat(registry.reload().isEmpty()).isTrue();
        write("b.jar", "b.B", "x");
        registry.reload();
        assertThat(registry.report().problems()).isEqualTo(before).hasSize(1);
        write("a.jar", "a.Bad", "x");
        assertThat(registry.reload().goneProblems()).isEqualTo(before);
        assertThat(registry.chain("bad").valueAt(1)).isEqualTo(1);
      }
    }

    @Test
    void ofAnOldGenerationWorkOnUntilTheRegistryIsClosed() {
      write("a.jar", "a.A", "2 * x");
      FunctionRegistry registry = Registries.open(directory);
      Chain before = registry.chain("a");
      FunctionEntry entry = registry.function("a");
      write("a.jar", "a.A", "3 * x");
      registry.reload();
      assertThat(before.valueAt(1)).isEqualTo(2);
      assertThat(registry.chain("a").valueAt(1)).isEqualTo(3);
      assertThat(entry.describe().elementwise()).isEqualTo(FunctionDescription.Answer.YES);
      registry.close();
      assertThatThrownBy(() -> before.valueAt(1)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(entry::describe).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(registry::reload)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the registry must be open, was closed");
    }
  }

  @Nested
  class Threads {
    @Test
    void seeOneGenerationInEachChainWhileOthersReload() throws Exception {
      Path jar = directory.resolve("both.jar");
      Map<String, byte[]> two = pair("2", "0.5");
      Map<String, byte[]> four = pair("4", "0.25");
      PluginJars.write(jar, two);
      ExecutorService pool = Executors.newFixedThreadPool(3);
      try (FunctionRegistry registry = Registries.open(directory)) {
        registry.chain("up | down"); // from here on, it is in use
        AtomicBoolean isOver = new AtomicBoolean();
        Future<Integer> reader =
            pool.submit(
                () -> {
                  int answers = 0;
                  while (!isOver.get()) {
                    assertThat(registry.chain("up | down").valueAt(3)).isEqualTo(3);
                    answers++;
                  }
                  return answers;
                });
        List<Future<Void>> reloaders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          reloaders.add(
              pool.submit(
                  () -> {
                    for (int j = 0; j < 20; j++) {
                      Path next = Files.createTempFile(directory, "next", "");
                      PluginJars.write(next, j % 2 == 0 ? four : two);
                      Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE);
                      registry.reload();
                    }
                    return null;
                  }));
        }
        for (Future<Void> reloader : reloaders) {
          reloader.get();
        }
        isOver.set(true);
        assertThat(reader.get()).isPositive();
        assertThat(registry.report().problems()).isEmpty();
      } finally {
        pool.shutdownNow();
      }
    }

    private Map<String, byte[]> pair(String up, String down) {
      return PluginJars.plugin()
          .elementwise("b.Up", up + " * x")
          .elementwise("b.Down", down + " * x")
          .lists("b.Up", "b.Down")
          .content();
    }

    @Test
    void whoseRegistryIsClosedUnderAReloadAreTold() throws Exception {
      for (int i = 0; i < 200; i++) {
        write("n" + i + ".jar", "n.N", "x");
      }
      FunctionRegistry registry = Registries.open(directory);
      for (int i = 0; i < 200; i++) {
        Files.delete(directory.resolve("n" + i + ".jar"));
      }
      Thread closing = new Thread(registry::close);
      closing.start();
      try {
        registry.reload();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("the registry must be open, was closed");
      }
      closing.join();
      assertThatThrownBy(registry::functions).isInstanceOf(IllegalStateException.class);
    }
  }
}
