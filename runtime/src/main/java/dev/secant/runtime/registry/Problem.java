package dev.secant.runtime.registry;

/** SKELETON of the contract; to be made real: one thing that did not load, as text only. */
public final class Problem {
  /** How bad. */
  public enum Severity {
    /** Something is not usable. */
    ERROR,
    /** Everything is usable, but. */
    WARNING
  }

  Problem() {}

  /**
   * What kind; ProblemCode.name() is stable, and an anchor in docs/errors.md in lower case with
   * hyphens.
   */
  public ProblemCode code() {
    throw new IllegalStateException("skeleton");
  }

  /** How bad. */
  public Severity severity() {
    throw new IllegalStateException("skeleton");
  }

  /** JAR, folder or module, as text. */
  public String location() {
    throw new IllegalStateException("skeleton");
  }

  /** Entry in the JAR, or empty. */
  public String entry() {
    throw new IllegalStateException("skeleton");
  }

  /** Line in the entry, or 0. */
  public int line() {
    throw new IllegalStateException("skeleton");
  }

  /** Class, or empty. */
  public String className() {
    throw new IllegalStateException("skeleton");
  }

  /** Function name, or empty. */
  public String function() {
    throw new IllegalStateException("skeleton");
  }

  /** What is wrong, one sentence, the same on every JDK. */
  public String message() {
    throw new IllegalStateException("skeleton");
  }

  /** What to do about it, one sentence, or empty. */
  public String hint() {
    throw new IllegalStateException("skeleton");
  }
}
