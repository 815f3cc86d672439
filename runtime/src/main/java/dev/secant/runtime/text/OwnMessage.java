package dev.secant.runtime.text;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The message of a throwable whose class has a {@code getMessage} of its own, outside the JDK: it
 * may never return, so it is asked in a thread of its own for a limited time, and after that its
 * class is not asked again.
 */
final class OwnMessage implements Runnable {
  private static final long LONGEST_MILLIS = 1_000;

  /** Whether exceptions of a class say their message by code that somebody else wrote. */
  private static final ClassValue<Boolean> FOREIGN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isForeign(type);
        }
      };

  /** Whether a class has failed to answer in time. */
  private static final ClassValue<AtomicBoolean> SILENT =
      new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
          return new AtomicBoolean();
        }
      };

  private final Throwable asked;
  private @Nullable String message;
  private @Nullable Throwable failure;

  private OwnMessage(Throwable asked) {
    this.asked = asked;
  }

  /**
   * Returns the message of any throwable.
   *
   * @throws TimeoutException if it does not come in time
   * @throws Throwable whatever {@code getMessage} throws
   */
  static @Nullable String of(Throwable thrown) throws Throwable {
    Class<?> type = thrown.getClass();
    if (!FOREIGN.get(type)) {
      return thrown.getMessage();
    }
    AtomicBoolean isSilent = SILENT.get(type);
    if (isSilent.get()) {
      throw new TimeoutException();
    }
    OwnMessage answer = new OwnMessage(thrown);
    Thread thread = new Thread(null, answer, "secant-message", 0, false);
    thread.setDaemon(true);
    thread.start();
    join(thread);
    if (thread.isAlive()) {
      isSilent.set(true);
      throw new TimeoutException();
    }
    if (answer.failure != null) {
      throw answer.failure;
    }
    return answer.message;
  }

  /** An interrupt is for later. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    for (long left = LONGEST_MILLIS; left > 0 && thread.isAlive(); ) {
      try {
        thread.join(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isForeign(Class<?> type) {
    try {
      Class<?> declaring = type.getMethod("getMessage").getDeclaringClass();
      return declaring != Throwable.class && declaring.getClassLoader() != null;
    } catch (NoSuchMethodException | LinkageError e) {
      return true;
    }
  }

  @Override
  public void run() {
    try {
      message = asked.getMessage();
    } catch (Throwable thrown) { // handed to the thread that asked
      failure = thrown;
    }
  }
}
