package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;

/**
 * Ends one stage of discovery for one JAR, folder or class; it never leaves the registry. It has no
 * cause: a kept throwable would keep the class loader of the plug-in that threw it.
 */
public final class RejectedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  /** Ends a stage with the problem that it found. */
  public RejectedException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /** Returns why it ended. */
  public Problem problem() {
    return problem;
  }
}
