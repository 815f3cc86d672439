package dev.secant.cli.points;

/**
 * What is to be taken from an input.
 *
 * @param columns that hold the points
 * @param carry what to keep of the rows beside
 */
public record Wanted(PointColumns columns, Carry carry) {
  /** Returns whether rows are kept in any form. */
  boolean isCarried() {
    return carry != Carry.NOTHING;
  }
}
