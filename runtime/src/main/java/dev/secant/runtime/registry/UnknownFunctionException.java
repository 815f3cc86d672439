package dev.secant.runtime.registry;

import java.util.List;

/**
 * No function has the name that was asked for, or several have. The message says which, and what
 * might be meant; it is one line and safe to print.
 *
 * <p>From a chain, it is the cause of a {@link dev.secant.runtime.chain.ChainSyntaxException},
 * which knows the position.
 */
public final class UnknownFunctionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** As it was asked for. */
  private final String name;

  /** What might be meant. */
  private final String[] candidates;

  UnknownFunctionException(String name, List<String> candidates, String message) {
    super(message);
    this.name = name;
    this.candidates = candidates.toArray(String[]::new);
  }

  /** Returns the name as it was asked for, neither escaped nor cut. */
  public String name() {
    return name;
  }

  /**
   * Returns what might be meant, each of which finds a function: of an unknown name up to three
   * that are spelt like it, possibly none; of an ambiguous one the full names of all. Immutable.
   */
  public List<String> candidates() {
    return List.of(candidates);
  }
}
