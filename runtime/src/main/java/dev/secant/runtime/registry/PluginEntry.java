package dev.secant.runtime.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plug-in that was found: a JAR, a folder of JARs, or what of the class path is one. */
public final class PluginEntry {
  private final String id;
  private final String version;
  private final String location;
  private final int functionCount;
  private final @Nullable String sha256;

  private PluginEntry(FoundPlugin found) {
    this.id = found.id().id();
    this.version = found.id().version();
    this.location = found.location();
    this.functionCount = found.offers().size();
    this.sha256 = found.sha256() == null ? null : found.sha256().toString();
  }

  static PluginEntry of(FoundPlugin found) {
    return new PluginEntry(found);
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

  /**
   * Returns the SHA-256 of the JAR in 64 lower-case hexadecimal digits, of a folder with libraries
   * that of the sums of all its JARs: what was found, and no other bytes are ever loaded. Empty for
   * what is on the class path or module path, whose bytes are the host's affair.
   */
  public Optional<String> sha256() {
    return Optional.ofNullable(sha256);
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
