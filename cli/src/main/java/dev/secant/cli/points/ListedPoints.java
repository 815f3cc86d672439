package dev.secant.cli.points;

import dev.secant.api.Variable;
import java.util.List;

/** Points that stand on the command line. */
public final class ListedPoints implements PointSource {
  private static final int LONGEST_SHOWN = 60;

  private final List<Variable> points;
  private int next;

  private ListedPoints(List<Variable> points) {
    this.points = points;
  }

  /** Returns a source of these points; a number is one of shape {@code []}. */
  public static ListedPoints of(List<Variable> points) {
    return new ListedPoints(List.copyOf(points));
  }

  @Override
  public boolean fill(PointBlock block) {
    block.clear();
    while (next < points.size() && !block.isFull()) {
      Variable point = points.get(next);
      next++;
      if (point.rank() == 0) {
        block.addNumber(point.item(), next);
      } else {
        block.addArray(point, next);
      }
    }
    return block.size() > 0;
  }

  @Override
  public String name() {
    return "--at";
  }

  @Override
  public String where(PointBlock block, int index) {
    String text = points.get((int) block.place(index) - 1).toString();
    return "at " + (text.length() > LONGEST_SHOWN ? text.substring(0, 57) + "..." : text);
  }

  @Override
  public boolean hasArrays() {
    for (Variable point : points) {
      if (point.rank() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there is one point only. */
  public boolean isSingle() {
    return points.size() == 1;
  }

  @Override
  public void close() {}
}
