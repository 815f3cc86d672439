package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.HostView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What all generations of one registry share: how long a plug-in may take, and whether the registry
 * is open.
 */
final class RegistryState {
  private final Duration timeLimit;
  private @Nullable HostView host;
  private volatile boolean open = true;

  RegistryState(Duration timeLimit) {
    this.timeLimit = timeLimit;
  }

  /** Longest time for a constructor and for other calls outside chains. */
  Duration timeLimit() {
    return timeLimit;
  }

  /** Returns what its plug-ins see of the host. */
  synchronized HostView host() {
    HostView known = host;
    if (known == null) {
      known = HostView.create();
      host = known;
    }
    return known;
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

  /** Does something while the registry cannot be closed; returns whether it was open. */
  synchronized boolean ifOpen(Runnable action) {
    if (open) {
      action.run();
    }
    return open;
  }

  void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the registry must be open, was closed");
    }
  }
}
