package dev.secant.spark.chain;

import dev.secant.runtime.chain.Chain;

/**
 * The chains of one executor: each is made once for a class loader, and each plug-in opened once.
 * Thread-safe.
 */
public final class ExecutorChains {
  private static final WeakTable<ClassLoader, LoaderChains> BY_LOADER = new WeakTable<>();

  private ExecutorChains() {}

  /**
   * Returns the chain that was sent, in the task that calls; on the driver, where Spark computes
   * what needs no rows, in the query that calls. It works as long as the context class loader of
   * the calling thread lives. Cost: a look-up; the first time for a class loader, that of hashing
   * and reading the JARs of the plug-ins.
   *
   * @throws ChainRefusedException if the plug-ins of the driver are not here, or are others, or
   *     cannot be used
   */
  public static Chain of(ShippedChain shipped) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return of(shipped, context != null ? context : ExecutorChains.class.getClassLoader());
  }

  /**
   * Returns the chain for a class loader.
   *
   * @param loader shows the JARs that this executor was given
   */
  static Chain of(ShippedChain shipped, ClassLoader loader) {
    return BY_LOADER.get(loader, LoaderChains::new).chain(shipped, loader);
  }

  /** Returns the number of class loaders that have chains, without those that were collected. */
  static int loaders() {
    return BY_LOADER.size();
  }
}
