package dev.secant.cli.points;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points, one after another. */
public interface PointSource extends AutoCloseable {
  /**
   * Clears the block and fills it with the next points.
   *
   * @return false if there are no more
   * @throws BrokenSourceException if the input cannot be read on; the block then holds the points
   *     before
   */
  boolean fill(PointBlock block) throws BrokenSourceException;

  /**
   * Returns a point of the block in words, to begin a message with: {@code points.csv:17} or {@code
   * at 0.5}.
   */
  String where(PointBlock block, int index);

  /** Returns what messages call the source as a whole: {@code points.csv}. */
  String name();

  /**
   * Returns the names of the columns that the output begins with: those of the rows that are
   * carried, else {@code x}.
   */
  default List<String> columns() {
    return List.of("x");
  }

  /**
   * Sets the names that the results have in the output, none of which is one of {@link #columns}.
   * Called once, before the first point is read.
   */
  default void results(List<String> names) {}

  /**
   * Returns how much of the source has been read, from 0 to 1, to tell how long the rest takes; NaN
   * where nobody knows. May be called by any thread.
   */
  default double fractionRead() {
    return Double.NaN;
  }

  /** Returns what is to be said of the whole once it is read, one sentence; null if nothing. */
  default @Nullable String remark() {
    return null;
  }

  /** Returns whether any point is or may be an array. */
  boolean hasArrays();

  /**
   * Sets what is run when the source is about to wait for input. The block being filled then holds
   * the points so far, and may be cleared.
   */
  default void onIdle(Runnable action) {}

  @Override
  void close() throws IOException;
}
