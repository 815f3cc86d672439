package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a plug-in may be used, by where its files are and which bytes they hold: before
 * any other of its content counts, and whether that was remembered or is read.
 */
@FunctionalInterface
public interface TrustGate {
  /** Lets everything pass. */
  TrustGate OPEN = files -> null;

  /** Returns why the plug-in is refused, at its location; null if it passes. */
  @Nullable Problem refusal(PluginFiles files);
}
