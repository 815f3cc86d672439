package dev.secant.runtime.chain;

/** Finds the function behind a name in the text of a chain; a registry is one. */
@FunctionalInterface
public interface StageResolver {
  /**
   * Returns the stage for a name and arguments.
   *
   * @param request what stands in the text
   * @throws IllegalArgumentException if there is no such function, the name is ambiguous or the
   *     arguments do not fit; the message is a sentence for people, without the position, which the
   *     parser adds
   * @throws RuntimeException of any other type if the text is right and the function cannot be had
   *     all the same; the parser lets it pass
   */
  Stage resolve(StageRequest request);
}
