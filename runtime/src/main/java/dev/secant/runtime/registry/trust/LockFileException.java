package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;

/** A lock file cannot be used: which, in which line, why, and what to do about it. */
public final class LockFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  private LockFileException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** Returns the exception for a file; the texts must be safe to print already. */
  static LockFileException of(Path file, int line, String message, String hint) {
    String location = SafeText.of(file.toString());
    return new LockFileException(
        Problem.of(ProblemCode.BAD_LOCK_FILE, location, message, hint).inEntry("", line));
  }

  static LockFileException of(Problem problem) {
    return new LockFileException(problem);
  }

  /** Returns what is wrong. */
  public Problem problem() {
    return problem;
  }
}
