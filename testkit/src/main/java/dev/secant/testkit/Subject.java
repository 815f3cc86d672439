package dev.secant.testkit;

import dev.secant.api.Decimal;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is tested.
 *
 * @param call how messages call it: {@code hill}, {@code scale(2)}
 * @param function the function
 * @param inputs what its author wants it to be tried at, besides
 * @param limit how long one test may take
 */
record Subject(String call, Function function, List<Variable> inputs, Duration limit) {
  private static final int LONGEST = 200;

  Subject {
    if (limit.toMillis() < 1) {
      throw new IllegalArgumentException(
          "timeLimit() must be at least a millisecond, was " + limit);
    }
  }

  /** Returns the subject of tests that call no function: of a factory, of a project. */
  static Subject without(String call, Duration limit) {
    return new Subject(call, input -> input, List.of(), limit);
  }

  /** Returns the function as one of a number; null if it is none. */
  @Nullable ElementwiseFunction elementwise() {
    return function instanceof ElementwiseFunction elementwise ? elementwise : null;
  }

  /** Returns a message about the function: {@code hill gave NaN at x = 1.0}. */
  String says(String what) {
    return call + " " + what;
  }

  static String at(double x) {
    return " at x = " + Decimal.toString(x);
  }

  static String at(Variable input) {
    String text = input.toString();
    return " at "
        + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...")
        + (input.rank() == 0 ? "" : " of shape " + Arrays.toString(input.shape()));
  }

  static boolean sameBits(double a, double b) {
    return Double.doubleToLongBits(a)
        == Double.doubleToLongBits(b); // one NaN is as good as another
  }

  /** Returns what was thrown: the class, and the message as far as it can be had. */
  static String thrown(Throwable thrown) {
    String type = thrown.getClass().getName();
    try {
      String message = thrown.getMessage();
      return message == null ? type : type + ": " + message;
    } catch (RuntimeException noMessage) {
      return type;
    }
  }
}
