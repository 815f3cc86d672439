package dev.secant.runtime.registry;

import java.util.List;

/** SKELETON of the contract; to be made real. */
public final class RegistryReport {
  RegistryReport() {}

  /** All problems, errors first, then by location; immutable. */
  public List<Problem> problems() {
    throw new IllegalStateException("skeleton");
  }

  /** One line a plug-in that was found (id, version, location, number of functions). */
  public List<PluginEntry> plugins() {
    throw new IllegalStateException("skeleton");
  }
}
