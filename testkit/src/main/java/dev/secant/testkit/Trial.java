package dev.secant.testkit;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * The calls of one test: notes what is asked at the moment, so that it can be said of a call that
 * does not come back, and turns what a call throws into a breach of a clause.
 */
final class Trial {
  private final Subject subject;
  private final long begin = System.nanoTime();
  private volatile String current = "";
  private volatile long callBegin;
  private volatile boolean isCalling;

  Trial(Subject subject) {
    this.subject = subject;
  }

  Subject subject() {
    return subject;
  }

  /** Returns what was asked last, as {@code at x = 1.0}; empty before anything was. */
  String current() {
    return current;
  }

  /** Returns whether most of the time has gone by in one call, which has not come back. */
  boolean isStuck() {
    return isCalling && !isInFirstHalf((double) (System.nanoTime() - callBegin));
  }

  /**
   * Returns whether there is time for further inputs after the first ones: half of the limit. The
   * other half is for a machine that is busy.
   */
  boolean hasTime() {
    return hasTimeFor(0);
  }

  /** Returns whether something that takes so long would be done in the first half of the limit. */
  boolean hasTimeFor(double nanos) {
    return isInFirstHalf(System.nanoTime() - begin + nanos);
  }

  private boolean isInFirstHalf(double nanos) {
    return nanos < 0.5e6 * subject.limit().toMillis();
  }

  private void begin(String where) {
    current = where;
    callBegin = System.nanoTime();
    isCalling = true;
  }

  double forward(ElementwiseFunction function, double x) {
    return number(Clause.RETURNS, "forward", function::forward, x);
  }

  double derivative(DifferentiableElementwiseFunction function, double x) {
    return number(Clause.DERIVATIVE_RETURNS, "derivative", function::derivative, x);
  }

  private double number(Clause clause, String method, DoubleUnaryOperator operator, double x) {
    begin(Subject.at(x));
    try {
      return operator.applyAsDouble(x);
    } catch (Throwable thrown) { // a function under test may throw anything
      throw clause.brokenBy(
          subject.says(method + " threw " + Subject.thrown(thrown) + current), thrown);
    } finally {
      isCalling = false;
    }
  }

  /** Calls the kernel; {@code what} says on which arrays. */
  void forward(BulkFunction function, Arrays arrays, String what) {
    begin(" over " + arrays.length() + " numbers" + what);
    try {
      function.forward(arrays.x(), arrays.y(), arrays.length());
    } catch (Throwable thrown) {
      throw Clause.BULK.brokenBy(
          subject.says("forward(x, y, length) threw " + Subject.thrown(thrown) + current), thrown);
    } finally {
      isCalling = false;
    }
  }

  /** What a kernel is called with. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Arrays(double[] x, double[] y, int length) {}

  /** Applies the function of a number, which accepts every shape. */
  Variable apply(ElementwiseFunction function, Variable input) {
    return notNull(Clause.SHAPE, "apply", input, () -> function.apply(input));
  }

  /** Applies the function; null if it says that it does not accept the shape. */
  @Nullable Variable applyIfAccepted(Variable input) {
    try {
      return notNull(Clause.ACCEPTS, "apply", input, () -> subject.function().apply(input));
    } catch (AssertionFailedError broken) {
      if (broken.getCause() instanceof IllegalArgumentException) {
        return null;
      }
      throw broken;
    }
  }

  /** Applies the function to an input of a shape that it has accepted before. */
  Variable apply(Variable input) {
    return notNull(Clause.ACCEPTS, "apply", input, () -> subject.function().apply(input));
  }

  Variable backward(DifferentiableFunction function, Variable input, Variable outputGradient) {
    return notNull(
        Clause.BACKWARD, "backward", input, () -> function.backward(input, outputGradient));
  }

  private Variable notNull(
      Clause clause, String method, Variable input, Supplier<@Nullable Variable> call) {
    begin(Subject.at(input));
    Variable result;
    try {
      result = call.get();
    } catch (Throwable thrown) {
      throw clause.brokenBy(
          subject.says(method + " threw " + Subject.thrown(thrown) + current), thrown);
    } finally {
      isCalling = false;
    }
    if (result == null) {
      throw clause.brokenBy(subject.says(method + " returned null" + current));
    }
    return result;
  }
}
