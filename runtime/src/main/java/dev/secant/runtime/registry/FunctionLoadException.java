package dev.secant.runtime.registry;

/**
 * A function that was found cannot be had: its JAR is refused, its class does not load, or its
 * factory fails to create it. Not the caller's mistake, and no other call will do better unless
 * files could not be read or a worker not be started; what to do about it is in the {@link
 * #problem()}, which is in the report of the registry, too.
 *
 * <p>It has no cause: a kept throwable would keep the class loader of the plug-in that threw it.
 * The message is one line and safe to print.
 */
public final class FunctionLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final Problem problem;

  FunctionLoadException(String message, Problem problem) {
    super(message);
    this.problem = problem;
  }

  /** Returns the exception for a function that does not load. */
  static FunctionLoadException of(String name, Problem problem) {
    return new FunctionLoadException(
        "'" + name + "' of " + problem.location() + " did not load: " + problem.message(), problem);
  }

  /** Returns what is wrong, where, and what to do about it. */
  public Problem problem() {
    return problem;
  }
}
