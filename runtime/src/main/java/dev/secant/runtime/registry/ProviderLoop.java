package dev.secant.runtime.registry;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the providers of a {@link ServiceLoader} whatever it throws. Which exception it
 * throws for which mistake, and from which method, differs between versions of Java, and only some
 * are {@code ServiceConfigurationError}; but each version goes on when it is asked again.
 */
final class ProviderLoop {
  /** Bounds the loop, should some version not go on. */
  private static final int MAX_FAILURES_IN_A_ROW = 100;

  private final List<ServiceLoader.Provider<?>> providers = new ArrayList<>();
  private @Nullable Failure firstFailure;

  private ProviderLoop() {}

  /** Goes through all; nothing is instantiated. */
  static ProviderLoop over(ServiceLoader<?> loader) {
    ProviderLoop loop = new ProviderLoop();
    loop.run(loader);
    return loop;
  }

  /** Returns those that could be loaded, in their order. */
  List<ServiceLoader.Provider<?>> providers() {
    return providers;
  }

  /** Returns what the first failure was; null if there was none. */
  @Nullable Failure firstFailure() {
    return firstFailure;
  }

  private void run(ServiceLoader<?> loader) {
    Iterator<? extends ServiceLoader.Provider<?>> iterator = loader.stream().iterator();
    int failures = 0;
    while (failures < MAX_FAILURES_IN_A_ROW) {
      try {
        if (!iterator.hasNext()) {
          return;
        }
        ServiceLoader.Provider<?> provider = iterator.next();
        provider.type();
        providers.add(provider);
        failures = 0;
      } catch (Throwable thrown) { // see above; what it means is found out afterwards
        failures++;
        if (firstFailure == null) {
          firstFailure = Failure.of(thrown);
        }
      }
    }
  }
}
