package dev.secant.cli.session;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be said if code of a plug-in ends the process, which cannot be stopped from
 * doing so: whoever watches over the end of the process lets it be said first. There is one
 * process, and so one of these. Thread-safe.
 */
public final class LastWords {
  private static final AtomicReference<@Nullable Runnable> WORDS = new AtomicReference<>();

  private LastWords() {}

  /** Runs code of plug-ins; until it returns, {@code words} are the last ones. */
  public static void during(Runnable code, Runnable words) {
    WORDS.set(words);
    try {
      code.run();
    } finally {
      WORDS.set(null);
    }
  }

  /** Says what there is to say, once. */
  public static void speak() {
    Runnable words = WORDS.getAndSet(null);
    if (words != null) {
      words.run();
    }
  }
}
