package dev.secant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Launches the contract on functions that break one rule each. */
@Execution(ExecutionMode.SAME_THREAD) // one launch at a time
abstract class BrokenFunctions {
  static Function subject = ElementwiseFunction.of("none", x -> x);

  /** What the launcher runs. */
  static class Contract implements FunctionContract {
    @Override
    public Function function() {
      return subject;
    }

    @Override
    public boolean isProvider() {
      return false;
    }

    @Override
    public Duration timeLimit() {
      return Duration.ofMillis(subject.name().equals("endless") ? 500 : 60_000);
    }
  }

  static Launch launch(Function function) {
    subject = function;
    return Launch.of(Contract.class);
  }

  /** The one clause that is broken, by a message that is followed by rule and remedy. */
  static void assertBreaks(Function function, Clause clause, String message) {
    Launch launch = launch(function);
    assertThat(launch.failed()).containsOnlyKeys(clause.title());
    assertMessage(launch, clause, message);
  }

  /** A clause that is broken among others that follow from it. */
  static void assertBreaksAmongOthers(Function function, Clause clause, String message) {
    assertMessage(launch(function), clause, message);
  }

  static void assertMessage(Launch launch, Clause clause, String message) {
    assertThat(launch.failed()).containsKey(clause.title());
    String[] lines = launch.failed().get(clause.title()).split("\n", -1);
    assertThat(lines[0]).isEqualTo(message);
    assertThat(lines[lines.length - 2]).startsWith("rule: ");
    assertThat(lines[lines.length - 1]).startsWith("to do: ");
  }

  static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static ElementwiseFunction bad(DoubleUnaryOperator operator) {
    return ElementwiseFunction.of("bad", operator);
  }
}
