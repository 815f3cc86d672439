package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.store.CopyStore;

/** Supplies the code of plug-ins by a class loader each, in this JVM. */
final class LocalCode implements CodeSupply {
  private final RegistryState state;
  private final CopyStore copies;

  /**
   * @param state knows what plug-ins see of the host
   * @param copies where their JARs are copied to before anything of them is loaded
   */
  LocalCode(RegistryState state, CopyStore copies) {
    this.state = state;
    this.copies = copies;
  }

  @Override
  public ProviderSource codeOf(String plugin, PluginFiles files, boolean isLocked) {
    return new PluginCode(plugin, state.host(), new PluginCode.Supply(files, copies, isLocked));
  }
}
