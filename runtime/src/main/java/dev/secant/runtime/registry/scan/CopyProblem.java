package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.registry.store.CopyException;
import dev.secant.runtime.text.SafeText;

/** Says why the bytes of a file that were identified cannot be looked into. */
public final class CopyProblem {
  private CopyProblem() {}

  /** Returns the rejection of a file of which there is no private copy. */
  public static RejectedException of(FileIdentity file, CopyException failure) {
    return switch (failure.reason()) {
      case CHANGED, REMOVED -> FileReading.changing(file.path());
      case UNREADABLE ->
          unreadable(
              file,
              "the file cannot be read any more: " + failure.getMessage(),
              "check that this user may read it and that not too many files are open");
      case NOT_WRITABLE ->
          unreadable(
              file,
              "no private copy can be written, to look into it: " + failure.getMessage(),
              "make room, and see that java.io.tmpdir can be written to");
    };
  }

  private static RejectedException unreadable(FileIdentity file, String message, String hint) {
    String location = SafeText.of(file.path().toString());
    return new RejectedException(Problem.of(ProblemCode.UNREADABLE, location, message, hint));
  }
}
