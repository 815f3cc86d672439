package dev.secant.runtime.registry;

import dev.secant.runtime.registry.reload.RetiredCode;
import dev.secant.runtime.registry.scan.Offer;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** Where the instances of the functions and factories of one plug-in come from. Thread-safe. */
interface ProviderSource extends Closeable {
  /** Returns the source of the instance of one that the plug-in offers; nothing is loaded yet. */
  InstanceSource source(Offer offer);

  /**
   * Makes sure that the files can be replaced from now on without harm; returns whether they are
   * still what they were when they were found.
   */
  default boolean secure() {
    return true;
  }

  /**
   * Saves what can be saved, since only those who have an instance, or a handle of a function of an
   * old generation, will use it from now on. It is not closed then, but what this returns is.
   *
   * @param location of the plug-in, as text
   * @return what is to be closed when nobody uses it any more; null if there is nothing
   */
  default @Nullable RetiredCode retire(String location) {
    return null;
  }
}
