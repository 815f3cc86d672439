package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.scan.TrustGate;

/**
 * How plug-ins in directories are found, as a builder was told.
 *
 * @param gate which of them may be used
 */
record DiscoveryOptions(TrustGate gate) {
  /** Everything that can be read may be used, in this JVM. */
  static DiscoveryOptions standard() {
    return new DiscoveryOptions(TrustGate.OPEN);
  }

  /** Returns where the code of plug-ins comes from. */
  CodeSupply supply(HostView host) {
    return (plugin, files) -> new PluginCode(plugin, host, files);
  }
}
