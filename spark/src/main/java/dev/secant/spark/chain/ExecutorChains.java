package dev.secant.spark.chain;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;

/** The chains of one executor, each made once for a class loader. */
public final class ExecutorChains {
  private ExecutorChains() {}

  /** Returns the chain that was sent, in the task that calls. */
  public static Chain of(ShippedChain shipped) {
    return Holder.REGISTRY.chain(shipped.text());
  }

  static FunctionRegistry builtIns() {
    return FunctionRegistry.builder()
        .classPath(ExecutorChains.class.getClassLoader())
        .withoutCache()
        .build();
  }

  private static final class Holder {
    static final FunctionRegistry REGISTRY = builtIns();
  }
}
