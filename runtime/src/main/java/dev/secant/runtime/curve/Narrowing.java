package dev.secant.runtime.curve;

import java.util.ArrayList;
import java.util.List;

/**
 * Narrows a cell down, a quarter at a time, to where the function bends most, until the doubles
 * give out, the rest is noise, or the function turns out to be smooth: then what a value is off the
 * line through its neighbours goes with the square of their distance.
 */
final class Narrowing {
  /** Rounds of a sixteenth each that show a smooth function, and what each may leave at most. */
  private static final int SMOOTH_ROUNDS = 2;

  private static final double SMOOTH = 1.0 / 8;

  private static final int ROUNDS_OF_POWER = 4;
  private static final int FEWEST_ROUNDS = 3;
  private static final double CLEAR = 2; // of noise
  private static final double FAR_CLEAR = 16;

  private final SafeFunction f;
  private final Cell start;
  private final double resolution;
  private final double noise;
  private final List<Subdivision> rounds = new ArrayList<>();

  private Narrowing(SafeFunction f, Cell start) {
    this.f = f;
    this.start = start;
    this.resolution = Cell.resolution(start.left().x(), start.right().x());
    this.noise = 4 * Math.max(start.left().scatter(), start.right().scatter());
  }

  /** Returns the features found in a cell, in at most {@code limit} rounds; none, one or two. */
  static List<Feature> of(Cell start, SafeFunction f, int limit) {
    return new Narrowing(f, start).search(limit);
  }

  private List<Feature> search(int limit) {
    double left = start.left().x();
    double right = start.right().x();
    for (int round = 0; round < limit; round++) {
      Subdivision next = new Subdivision(left, right, f);
      int gap = next.gap();
      if (gap > 0) {
        return new DomainSearch(f, resolution)
            .around(node(next, gap - 1), next.x(gap), start.right());
      }
      double rest = next.rounding() + noise;
      if (!next.isDivided() || next.deviation() <= CLEAR * rest) {
        break;
      }
      if (!next.hasOutstandingPlace()) {
        if (next.deviation() > FAR_CLEAR * rest) {
          return List.of();
        }
        break;
      }
      rounds.add(next);
      if (isSmooth()) {
        return List.of();
      }
      if (next.step() <= resolution) {
        break;
      }
      left = next.nextLeft();
      right = next.nextRight();
    }
    return rounds.size() < FEWEST_ROUNDS
        ? List.of()
        : new Verdict(f, start, last(0), power()).features();
  }

  private Node node(Subdivision round, int i) {
    return new Node(
        round.x(i),
        round.y(i),
        start.left().rightSlope(),
        start.left().rightSlope(),
        0,
        start.left().noise());
  }

  private Subdivision last(int back) {
    return rounds.get(rounds.size() - 1 - back);
  }

  private boolean isSmooth() {
    if (rounds.size() <= SMOOTH_ROUNDS) {
      return false;
    }
    for (int back = 0; back < SMOOTH_ROUNDS; back++) {
      if (last(back).deviation() > SMOOTH * last(back + 1).deviation()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The power of the distance that the deviation has gone with lately. The last rounds do not count
   * if there are others: there, the numbers themselves are rounded.
   */
  private double power() {
    int back = 0;
    while (rounds.size() - back > FEWEST_ROUNDS && last(back).isCoarse()) {
      back++;
    }
    Subdivision end = last(back);
    Subdivision begin = last(Math.min(back + ROUNDS_OF_POWER, rounds.size() - 1));
    return Math.log(end.deviation() / begin.deviation()) / Math.log(end.step() / begin.step());
  }
}
