package dev.secant.runtime.chain;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.List;

/** SKELETON of the contract; to be made real. */
public abstract class Chain implements Function {
  Chain() {}

  /** Functions composed left to right; a Chain among them contributes its stages. */
  public static Chain of(Function first, Function... rest) {
    throw new IllegalStateException("skeleton");
  }

  /** From stages, at least one. */
  public static Chain of(List<Stage> stages) {
    throw new IllegalStateException("skeleton");
  }

  /** Parses either notation. @throws ChainSyntaxException */
  public static Chain parse(String text, StageResolver resolver) {
    throw new IllegalStateException("skeleton");
  }

  /** This chain followed by next (a Chain contributes its stages). */
  public Chain then(Function next) {
    throw new IllegalStateException("skeleton");
  }

  /** At least one. */
  public List<Stage> stages() {
    throw new IllegalStateException("skeleton");
  }

  /** Value at a number; ISE naming the stage if the result is no scalar. */
  public double valueAt(double x) {
    throw new IllegalStateException("skeleton");
  }

  @Override
  public Variable apply(Variable input) {
    throw new IllegalStateException("skeleton");
  }
}
