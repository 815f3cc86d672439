package dev.secant.testkit;

import dev.secant.api.Decimal;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * A test of one clause. It runs in a thread of its own, so that a function that never comes back
 * fails its test and does not hang the build.
 *
 * @param clause what is tested
 * @param body throws if it is broken
 */
record Check(Clause clause, Body body) {
  /** What a test does. */
  @FunctionalInterface
  interface Body {
    void run(Trial trial) throws Exception;
  }

  /** Returns the test of JUnit. */
  DynamicTest on(Subject subject) {
    return DynamicTest.dynamicTest(clause.title(), () -> run(subject));
  }

  private void run(Subject subject) throws Throwable {
    Trial trial = new Trial(subject);
    AtomicReference<@Nullable Throwable> outcome = new AtomicReference<>();
    Thread thread = new Thread(() -> outcome.set(thrownBy(trial)), "secant-testkit");
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    thread.join(subject.limit().toMillis());
    if (thread.isAlive()) {
      throw clause.brokenBy(
          subject.says(
              "has not come back after "
                  + Decimal.toShortString(subject.limit().toMillis() / 1000.0)
                  + " s"
                  + trial.current()));
    }
    Throwable thrown = outcome.get();
    if (thrown != null) {
      throw thrown;
    }
  }

  private @Nullable Throwable thrownBy(Trial trial) {
    try {
      body.run(trial);
      return null;
    } catch (Throwable thrown) { // handed to the thread that waits for it
      return thrown;
    }
  }
}
