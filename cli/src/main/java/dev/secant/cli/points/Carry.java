package dev.secant.cli.points;

/** What a source keeps of the rows that its points are in, for the output. */
public enum Carry {
  /** Nothing: the points alone. */
  NOTHING,
  /** The text of each field, the point's included. */
  FIELDS,
  /** JSON objects as they are, whatever keys each has; of other inputs the fields. */
  OBJECTS
}
