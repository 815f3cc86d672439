package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.Problem;

/** Says which function does not load, why, what to do about it, and where to read about that. */
final class LoadFailure {
  private LoadFailure() {}

  static CommandFailure of(FunctionLoadException e) {
    Problem problem = e.problem();
    String hint = problem.hint().isEmpty() ? "" : problem.hint() + " ";
    return new CommandFailure(
        ErrorCode.FUNCTION_NOT_LOADED,
        e.getMessage() + "\n" + hint + "[docs/errors.md#" + problem.code().anchor() + "]",
        e);
  }
}
