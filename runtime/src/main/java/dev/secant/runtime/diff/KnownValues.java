package dev.secant.runtime.diff;

import java.util.ArrayList;
import java.util.List;

/** What a search has seen of f: levels, and single values beside x, the probes. */
final class KnownValues {
  private final SampleGrid grid;
  private final List<Level> levels = new ArrayList<>(8); // coarsest first
  private final List<double[]> probes = new ArrayList<>(4); // {width with its sign, f - f(x)}

  KnownValues(SampleGrid grid) {
    this.grid = grid;
  }

  void add(Level level) {
    int place = levels.size();
    while (place > 0 && levels.get(place - 1).index() > level.index()) {
      place--;
    }
    levels.add(place, level);
  }

  /** Keeps a value as the latest probe. */
  void addProbe(double width, double change) {
    probes.add(new double[] {width, change});
  }

  boolean has(int index) {
    return find(index) >= 0;
  }

  /** The level, which must have been requested. */
  Level level(int index) {
    int place = find(index);
    if (place < 0) {
      throw new IllegalStateException("level " + index + " was not requested");
    }
    return levels.get(place);
  }

  private int find(int index) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      if (levels.get(i).index() == index) {
        return i;
      }
    }
    return -1;
  }

  /** All levels, coarsest first; not to be modified. */
  List<Level> levels() {
    return levels;
  }

  /** The levels from one index to another that are finite on that side, coarsest first. */
  List<Level> between(int coarsest, int finest, Side side) {
    List<Level> chosen = new ArrayList<>(levels.size());
    for (Level level : levels) {
      if (level.index() >= coarsest && level.index() <= finest && side.isFinite(level)) {
        chosen.add(level);
      }
    }
    return chosen;
  }

  /** The levels finer than that, coarsest first. */
  List<Level> below(int index) {
    int from = levels.size();
    while (from > 0 && levels.get(from - 1).index() > index) {
      from--;
    }
    return levels.subList(from, levels.size());
  }

  /** The finest level so far; there must be one. */
  Level finest() {
    return levels.get(levels.size() - 1);
  }

  /** Width, with its sign, and change of f for each probe, the latest one last. */
  List<double[]> probes() {
    return probes;
  }

  /** The change of f at the latest probe. */
  double lastProbe() {
    return probes.get(probes.size() - 1)[1];
  }

  /** Makes what is known at a width the latest probe; false if nothing is. */
  boolean recall(double width) {
    for (double[] probe : probes) {
      if (probe[0] == width) {
        probes.remove(probe);
        probes.add(probe);
        return true;
      }
    }
    if (width == 0) {
      addProbe(0, 0);
      return true;
    }
    for (Level level : levels) {
      if (level.width() == Math.abs(width)) {
        addProbe(width, width > 0 ? level.plus() : level.minus());
        return true;
      }
    }
    return false;
  }

  /** Whether f is known at a point: x, a level or a probe. */
  boolean isKnown(double point) {
    if (point == grid.x()) {
      return true;
    }
    double[] pair = new double[2];
    for (Level level : levels) {
      grid.fillPair(pair, 0, level.index());
      if (point == pair[0] || point == pair[1]) {
        return true;
      }
    }
    for (double[] probe : probes) {
      if (point == grid.pointAt(probe[0])) {
        return true;
      }
    }
    return false;
  }
}
