package dev.secant.runtime.registry;

/**
 * Ends one stage of discovery for one JAR, folder or class; it never leaves the package. It has no
 * cause: a kept throwable would keep the class loader of the plug-in that threw it.
 */
final class RejectedException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  RejectedException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
