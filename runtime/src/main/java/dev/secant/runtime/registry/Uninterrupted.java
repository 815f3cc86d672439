package dev.secant.runtime.registry;

import java.util.function.Supplier;

/** Runs what must not be interrupted: an interrupted thread closes each channel that it reads. */
final class Uninterrupted {
  private Uninterrupted() {}

  /** Returns what {@code work} returns; the thread is interrupted afterwards if it was before. */
  static <T> T call(Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    try {
      return work.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
