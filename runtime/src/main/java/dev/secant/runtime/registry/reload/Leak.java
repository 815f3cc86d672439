package dev.secant.runtime.registry.reload;

import java.util.List;

/**
 * A class loader that stays in memory although nobody should hold it: text only.
 *
 * @param loader its name
 * @param suspects what may hold it, in words; empty if nothing was found
 */
public record Leak(RetiredCode code, String loader, List<String> suspects) {
  /** Copies the list. */
  public Leak {
    suspects = List.copyOf(suspects);
  }
}
