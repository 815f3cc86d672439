package dev.secant.spark.chain;

import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.ProblemCode;

/** Says why a function does not load, and what to do about it where Spark is the host. */
final class LoadFailure {
  private LoadFailure() {}

  /** Returns one line. */
  static String text(FunctionLoadException failure) {
    String hint =
        failure.problem().code() == ProblemCode.DEPENDENCY_MISSING
            ? "a plug-in for Spark is one JAR: put the classes that it needs into it (shade them)"
            : failure.problem().hint();
    return failure.getMessage() + (hint.isEmpty() ? "" : "; " + hint);
  }
}
