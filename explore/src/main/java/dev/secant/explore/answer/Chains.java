package dev.secant.explore.answer;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.UnknownFunctionException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Chains by their text. The last ones are kept: a chain that is called again and again, as while a
 * slider moves, gets faster. Thread-safe.
 */
final class Chains {
  private static final int KEPT = 16;

  private final FunctionRegistry registry;
  private final Map<String, Chain> last =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Chain> eldest) {
          return size() > KEPT;
        }
      };

  Chains(FunctionRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns the chain of a text.
   *
   * @throws Refusal if it cannot be read, or a function is not there or does not load
   */
  Chain of(String text) throws Refusal {
    synchronized (last) {
      Chain known = last.get(text);
      if (known != null) {
        return known;
      }
    }
    Chain chain = parse(text); // not under the lock: what a plug-in does here may take long
    synchronized (last) {
      last.put(text, chain);
    }
    return chain;
  }

  private Chain parse(String text) throws Refusal {
    try {
      return registry.chain(text);
    } catch (ChainSyntaxException e) {
      boolean isUnknown = e.getCause() instanceof UnknownFunctionException;
      throw new Refusal(
          isUnknown ? RefusalCode.UNKNOWN_FUNCTION : RefusalCode.CHAIN_SYNTAX,
          String.valueOf(e.getMessage()),
          e.position());
    } catch (FunctionLoadException e) {
      throw new Refusal(RefusalCode.FUNCTION_NOT_LOADED, String.valueOf(e.getMessage()));
    }
  }
}
