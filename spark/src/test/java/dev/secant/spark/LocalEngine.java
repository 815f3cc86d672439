package dev.secant.spark;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;

/** The built-in functions without Spark, which its results are held against. */
final class LocalEngine {
  private static final FunctionRegistry REGISTRY =
      FunctionRegistry.builder()
          .classPath(LocalEngine.class.getClassLoader())
          .withoutCache()
          .build();

  private LocalEngine() {}

  static Chain chain(String text) {
    return REGISTRY.chain(text);
  }
}
