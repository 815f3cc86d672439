package dev.secant.runtime.diff;

import java.util.List;

/**
 * Whether coarse levels are rough for a reason: a kink or a jump beside the point, which two levels
 * far apart show alike. Only then is a straight line at fine levels the derivative, and not a piece
 * between two inner roundings of a noisy function.
 */
final class NearbySingularity {
  private static final int APART = 4; // octaves
  private static final double KINK = 0.2; // by which even parts over h may differ
  private static final double LINE = 0.01; // by which an even part may miss the line
  private static final double JUMP = 0.05; // by which jumps may differ
  private static final double ONE_SIDED = 5; // how much larger the side of the jump is

  private NearbySingularity() {}

  static boolean isSeen(List<Level> levels) {
    for (int i = 0; i < levels.size(); i++) {
      for (int j = i + 1; j < levels.size(); j++) {
        Level coarse = levels.get(i);
        Level fine = levels.get(j);
        if (fine.index() - coarse.index() >= APART
            && coarse.isFinite()
            && Smoothness.hasVisibleEvenPart(fine)
            && (isKink(coarse, fine) || isJump(coarse, fine))) {
          return true;
        }
      }
      if (!levels.get(i).isFinite()) {
        return true; // an edge or a pole
      }
    }
    return isOnALine(levels);
  }

  /** Whether the finest three visible even parts lie on one line over h: a kink within reach. */
  private static boolean isOnALine(List<Level> levels) {
    List<Level> visible = levels.stream().filter(Smoothness::hasVisibleEvenPart).toList();
    int n = visible.size();
    if (n < 3) {
      return false;
    }
    Level a = visible.get(n - 3);
    Level b = visible.get(n - 2);
    Level c = visible.get(n - 1);
    double slope = (a.even() - c.even()) / (a.width() - c.width());
    double expected = c.even() + slope * (b.width() - c.width());
    double distance = c.width() - c.even() / slope; // of the kink, where the line meets zero
    return distance >= 0
        && distance < c.width()
        && Math.abs(b.even() - expected) <= LINE * Math.abs(b.even());
  }

  private static boolean isKink(Level coarse, Level fine) {
    double before = coarse.even() / coarse.width();
    double after = fine.even() / fine.width();
    return Math.abs(after - before) <= KINK * Math.abs(before);
  }

  private static boolean isJump(Level coarse, Level fine) {
    return isJump(coarse.plus(), fine.plus(), fine.minus())
        || isJump(coarse.minus(), fine.minus(), fine.plus());
  }

  private static boolean isJump(double coarse, double fine, double other) {
    return Math.abs(coarse - fine) <= JUMP * Math.abs(fine)
        && Math.abs(fine) >= ONE_SIDED * Math.abs(other);
  }
}
