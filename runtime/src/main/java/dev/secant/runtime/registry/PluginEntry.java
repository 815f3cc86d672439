package dev.secant.runtime.registry;

/** A plug-in that was found: a JAR, a folder of JARs, or what of the class path is one. */
public final class PluginEntry {
  private final String id;
  private final String version;
  private final String location;
  private final int functionCount;

  PluginEntry(String id, String version, String location, int functionCount) {
    this.id = id;
    this.version = version;
    this.location = location;
    this.functionCount = functionCount;
  }

  /**
   * Returns the id, which stands before the dot of a full name; {@code core} for the built-in
   * functions, {@code app} for classes on the class path that are in no JAR.
   */
  public String id() {
    return id;
  }

  /** Returns the version by the manifest or the file name, or the empty text. */
  public String version() {
    return version;
  }

  /** Returns the JAR, folder or module, as text. */
  public String location() {
    return location;
  }

  /** Returns the number of functions and factories it offers, without those that have a problem. */
  public int functionCount() {
    return functionCount;
  }

  /** Returns {@code special_functions 1.0 (plugins/special-functions-1.0.jar): 6 functions}. */
  @Override
  public String toString() {
    return id
        + (version.isEmpty() ? "" : " " + version)
        + " ("
        + location
        + "): "
        + functionCount
        + (functionCount == 1 ? " function" : " functions");
  }
}
