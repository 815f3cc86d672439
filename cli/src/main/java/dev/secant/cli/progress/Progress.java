package dev.secant.cli.progress;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Shows on a terminal how far a run is, in one line that is written over and over, and wiped away
 * before anything else is said and at the end. A run of less than half a second shows nothing.
 * Thread-safe.
 */
public final class Progress implements AutoCloseable {
  private static final long FIRST_MILLIS = 500;
  private static final long NEXT_MILLIS = 200;

  /** What a block of rows should take at most, so that the line moves. */
  private static final double BLOCK_SECONDS = 0.2;

  private static final String WIPE = "\r\u001b[K"; // to the begin of the line, and clear it

  private final PrintWriter err;
  private final DoubleSupplier fraction;
  private final boolean isShown;
  private final long start = System.nanoTime();
  private long rows; // this and the following guarded by this
  private long failed;
  private boolean isOnScreen;
  private boolean isOver;

  private Progress(PrintWriter err, DoubleSupplier fraction, boolean isShown) {
    this.err = err;
    this.fraction = fraction;
    this.isShown = isShown;
  }

  /** Returns one that shows nothing. */
  public static Progress none(PrintWriter err) {
    return new Progress(err, () -> Double.NaN, false);
  }

  /**
   * Returns one that shows itself on a terminal from now on.
   *
   * @param fraction of the run that is done, from 0 to 1, or NaN; asked by another thread
   */
  public static Progress on(PrintWriter err, DoubleSupplier fraction) {
    Progress progress = new Progress(err, fraction, true);
    Thread thread = new Thread(progress::showAgainAndAgain, "secant-progress");
    thread.setDaemon(true);
    thread.start();
    return progress;
  }

  private synchronized void showAgainAndAgain() {
    long pause = FIRST_MILLIS;
    long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
    while (!isOver) {
      long left = TimeUnit.NANOSECONDS.toMillis(next - System.nanoTime());
      if (left <= 0) {
        show();
        next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(NEXT_MILLIS);
      } else {
        pause(left);
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // its caller looks again
  private synchronized void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      // By a function, which gains nothing by it.
    }
  }

  private void show() {
    long nanos = System.nanoTime() - start;
    String line = new ProgressLine(rows, failed, nanos, fraction.getAsDouble()).text();
    err.print(WIPE + "secant: " + line);
    err.flush();
    isOnScreen = true;
  }

  private void wipe() {
    if (isOnScreen) {
      err.print(WIPE);
      err.flush();
      isOnScreen = false;
    }
  }

  /**
   * Notes that rows are done.
   *
   * @param allFailed rows that have failed since the begin of the run
   */
  public synchronized void add(long moreRows, long allFailed) {
    rows += moreRows;
    failed = allFailed;
  }

  /** Says a sentence in a line of its own, which stays. */
  public synchronized void say(String line) {
    wipe();
    err.println(line);
  }

  /** Returns how many rows should be done at a time, at least 1, so that it can be seen. */
  public synchronized int suggestedRows() {
    if (!isShown) {
      return Integer.MAX_VALUE;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return (int) Math.max(1, rows / seconds * BLOCK_SECONDS);
  }

  /** Wipes the line away, for good. */
  @Override
  public synchronized void close() {
    isOver = true;
    notifyAll();
    wipe();
  }
}
