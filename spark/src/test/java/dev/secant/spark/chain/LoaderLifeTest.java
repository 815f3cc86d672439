package dev.secant.spark.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that what was made for a class loader goes with it. */
class LoaderLifeTest {
  @TempDir Path folder;

  /** Both are unreachable once this returns. */
  private List<WeakReference<ClassLoader>> use() throws IOException {
    Path jar = PluginJar.elementwise("q.Hill", "x / (1 + x)").writeTo(folder.resolve("hill.jar"));
    PluginPin pin = new PluginPin("hill", "", "hill.jar", GivenJars.sum(jar), List.of("hill"));
    try (URLClassLoader executor = GivenJars.loader(jar)) {
      Chain chain =
          ExecutorChains.of(new ShippedChain("hill | square", List.of(pin), List.of()), executor);
      double[] y = new double[100_000]; // enough for loops of their own
      chain.valuesAt(y, y, y.length);
      AdaptiveDerivative.of(chain, 1);
      return List.of(
          new WeakReference<>(executor),
          new WeakReference<>(chain.stages().get(0).function().getClass().getClassLoader()));
    }
  }

  private static void assertCollected(WeakReference<?> reference) {
    for (int i = 0; i < 200 && reference.get() != null; i++) {
      System.gc();
    }
    assertThat(reference.get()).isNull();
  }

  @Test
  void theLoaderIsCollectedAndThenThePlugins() throws IOException {
    int before = ExecutorChains.loaders();
    List<WeakReference<ClassLoader>> used = use();
    assertCollected(used.get(0));
    for (int i = 0; i < 200 && ExecutorChains.loaders() > before; i++) {
      System.gc();
    }
    assertThat(ExecutorChains.loaders()).isLessThanOrEqualTo(before);
    assertCollected(used.get(1));
  }
}
