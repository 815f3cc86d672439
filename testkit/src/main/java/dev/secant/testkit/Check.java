package dev.secant.testkit;

import org.junit.jupiter.api.DynamicTest;

/**
 * A test of one clause.
 *
 * @param clause what is tested
 * @param body throws if it is broken
 * @param isTimed whether the body sees to the time limit itself
 */
record Check(Clause clause, Body body, boolean isTimed) {
  /** What a test does. */
  @FunctionalInterface
  interface Body {
    void run(Trial trial) throws Exception;
  }

  /** A test whose body may take as long as the subject's limit. */
  Check(Clause clause, Body body) {
    this(clause, body, false);
  }

  /** Returns the test of JUnit. */
  DynamicTest on(Subject subject) {
    return DynamicTest.dynamicTest(clause.title(), () -> run(subject));
  }

  private void run(Subject subject) throws Exception {
    Trial trial = new Trial(subject);
    if (isTimed) {
      body.run(trial);
    } else {
      TimedCall.run(trial, null, body);
    }
  }
}
