package dev.secant.cli.progress;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a run that a signal ends: whoever watches over the end of the process
 * asks for it. There is one process, and so one of these. Thread-safe.
 */
public final class Interruption {
  private static final AtomicReference<@Nullable Supplier<String>> WORDS = new AtomicReference<>();

  private Interruption() {}

  /**
   * Runs something that may be interrupted.
   *
   * @param words brings it to an orderly stop, from another thread, and returns what became of it
   * @return what {@code run} returns
   */
  public static <T> T during(Supplier<T> run, Supplier<String> words) {
    WORDS.set(words);
    try {
      return run.get();
    } finally {
      WORDS.set(null);
    }
  }

  /**
   * Runs what a file is made of; it is written only afterwards.
   *
   * @param file its name for messages
   * @return what {@code run} returns
   */
  public static <T> T before(String file, Supplier<T> run) {
    return during(
        run, () -> "interrupted; " + file + " was not written, and nothing is left behind");
  }

  /** Stops what is run and returns what is to be said of it; null if nothing is run. */
  public static @Nullable String stop() {
    Supplier<String> words = WORDS.getAndSet(null);
    return words == null ? null : words.get();
  }
}
