package dev.secant.runtime.diff;

/**
 * The points a search asks for where f is smooth on the scale of x, in the order in which it does:
 * x, the two outer levels of the first window, x again, and the levels between. A point or two that
 * check the result come after them, and depend on it.
 */
final class RegularCourse {
  private static final int[] WINDOW = {0, 4, 2};
  private static final int[] LADDER = {0, 4, 2, 1, 3};

  private final int[] offsets;

  private RegularCourse(int[] offsets) {
    this.offsets = offsets;
  }

  /** Returns the course of a search: a coarse goal is reached by the first window, as a rule. */
  static RegularCourse of(Goal goal) {
    return new RegularCourse(goal.isCheap() ? WINDOW : LADDER);
  }

  /** How many points it has. */
  int length() {
    return 2 + 2 * offsets.length;
  }

  /** Puts the points into {@code points} from {@code at} on; all are x where levels are not. */
  void fill(SampleGrid grid, double[] points, int at) {
    int first = DerivativeSearch.firstIndex(grid);
    int place = at;
    points[place++] = grid.x();
    for (int i = 0; i < offsets.length; i++) {
      if (i == 2) {
        points[place++] = grid.x();
      }
      int index = first + offsets[i];
      if (grid.isUsable(index)) {
        grid.fillPair(points, place, index);
      } else {
        points[place] = grid.x();
        points[place + 1] = grid.x();
      }
      place += 2;
    }
  }
}
