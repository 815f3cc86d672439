package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.diff.AdaptiveDerivative;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tests that a loader goes when nobody uses it. */
class CleanPluginsTest extends WatchedLoaders {
  private void assertClean(String text, Consumer<Chain> use) {
    WeakReference<ClassLoader> loader = use(text, use);
    removePlugin();
    assertCollected(loader);
  }

  @Test
  void goOnceTheyAreRemoved() {
    assertClean("clean", chain -> chain.valueAt(1));
  }

  @Test
  void goAlthoughTheyWereCompiledByThemselves() {
    assertClean(
        "clean | clean",
        chain -> {
          double[] y = new double[200_000]; // enough for loops of their own
          chain.valuesAt(y, y, y.length);
          chain.valuesAt(y, y, y.length, 2);
          for (int i = 0; i < 200_000; i++) { // enough to be fused
            y[0] += chain.valueAt(i);
          }
          AdaptiveDerivative.of(chain, 1);
        });
  }

  @Test
  void goAlthoughFactoriesMadeFunctions() {
    assertClean("scaling(3)", chain -> chain.valueAt(1));
  }

  @Test
  void goAlthoughTheyUsedWhatTheJdkShares() {
    assertClean("async", chain -> chain.valueAt(1));
  }

  @Test
  void goAlthoughWhatTheyThrewIsKeptAsText() {
    List<Object> kept = new ArrayList<>();
    WeakReference<ClassLoader> loader =
        use(
            "throwing",
            chain -> {
              FunctionFailedException failure =
                  catchThrowableOfType(FunctionFailedException.class, () -> chain.valueAt(-1));
              kept.add(failure.getMessage());
              kept.add(failure.getStackTrace());
              kept.add(registry.function("throwing").describe());
              kept.add(
                  catchThrowableOfType(
                      FunctionLoadException.class, () -> registry.chain("failing")));
            });
    kept.add(registry.report());
    removePlugin();
    assertCollected(loader);
    assertThat(kept).hasSize(5);
  }

  @Test
  void stayAsLongAsAChainIsHeldAndThatIsNoLeak() {
    WeakReference<ClassLoader> loader = loader(registry.chain("clean"));
    Chain chain = registry.chain("throwing");
    removePlugin();
    for (int i = 0; i < 10; i++) {
      System.gc();
    }
    assertThat(loader.get()).isNotNull();
    assertThat(leaks()).isEmpty();
    // Its exception is of a class that is loaded only now.
    assertThat(catchThrowableOfType(FunctionFailedException.class, () -> chain.valueAt(-1)))
        .hasMessageEndingWith(": q.Own");
  }

  @Test
  void stayAsLongAsAHandleOfAFunctionIsHeld() {
    FunctionEntry entry = registry.function("clean");
    WeakReference<ClassLoader> loader = use("clean");
    removePlugin();
    for (int i = 0; i < 10; i++) {
      System.gc();
    }
    assertThat(loader.get()).isNotNull();
    assertThat(entry.describe().elementwise()).isEqualTo(FunctionDescription.Answer.YES);
    assertThat(leaks()).isEmpty();
  }

  @Test
  void goWithTheRegistryWhateverHandlesAreHeld() {
    FunctionEntry entry = registry.function("clean");
    WeakReference<ClassLoader> loader = use("clean");
    removePlugin();
    registry.close();
    assertCollected(loader);
    assertThat(entry.name()).isEqualTo("clean");
  }
}
