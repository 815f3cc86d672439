package dev.secant.runtime.registry;

import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.scan.TrustGate;
import dev.secant.runtime.worker.Workers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How plug-ins in directories are found, as a builder was told.
 *
 * @param gate which of them may be used
 * @param cache folder for what can be made again; null for none
 * @param isolation where they run
 */
record DiscoveryOptions(TrustGate gate, @Nullable Path cache, Isolation isolation) {
  /** Returns where the code of plug-ins comes from. */
  CodeSupply supply(HostView host) {
    if (!isolation.isProcess()) {
      return (plugin, files) -> new PluginCode(plugin, host, files);
    }
    Workers workers =
        new Workers(
            WorkerMain.command(), isolation.limits(), isolation.isShared(), PluginOutput::log);
    return (plugin, files) -> new RemoteCode(workers, plugin, files);
  }
}
