package dev.secant.testkit;

import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** That a function gives the same bits again: later, in another order, on other threads. */
final class RepeatChecks {
  private static final int THREADS = 8;
  private static final int ROUNDS = 200;

  /** A slow function is called less often. */
  private static final long ENOUGH_NANOS = 1_000_000_000;

  private final Function function;

  private RepeatChecks(Function function) {
    this.function = function;
  }

  static List<Check> of(Function function) {
    RepeatChecks checks = new RepeatChecks(function);
    return List.of(
        new Check(Clause.REPEATABLE, checks::isRepeatable),
        new Check(Clause.THREADS, checks::isThreadSafe));
  }

  private List<Variable> inputs(Trial trial) {
    if (!(function instanceof ElementwiseFunction)) {
      return ArrayChecks.accepted(trial, function);
    }
    List<Variable> inputs = new ArrayList<>();
    for (double x : Samples.numbers(trial.subject(), function.domain())) {
      inputs.add(Variable.of(x));
    }
    return inputs;
  }

  /** By forward where there is one: it is called most, and apply may be another's. */
  private Variable value(Trial trial, Variable input) {
    return function instanceof ElementwiseFunction elementwise
        ? Variable.of(trial.forward(elementwise, input.item()))
        : trial.apply(input);
  }

  private void isRepeatable(Trial trial) {
    List<Variable> inputs = inputs(trial);
    List<Variable> copies = inputs.stream().map(x -> x.reshape(x.shape())).toList();
    List<Variable> first = new ArrayList<>();
    for (Variable input : inputs) {
      if (!trial.hasTime()) {
        break;
      }
      first.add(value(trial, input));
      compare(trial, input, first.get(first.size() - 1));
    }
    for (int i = first.size() - 1; i >= 0; i--) { // after another input than before
      compare(trial, copies.get(i), first.get(i));
    }
  }

  private void compare(Trial trial, Variable input, Variable before) {
    Variable again = value(trial, input);
    if (!sameBits(before, again)) {
      throw Clause.REPEATABLE.brokenBy(
          trial.subject().says("gave " + text(before) + ", then " + text(again) + at(input)));
    }
  }

  private void isThreadSafe(Trial trial) throws InterruptedException {
    List<Variable> inputs = inputs(trial);
    List<Variable> alone = new ArrayList<>();
    inputs.forEach(input -> alone.add(value(trial, input)));
    AtomicReference<@Nullable AssertionFailedError> broken = new AtomicReference<>();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int offset = t * inputs.size() / THREADS;
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                  askAll(new Trial(trial.subject()), inputs, alone, offset);
                } catch (AssertionFailedError e) {
                  broken.compareAndSet(null, e);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              },
              "secant-testkit-" + t);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    AssertionFailedError first = broken.get();
    if (first != null) {
      throw first;
    }
  }

  private void askAll(Trial trial, List<Variable> inputs, List<Variable> alone, int offset) {
    long end = System.nanoTime() + ENOUGH_NANOS;
    for (int round = 0; round < ROUNDS; round++) {
      for (int k = 0; k < inputs.size() && System.nanoTime() < end; k++) {
        int i = (k + offset) % inputs.size();
        Variable value = valueOrBreach(trial, inputs.get(i));
        if (!sameBits(alone.get(i), value)) {
          throw Clause.THREADS.brokenBy(
              trial
                  .subject()
                  .says(
                      "gave "
                          + text(value)
                          + " while "
                          + THREADS
                          + " threads called it, but "
                          + text(alone.get(i))
                          + " alone,"
                          + at(inputs.get(i))));
        }
      }
    }
  }

  /** What is thrown here was not thrown to a single thread. */
  private Variable valueOrBreach(Trial trial, Variable input) {
    try {
      return value(trial, input);
    } catch (AssertionFailedError e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      throw Clause.THREADS.brokenBy(
          trial
              .subject()
              .says(
                  "threw "
                      + Subject.thrown(thrown)
                      + " while "
                      + THREADS
                      + " threads called it,"
                      + at(input)),
          thrown);
    }
  }

  private static boolean sameBits(Variable a, Variable b) {
    if (!a.hasShapeOf(b)) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!Subject.sameBits(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String text(Variable value) {
    return value.rank() == 0
        ? Decimal.toString(value.item())
        : value.size() <= 8 ? value.toString() : "an array of " + Arrays.toString(value.shape());
  }

  private static String at(Variable input) {
    return input.rank() == 0 ? Subject.at(input.item()) : Subject.at(input);
  }
}
