package dev.secant.runtime.registry;

/**
 * SKELETON of the contract; to be made real: one function or factory of the catalogue. Known
 * without loading its class.
 */
public final class FunctionEntry {
  /** Which service type. */
  public enum Kind {
    /** A Function. */
    FUNCTION,
    /** A FunctionFactory. */
    FACTORY
  }

  private FunctionEntry() {}

  /** Short name. */
  public String name() {
    throw new IllegalStateException("skeleton");
  }

  /** plugin.name. */
  public String qualifiedName() {
    throw new IllegalStateException("skeleton");
  }

  /** Plug-in id. */
  public String plugin() {
    throw new IllegalStateException("skeleton");
  }

  /** JAR, folder or module location, as text. */
  public String location() {
    throw new IllegalStateException("skeleton");
  }

  /** Binary class name. */
  public String className() {
    throw new IllegalStateException("skeleton");
  }

  /** Which service type. */
  public Kind kind() {
    throw new IllegalStateException("skeleton");
  }

  /** Whether the short name alone finds it. */
  public boolean isShortNameUnique() {
    throw new IllegalStateException("skeleton");
  }

  /**
   * Loads the class and asks it. @throws IllegalStateException closed; @throws
   * IllegalArgumentException it does not load, with the problem's sentence
   */
  public FunctionDescription describe() {
    throw new IllegalStateException("skeleton");
  }
}
