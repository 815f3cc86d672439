package dev.secant.cli.check;

import dev.secant.api.Decimal;
import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.points.BrokenSourceException;
import dev.secant.cli.points.PointBlock;
import dev.secant.cli.points.PointSource;
import java.util.ArrayList;
import java.util.List;

/** The points of a source, all at once: a check sorts its findings. */
public final class GivenPoints {
  /** A hundred times what shows anything, and still done in seconds. */
  private static final int MOST = 10_000;

  private GivenPoints() {}

  /**
   * Returns all points, at least one.
   *
   * @throws CommandFailure if there is none, there are more than 10000, or one cannot be read or is
   *     not finite
   */
  public static List<Variable> of(PointSource source) {
    List<Variable> points = new ArrayList<>();
    PointBlock block = new PointBlock();
    try {
      while (source.fill(block)) {
        for (int i = 0; i < block.size(); i++) {
          points.add(point(source, block, i));
        }
        if (points.size() > MOST) {
          throw failure(source.name() + " must give at most " + MOST + " points to a check");
        }
      }
    } catch (BrokenSourceException e) {
      throw e.failure();
    }
    if (points.isEmpty()) {
      throw failure("no points were read from " + source.name());
    }
    return points;
  }

  private static Variable point(PointSource source, PointBlock block, int index) {
    String failure = block.failure(index);
    if (failure != null) {
      throw failure(source.where(block, index) + ": " + failure);
    }
    Variable array = block.array(index);
    Variable point = array == null ? Variable.of(block.number(index)) : array;
    for (int i = 0; i < point.size(); i++) {
      if (!Double.isFinite(point.get(i))) {
        throw failure(
            source.where(block, index)
                + ": a derivative can be checked at finite numbers only, was "
                + Decimal.toString(point.get(i)));
      }
    }
    return point;
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.INVALID_POINT, message);
  }
}
