package dev.secant.runtime.chain;

import org.jspecify.annotations.Nullable;

/**
 * A function of a chain threw something, or returned what no function may return. The message names
 * the stage, the plug-in with its JAR, the input, the chain and what happened, in one line that is
 * safe to print.
 *
 * <pre>{@code
 * bad of plug-in acme (plugins/acme-1.0.jar) failed at input 0.25, as stage 2 of 'square | bad':
 * java.lang.ArithmeticException: boom
 * }</pre>
 *
 * <p>A function that evaluates a chain of its own hands on the failure of that chain as it is: the
 * innermost stage is the one to blame.
 *
 * <p>The {@linkplain #getCause() cause} is what the function threw, null if it returned something
 * wrong. It is an object of the plug-in: its class keeps the plug-in loaded, and its methods are
 * the plug-in's code. All getters give plain text instead. Serialization leaves the cause out, so
 * that the exception can be read where the plug-in is not.
 */
public final class FunctionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The whole chain. */
  private final String chain;

  /** The stage that failed. */
  private final String stage;

  /** Its index, from 0. */
  private final int stageIndex;

  /** Id of its plug-in, or empty. */
  private final String plugin;

  /** Path or URL of its JAR, or empty. */
  private final String location;

  /** Its input, or empty. */
  private final String input;

  FunctionFailedException(FailureText failure, @Nullable Throwable cause) {
    super(failure.message(cause), cause);
    this.chain = failure.chain;
    this.stage = failure.stage;
    this.stageIndex = failure.stageIndex;
    this.plugin = failure.origin.plugin();
    this.location = failure.origin.location();
    this.input = failure.input;
  }

  /** The same without its cause. */
  private FunctionFailedException(FunctionFailedException original) {
    super(original.getMessage());
    this.chain = original.chain;
    this.stage = original.stage;
    this.stageIndex = original.stageIndex;
    this.plugin = original.plugin;
    this.location = original.location;
    this.input = original.input;
    setStackTrace(original.getStackTrace());
  }

  /** Returns the whole chain in its notation, unabridged. */
  public String chain() {
    return chain;
  }

  /** Returns the stage that failed, as it stands in the chain: {@code scale(2)}. */
  public String stage() {
    return stage;
  }

  /** Returns the index of the stage in the chain, from 0; the message counts from 1. */
  public int stageIndex() {
    return stageIndex;
  }

  /** Returns the id of the stage's plug-in; empty for a function handed over in code. */
  public String plugin() {
    return plugin;
  }

  /** Returns the path or URL of the stage's JAR; empty for a function handed over in code. */
  public String location() {
    return location;
  }

  /**
   * Returns what the stage was called with: a number or a small array in full, of a larger array
   * the first elements and the shape; empty if it had no input, as for the domain.
   */
  public String input() {
    return input;
  }

  /** What is written by serialization; classes of a plug-in are not, nor need they be there. */
  private Object writeReplace() {
    return new FunctionFailedException(this);
  }
}
