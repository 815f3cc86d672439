package dev.secant.testkit;

import dev.secant.api.Decimal;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a test in a thread of its own, so that a function that never comes back fails its test and
 * does not hang the build.
 */
final class TimedCall {
  private TimedCall() {}

  /**
   * Runs the body and throws what it throws, or the breach of {@link Clause#TIME}.
   *
   * @param group of the thread, which gets its name; null for that of the caller
   */
  static void run(Trial trial, @Nullable ThreadGroup group, Check.Body body) throws Exception {
    AtomicReference<@Nullable Throwable> outcome = new AtomicReference<>();
    Thread thread =
        new Thread(
            group,
            () -> {
              try {
                body.run(trial);
              } catch (Throwable thrown) { // handed to the thread that waits for it
                outcome.set(thrown);
              }
            },
            group == null ? "secant-testkit" : group.getName());
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    thread.join(trial.subject().limit().toMillis());
    if (thread.isAlive()) {
      throw late(trial);
    }
    rethrow(outcome.get());
  }

  private static AssertionError late(Trial trial) {
    Subject subject = trial.subject();
    String seconds = Decimal.toShortString(subject.limit().toMillis() / 1000.0) + " s";
    return Clause.TIME.brokenBy(
        subject.says(
            trial.isStuck()
                ? "has not come back after " + seconds + trial.current()
                : "was not done after " + seconds));
  }

  private static void rethrow(@Nullable Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof Exception exception) {
      throw exception;
    }
    if (thrown != null) {
      throw new AssertionError(Subject.thrown(thrown), thrown);
    }
  }
}
