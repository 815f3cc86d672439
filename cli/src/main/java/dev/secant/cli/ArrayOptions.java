package dev.secant.cli;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.points.PointListParser;
import dev.secant.cli.session.PlainOptions;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.array.AdaptiveArrayDerivative;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which derivative of a function of an array is asked for; at most one. */
final class ArrayOptions implements PlainOptions {
  private static final String GRADIENT = "--gradient";
  private static final String JACOBIAN = "--jacobian";
  private static final String HESSIAN = "--hessian";
  private static final String DIRECTION = "--direction";

  @Option(
      names = GRADIENT,
      description =
          "The derivative by each element of an array, of a chain that gives one number: as in"
              + " diff log_sum_exp --gradient --at \"[1, 2, 3]\". Error and status are those of each"
              + " element.")
  private boolean gradient;

  @Option(
      names = JACOBIAN,
      description =
          "The derivative of each element of the result by each element of an array: a row for each"
              + " of the result, a column for each of the array.")
  private boolean jacobian;

  @Option(
      names = HESSIAN,
      description =
          "The second derivatives by each two elements, of a chain that gives one number.")
  private boolean hessian;

  @Option(
      names = DIRECTION,
      paramLabel = "V",
      description =
          "The derivative along a direction in the shape of the point, as in --direction \"[1, -1,"
              + " 0]\"; it is not divided by the length of V.")
  private @Nullable String direction;

  @Override
  public boolean set(String flag) {
    switch (flag) {
      case GRADIENT -> gradient = true;
      case JACOBIAN -> jacobian = true;
      case HESSIAN -> hessian = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean set(String name, String value) {
    if (!name.equals(DIRECTION)) {
      return false;
    }
    direction = value;
    return true;
  }

  /**
   * Returns the option that asks for a derivative of an array function, or null.
   *
   * @throws UsageException if there are several
   */
  @Nullable String given() {
    List<String> given = new ArrayList<>();
    for (ArrayDerivativeKind kind : ArrayDerivativeKind.values()) {
      if (isGiven(kind)) {
        given.add(kind.option());
      }
    }
    if (given.size() > 1) {
      throw new UsageException(given.get(0) + " does not go with " + given.get(1));
    }
    return given.isEmpty() ? null : given.get(0);
  }

  private boolean isGiven(ArrayDerivativeKind kind) {
    return switch (kind) {
      case GRADIENT -> gradient;
      case JACOBIAN -> jacobian;
      case HESSIAN -> hessian;
      case DIRECTION -> direction != null;
    };
  }

  /**
   * Returns what computes the derivative that is asked for.
   *
   * @param search for the derivative along each element
   * @param threads that share the elements
   * @throws CommandFailure if the direction breaks its rule
   */
  ArrayMethod method(AdaptiveDerivative search, int threads) {
    AdaptiveArrayDerivative engine =
        AdaptiveArrayDerivative.standard().withSearch(search).withThreads(threads);
    if (direction != null) {
      return ArrayMethod.along(engine, vector(direction));
    }
    return gradient
        ? ArrayMethod.gradient(engine)
        : jacobian ? ArrayMethod.jacobian(engine) : ArrayMethod.hessian(engine);
  }

  private static Variable vector(String text) {
    List<Variable> vectors = PointListParser.parse(text, DIRECTION);
    Variable first = vectors.get(0);
    if (vectors.size() > 1) {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING,
          "--direction must be one vector, was "
              + vectors.size()
              + (first.rank() == 0
                  ? " numbers: put them in brackets, as in --direction \"[1, -1]\""
                  : " of them"));
    }
    boolean moves = false;
    for (int i = 0; i < first.size(); i++) {
      moves |= first.get(i) != 0;
      if (!Double.isFinite(first.get(i))) {
        throw new CommandFailure(
            ErrorCode.INVALID_SETTING,
            "--direction must be finite, its element "
                + (i + 1)
                + " was "
                + Decimal.toString(first.get(i)));
      }
    }
    if (!moves) {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING,
          "--direction must have an element that is not 0: along 0 nothing changes");
    }
    return first;
  }
}
