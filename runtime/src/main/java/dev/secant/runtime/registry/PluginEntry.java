package dev.secant.runtime.registry;

/** SKELETON of the contract; to be made real. */
public final class PluginEntry {
  PluginEntry() {}

  /** Plug-in id. */
  public String id() {
    throw new IllegalStateException("skeleton");
  }

  /** Version, or empty. */
  public String version() {
    throw new IllegalStateException("skeleton");
  }

  /** JAR, folder or module location, as text. */
  public String location() {
    throw new IllegalStateException("skeleton");
  }

  /** Number of functions and factories it offers. */
  public int functionCount() {
    throw new IllegalStateException("skeleton");
  }
}
