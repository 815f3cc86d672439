package dev.secant.runtime.registry;

import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.trust.TrustMemory;
import dev.secant.runtime.registry.trust.TrustSettings;
import dev.secant.runtime.worker.Workers;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How plug-ins in directories are found, as a builder was told.
 *
 * @param trust which of them may be used
 * @param demanded of them so far, which is not loosened any more
 * @param copies where their JARs are copied to before anything of them is loaded
 * @param cache folder for what can be made again; null for none
 * @param preferred ids of those that get a short name that several have, the first before all
 * @param isolation where they run
 */
record DiscoveryOptions(
    TrustSettings trust,
    TrustMemory demanded,
    CopyStore copies,
    @Nullable Path cache,
    List<String> preferred,
    Isolation isolation) {
  /** Returns where the code of plug-ins comes from. */
  CodeSupply supply(RegistryState state) {
    if (!isolation.isProcess()) {
      return new LocalCode(state, copies);
    }
    Workers workers =
        new Workers(
            WorkerMain.command(), isolation.limits(), isolation.isShared(), PluginOutput::log);
    return (plugin, files, isLocked) ->
        new RemoteCode(workers, plugin, new WorkerFiles(cache, files, isLocked));
  }
}
