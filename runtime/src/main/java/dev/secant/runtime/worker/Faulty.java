package dev.secant.runtime.worker;

import dev.secant.runtime.text.Told;

/** What proxies throw. */
public interface Faulty extends Told {
  /** Returns what went wrong. */
  Fault fault();

  @Override
  default String told() {
    return fault().sentence();
  }
}
