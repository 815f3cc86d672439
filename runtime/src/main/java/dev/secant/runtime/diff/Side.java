package dev.secant.runtime.diff;

/** From where the point is approached. */
enum Side {
  LEFT,
  RIGHT,
  BOTH;

  /** The slope of f between the point and this side of the level, or across it. */
  double slope(Level level) {
    return rise(level) / level.width();
  }

  /**
   * The change of f from this side of the level towards larger arguments; the odd part for both.
   */
  double rise(Level level) {
    return switch (this) {
      case LEFT -> -level.minus();
      case RIGHT -> level.plus();
      case BOTH -> level.odd();
    };
  }

  /** How much f changes from the point to this side of the level; the odd part for both. */
  double change(Level level) {
    return switch (this) {
      case LEFT -> level.minus();
      case RIGHT -> level.plus();
      case BOTH -> level.odd();
    };
  }

  /** How much f changes at most on this side of the level, or on either. */
  double largestChange(Level level) {
    return this == BOTH ? level.largestChange() : Math.abs(change(level));
  }

  boolean isFinite(Level level) {
    return switch (this) {
      case LEFT -> level.hasMinus();
      case RIGHT -> level.hasPlus();
      case BOTH -> level.isFinite();
    };
  }
}
