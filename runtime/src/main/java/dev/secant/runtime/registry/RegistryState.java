package dev.secant.runtime.registry;

import java.time.Duration;

/**
 * What all generations of one registry share: how long a plug-in may take, and whether the registry
 * is open.
 */
final class RegistryState {
  private final Duration timeLimit;
  private volatile boolean open = true;

  RegistryState(Duration timeLimit) {
    this.timeLimit = timeLimit;
  }

  /** Longest time for a constructor and for other calls outside chains. */
  Duration timeLimit() {
    return timeLimit;
  }

  boolean isOpen() {
    return open;
  }

  /** Returns whether it was open before. */
  synchronized boolean close() {
    boolean wasOpen = open;
    open = false;
    return wasOpen;
  }

  void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the registry must be open, was closed");
    }
  }
}
