package dev.secant.cli.points;

import dev.secant.api.Variable;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Some consecutive points and why those that have no result have none. A block is filled, computed
 * and written, then filled again, so that any number of points takes the same memory.
 *
 * <p>A point is a number or an array. The numbers lie in one array for the sake of bulk evaluation;
 * where the point is an array, or could not be read, its number is NaN.
 */
public final class PointBlock {
  /** Points in a full block: about a thousand doubles stay in the first-level cache. */
  public static final int CAPACITY = 1024;

  /**
   * Elements of arrays in a full block: there are several blocks at a time, each with its results
   * and their text, and a Jacobian has many numbers for each element.
   */
  private static final int MOST_ELEMENTS = 1 << 14;

  /** Bytes of carried rows in a full block: far more than a thousand rows of a usual table. */
  private static final int MOST_BYTES = 1 << 20;

  private final double[] numbers = new double[CAPACITY];
  private final @Nullable Variable[] arrays = new Variable[CAPACITY];
  private final long[] places = new long[CAPACITY];
  private final @Nullable String[] failures = new String[CAPACITY];
  private int size;
  private int limit = CAPACITY;
  private long elements;
  private @Nullable CarriedRows carried;

  /** Empties the block. */
  public void clear() {
    Arrays.fill(arrays, 0, size, null);
    Arrays.fill(failures, 0, size, null);
    size = 0;
    elements = 0;
    if (carried != null) {
      carried.clear();
    }
  }

  /**
   * Returns the rows that its points are in, to which the source adds one for each point; null if
   * they are not carried.
   */
  public @Nullable CarriedRows carried() {
    return carried;
  }

  /** Returns the rows as {@link #carried()} does, making room for them if there is none yet. */
  CarriedRows carried(Supplier<CarriedRows> room) {
    if (carried == null) {
      carried = room.get();
    }
    return carried;
  }

  /** Returns the number of points. */
  public int size() {
    return size;
  }

  /** Returns whether it takes no more points. */
  public boolean isFull() {
    return size >= limit
        || elements >= MOST_ELEMENTS
        || (carried != null && carried.length() >= MOST_BYTES);
  }

  /**
   * Sets how many points it takes; of large arrays it may take fewer.
   *
   * @param points from 1 to {@link #CAPACITY}
   */
  public void limit(int points) {
    limit = points;
  }

  /**
   * Adds a number.
   *
   * @param place its line or position, which the source can put into words
   */
  void addNumber(double number, long place) {
    numbers[size] = number;
    places[size] = place;
    size++;
  }

  /** Adds an array. */
  void addArray(Variable array, long place) {
    arrays[size] = array;
    elements += array.size();
    addNumber(Double.NaN, place);
  }

  /** Adds a point that could not be read. */
  void addFailure(String reason, long place) {
    failures[size] = reason;
    addNumber(Double.NaN, place);
  }

  /** Returns the point as a number; NaN if it is an array or could not be read. */
  public double number(int index) {
    return numbers[index];
  }

  /** Returns the point as an array, or null if it is none. */
  public @Nullable Variable array(int index) {
    return arrays[index];
  }

  /** Returns the line or position of the point. */
  public long place(int index) {
    return places[index];
  }

  /** Returns why the point has no result, or null. */
  public @Nullable String failure(int index) {
    return failures[index];
  }

  /** Notes why the point has no result. */
  public void fail(int index, String reason) {
    failures[index] = reason;
  }
}
