package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.PluginId;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a class of the class path or module path comes from, and which plug-in that is.
 *
 * @param id empty for one that claims an id it may not have
 * @param text a path, or the name of a module
 * @param files the JAR; empty if it is in none
 */
record CodeLocation(PluginId id, String text, List<Path> files) {
  // Written out: what the compiler generates asks the JDK to assemble them by reflection, when they
  // are first called, which takes as long as all the rest of a start.
  @Override
  public boolean equals(Object other) {
    return other instanceof CodeLocation that
        && text.equals(that.text)
        && id.id().equals(that.id.id())
        && id.version().equals(that.id.version())
        && files.equals(that.files);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns whether this claims the id of the built-in functions or of the application. */
  boolean isReservedForOthers() {
    return id.id().isEmpty();
  }

  /** Returns the problem of one that does. */
  Problem reserved() {
    return Problem.of(
        ProblemCode.RESERVED_ID,
        text,
        "the ids core and app are reserved",
        "give the plug-in another one by Secant-Plugin in its manifest");
  }
}
