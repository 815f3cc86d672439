package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.scan.TrustGate;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How plug-ins in directories are found, as a builder was told.
 *
 * @param gate which of them may be used
 * @param cache folder for what can be made again; null for none
 */
record DiscoveryOptions(TrustGate gate, @Nullable Path cache) {
  /** Returns where the code of plug-ins comes from. */
  CodeSupply supply(HostView host) {
    return (plugin, files) -> new PluginCode(plugin, host, files);
  }
}
