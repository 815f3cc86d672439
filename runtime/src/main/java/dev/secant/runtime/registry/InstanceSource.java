package dev.secant.runtime.registry;

import java.time.Duration;
import java.util.function.Consumer;

/** Makes the instance of a function or a factory; what that runs is the plug-in's own code. */
interface InstanceSource {
  /**
   * What an instance in another process is made under; one in this process is under the eyes of the
   * caller.
   *
   * @param limit the longest time for the constructor, and for each call outside chains
   * @param givenUp is told why the instance is not asked any more, should it come to that
   */
  record Terms(Duration limit, Consumer<String> givenUp) {}

  /**
   * Makes what is needed before code of the plug-in runs, and what its time limit must not pay for;
   * what goes wrong with that, {@link #create} says.
   */
  default void prepare() {}

  /** Returns a new instance. */
  Object create(Terms terms) throws ReflectiveOperationException;

  /** Returns the loader to be the thread's context class loader meanwhile. */
  ClassLoader contextLoader();

  /** Returns how long to wait for a call that has a limit. */
  default Duration patience(Duration limit) {
    return limit;
  }
}
