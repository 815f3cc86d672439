package dev.secant.runtime.registry;

import java.util.List;
import java.util.function.BooleanSupplier;

/** The worker processes that this JVM has started. */
final class WorkerProcesses {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private WorkerProcesses() {}

  static List<ProcessHandle> alive() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("WorkerMain"))
        .toList();
  }

  /** Waits for the only one there is. */
  static ProcessHandle awaitOne() {
    await(() -> alive().size() == 1);
    return alive().get(0);
  }

  static void awaitNone() {
    await(() -> alive().isEmpty());
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError("what was waited for did not happen");
    }
  }
}
