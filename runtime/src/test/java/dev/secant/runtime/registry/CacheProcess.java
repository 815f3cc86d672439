package dev.secant.runtime.registry;

import java.io.PrintStream;
import java.nio.file.Path;

/** Looks at a directory over and over, forgetting all each time: the process of another user. */
final class CacheProcess {
  private CacheProcess() {}

  // Arguments: the directory of plug-ins, the cache, how often.
  public static void main(String[] args) {
    PrintStream out = System.out;
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      try (FunctionRegistry registry =
          FunctionRegistry.builder().directory(Path.of(args[0])).cache(Path.of(args[1])).build()) {
        out.println(registry.functions().stream().map(FunctionEntry::qualifiedName).toList());
      }
      CatalogueCacheTest.deleteCatalogues(Path.of(args[1]));
    }
  }
}
