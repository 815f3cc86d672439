package dev.secant.spark.chain;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.RegistryReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The plug-ins and chains of one class loader of an executor. Only JARs with the sum of one of the
 * driver are opened, each by a registry of its own, so that a JAR that comes later closes nothing.
 * It does not refer to that class loader. Thread-safe.
 */
final class LoaderChains implements AutoCloseable {
  /** Chains are small, but an application that makes their text of data never stops. */
  private static final int MOST_CHAINS = 1000;

  private final FileMemory<String> sums = FileMemory.ofSums();
  private final Map<String, FunctionRegistry> plugins = new HashMap<>();
  private final Map<ShippedChain, Chain> chains =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ShippedChain, Chain> eldest) {
          return size() > MOST_CHAINS;
        }
      };

  /** Returns a chain, made now if it is not yet. */
  synchronized Chain chain(ShippedChain shipped, ClassLoader loader) {
    Chain chain = chains.get(shipped);
    if (chain == null) {
      chain = make(shipped, loader);
      chains.put(shipped, chain);
    }
    return chain;
  }

  /** The driver has settled what each name stands for. */
  private Chain make(ShippedChain shipped, ClassLoader loader) {
    BuiltIns builtIns = BuiltIns.here();
    builtIns.requireSame(shipped.host());
    Map<String, FunctionRegistry> owners = new HashMap<>();
    for (PluginPin pin : shipped.plugins()) {
      FunctionRegistry plugin = plugin(pin, loader);
      pin.names().forEach(name -> owners.put(name, plugin));
    }
    try {
      return Chain.parse(
          shipped.text(),
          request -> owners.getOrDefault(request.name(), builtIns.registry()).resolve(request));
    } catch (ChainSyntaxException e) {
      throw new ChainRefusedException(
          ThisProcess.name() + " cannot make a chain of the driver: " + e.reason());
    } catch (FunctionLoadException e) {
      throw new ChainRefusedException(ThisProcess.name() + ": " + LoadFailure.text(e));
    }
  }

  private FunctionRegistry plugin(PluginPin pin, ClassLoader loader) {
    String key = pin.sha256() + pin.id();
    FunctionRegistry plugin = plugins.get(key);
    if (plugin == null) {
      plugin = open(pin, loader);
      plugins.put(key, plugin);
    }
    return plugin;
  }

  private FunctionRegistry open(PluginPin pin, ClassLoader loader) {
    Set<Path> here = new LinkedHashSet<>(ShownServices.of(loader).jars());
    here.removeIf(BuiltIns.here()::areIn);
    Set<Path> candidates = new LinkedHashSet<>(here);
    if (!ThisProcess.isInTask()) { // whose class loaders need not show what it gives executors
      candidates.addAll(SessionPlugins.jarOfDriver(pin.sha256()));
    }
    for (Path jar : candidates) {
      if (sums.get(jar).equals(pin.sha256())) {
        FunctionRegistry registry =
            FunctionRegistry.builder().plugin(jar, pin.file()).withoutCache().build();
        if (isPinned(registry, pin)) {
          return registry;
        }
        registry.close();
        requireNoProblem(registry.report());
      }
    }
    throw new ChainRefusedException(new MissingPlugin(pin, here, sums).text());
  }

  /** Without one, the file changed after it was hashed, and is the driver's no more. */
  private static void requireNoProblem(RegistryReport report) {
    for (Problem problem : report.problems()) {
      if (problem.severity() == Problem.Severity.ERROR) {
        throw new ChainRefusedException(ThisProcess.name() + ": " + problem);
      }
    }
  }

  private static boolean isPinned(FunctionRegistry registry, PluginPin pin) {
    for (PluginEntry entry : registry.report().plugins()) {
      if (entry.id().equals(pin.id()) && pin.sha256().equals(entry.sha256().orElse(""))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized void close() {
    chains.clear();
    plugins.values().forEach(FunctionRegistry::close);
    plugins.clear();
  }
}
