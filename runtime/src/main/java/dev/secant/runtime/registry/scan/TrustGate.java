package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a plug-in may be used, by where its files are and which bytes they hold, whatever
 * else they say and whether that was remembered or is read. Of one that is refused, only the names
 * of its functions are told, to who misses one.
 */
@FunctionalInterface
public interface TrustGate {
  /** Returns why the plug-in is refused, at its location; null if it passes. */
  @Nullable Problem refusal(PluginFiles files);
}
