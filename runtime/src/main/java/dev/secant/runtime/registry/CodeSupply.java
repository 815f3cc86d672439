package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.PluginFiles;

/** Supplies the code of plug-ins in directories, by a class loader each or otherwise. */
@FunctionalInterface
interface CodeSupply {
  /**
   * Returns the code of a plug-in; nothing is opened or loaded before an instance is asked for.
   *
   * @param plugin its id
   * @param files the JARs of the plug-in in the order of look-up, with the bytes that were looked
   *     at
   * @param isLocked whether a lock file says what they must be
   */
  ProviderSource codeOf(String plugin, PluginFiles files, boolean isLocked);
}
