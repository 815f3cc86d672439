package dev.secant.runtime.curve;

import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells cells that may hold a feature from those of a smooth function: their contradiction is out
 * of line with that of the cells around them.
 */
final class Suspicion {
  /**
   * Of a smooth function that the points resolve, bend and leap change slowly from cell to cell.
   */
  private static final double OUT_OF_LINE_BEND = 1.5;

  private static final double OUT_OF_LINE_LEAP = 3;

  /** The leap of a smooth function is a twelfth of the bend at its ends, or of its change. */
  private static final double SHARE = 0.5;

  private static final int NEIGHBOURS = 2; // on each side

  private final List<Cell> cells; // each begins where the one before ends
  private final List<Boolean>
      marked; // whether a point inside has no slopes: then there is a reason
  private final double[] bends;
  private final double[] leaps;

  private Suspicion(List<Cell> cells, List<Boolean> marked) {
    this.cells = cells;
    this.marked = marked;
    this.bends = cells.stream().mapToDouble(Cell::bend).toArray();
    this.leaps = cells.stream().mapToDouble(Cell::leap).toArray();
  }

  /** Returns the cells that may hold a feature, the most contradictory first. */
  static List<Cell> among(List<CurvePoint> points, SafeFunction f) {
    List<Cell> suspects = new ArrayList<>();
    List<Cell> run = new ArrayList<>();
    List<Boolean> marked = new ArrayList<>();
    @Nullable Node last = null;
    boolean mark = false;
    for (int i = 0; i < points.size(); i++) {
      Derivative derivative = points.get(i).found();
      if (derivative == null || !isPassable(derivative.status())) {
        new Suspicion(run, marked).addTo(suspects);
        run.clear();
        marked.clear();
        last = null;
        mark = false;
        continue;
      }
      Node node = node(points, i, derivative, f);
      if (node == null) {
        mark = true;
        continue;
      }
      if (last != null) {
        run.add(new Cell(last, node));
        marked.add(mark);
      }
      last = node;
      mark = false;
    }
    new Suspicion(run, marked).addTo(suspects);
    suspects.sort(Comparator.comparingDouble(Cell::contradiction).reversed());
    return suspects;
  }

  /** Across a point where f cannot be said to have a value, nothing can be compared. */
  private static boolean isPassable(DerivativeStatus status) {
    return status != DerivativeStatus.NOT_REPEATABLE && status != DerivativeStatus.OUT_OF_DOMAIN;
  }

  /** What makes a function look noisy from afar may be a feature: then it is not from close by. */
  private static @Nullable Node node(
      List<CurvePoint> points, int index, Derivative derivative, SafeFunction f) {
    if (!Node.hasSlopes(derivative)) {
      return null;
    }
    CurvePoint point = points.get(index);
    Node known = Node.of(point.x(), point.value(), derivative);
    if (derivative.status() != DerivativeStatus.NOISY) {
      return explainsAnything(points, index, known) ? null : known;
    }
    double left = points.get(Math.max(0, index - 1)).x();
    double right = points.get(Math.min(points.size() - 1, index + 1)).x();
    Probe probe = Probe.around(point.x(), point.value(), (right - left) / 2, f);
    return probe.isDefined() ? probe.node() : known;
  }

  /**
   * Whether the bar of a point is as large as the slopes to its neighbours, so that nothing can
   * contradict it: so it is a few doubles beside a jump.
   */
  private static boolean explainsAnything(List<CurvePoint> points, int index, Node node) {
    for (int beside : new int[] {index - 1, index + 1}) {
      if (beside >= 0 && beside < points.size()) {
        CurvePoint other = points.get(beside);
        double rise = Math.abs(other.value() - node.y());
        double run = Math.abs(other.x() - node.x());
        if (rise > node.noise() && SHARE * rise < node.bar() * run) {
          return true;
        }
      }
    }
    return false;
  }

  private void addTo(List<Cell> suspects) {
    for (int i = 0; i < cells.size(); i++) {
      if (marked.get(i) || isAbout(i)) {
        suspects.add(cells.get(i));
      }
    }
  }

  private boolean isAbout(int index) {
    double usual = usual(bends, index);
    return bends[index] > OUT_OF_LINE_BEND * usual
        || leaps[index] > OUT_OF_LINE_LEAP * usual(leaps, index)
        || leaps[index] > SHARE * cells.get(index).width() * Math.max(usual, bends[index]);
  }

  /** The upper median of up to four neighbours: one or two features do not hide another. */
  private static double usual(double[] values, int index) {
    double[] around = new double[2 * NEIGHBOURS];
    int count = 0;
    for (int distance = 1; distance <= NEIGHBOURS; distance++) {
      if (index - distance >= 0) {
        around[count++] = values[index - distance];
      }
      if (index + distance < values.length) {
        around[count++] = values[index + distance];
      }
    }
    Arrays.sort(around, 0, count);
    return count == 0 ? 0 : around[count / 2];
  }
}
