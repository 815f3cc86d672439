package dev.secant.runtime.registry;

import dev.secant.runtime.registry.reload.DirectoryWatch;
import dev.secant.runtime.text.ThrownText;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a registry watches its directories, and who is told of changes.
 *
 * @param directories null if they are not watched
 */
record Watching(@Nullable DirectoryWatch directories, Consumer<RegistryChanges> listener) {
  /** Initialised by the first failure. */
  private static final class Log {
    static final Logger LOGGER = LoggerFactory.getLogger(FunctionRegistry.class);
  }

  /** Nothing is watched, and nobody is told. */
  static Watching nothing() {
    return new Watching(null, changes -> {});
  }

  /** Tells of changes, if there are any; what the listener throws is its own affair. */
  void tell(RegistryChanges changes) {
    if (changes.isEmpty()) {
      return;
    }
    try {
      listener.accept(changes);
    } catch (RuntimeException | Error e) {
      Log.LOGGER.error("the listener of reloads threw {}", ThrownText.type(e), e);
    }
  }

  /** Begins to watch for a registry. */
  void start(FunctionRegistry registry) {
    if (directories != null) {
      directories.start(registry::reload);
    }
  }

  void close() {
    if (directories != null) {
      directories.close();
    }
  }
}
