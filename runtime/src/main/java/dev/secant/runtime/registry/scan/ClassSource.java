package dev.secant.runtime.registry.scan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the class files of a plug-in are read from, as bytes: nothing is defined. */
public interface ClassSource {
  /** Returns the class file, or null if there is none. */
  byte @Nullable [] classBytes(String className) throws RejectedException;

  /** Returns the entry names to find a similar one in; empty if they cannot be listed. */
  Set<String> entryNames();
}
