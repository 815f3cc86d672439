package dev.secant.runtime.chain;

import java.util.Map;

/** Finds the function behind a name in the text of a chain; a registry is one. */
@FunctionalInterface
public interface StageResolver {
  /**
   * Returns the stage for a name and arguments.
   *
   * @param name short or qualified name, as it stands in the text
   * @param positional arguments without a name, in their order; empty if there are none
   * @param named arguments with a name, in their order
   * @throws IllegalArgumentException if there is no such function, the name is ambiguous or the
   *     arguments do not fit; the message is a sentence for people, without the position, which the
   *     parser adds
   */
  Stage resolve(String name, double[] positional, Map<String, Double> named);
}
