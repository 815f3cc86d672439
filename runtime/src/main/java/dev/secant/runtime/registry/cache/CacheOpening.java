package dev.secant.runtime.registry.cache;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A cache that a second thread reads while this one lists the directory: at a start, when nothing
 * is compiled yet, either takes as long as the other.
 */
public final class CacheOpening {
  private final FutureTask<CatalogueCache> opening;

  private CacheOpening(FutureTask<CatalogueCache> opening) {
    this.opening = opening;
  }

  /**
   * Begins to read what is remembered of a directory.
   *
   * @param cache folder of the user or the application; null if there is none
   */
  public static CacheOpening begin(@Nullable Path cache, Path directory) {
    FutureTask<CatalogueCache> opening =
        new FutureTask<>(() -> CatalogueCache.open(cache, directory));
    if (cache == null) {
      opening.run(); // which reads nothing
    } else {
      start(opening);
    }
    return new CacheOpening(opening);
  }

  private static void start(Runnable opening) {
    try {
      Thread thread = new Thread(null, opening, "secant-catalogue", 0, false);
      thread.setDaemon(true);
      thread.start();
    } catch (OutOfMemoryError e) { // no thread is to be had
      opening.run();
    }
  }

  /** Returns the cache, once it is read; who is interrupted meanwhile stays so. */
  public CatalogueCache get() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return opening.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("to open a cache must never fail", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
