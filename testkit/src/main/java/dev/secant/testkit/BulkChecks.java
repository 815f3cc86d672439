package dev.secant.testkit;

import dev.secant.api.BulkFunction;
import dev.secant.api.Decimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What holds for a function with a kernel over arrays. */
final class BulkChecks {
  /** Nothing, one, around the width of vectors, around a block of a host, more than that. */
  private static final int[] LENGTHS = {0, 1, 2, 3, 7, 8, 9, 31, 511, 512, 513, 4097};

  /** So many of them are short. */
  private static final int SHORT = 7;

  /** Over so many numbers it is measured how slow a function is. */
  private static final int PROBE = 8;

  /** Stands where nothing may be read or written: what is computed from it is NaN. */
  private static final double FENCE = Double.longBitsToDouble(0x7ff8_0000_0000_5ec7L);

  private static final int MARGIN = 9;

  private final BulkFunction function;

  /** The values by forward(double), each asked for once. */
  private final Map<Double, Double> alone = new ConcurrentHashMap<>();

  private BulkChecks(BulkFunction function) {
    this.function = function;
  }

  static List<Check> of(BulkFunction function) {
    BulkChecks checks = new BulkChecks(function);
    return List.of(
        new Check(Clause.BULK, checks::hasTheBitsOfOne),
        new Check(Clause.BULK_IN_PLACE, checks::worksInPlace),
        new Check(Clause.BULK_BOUNDS, checks::staysWithinBounds),
        new Check(Clause.BULK_KEEPS_NOTHING, checks::keepsNothing));
  }

  /** Returns {@code length} numbers of all kinds, then a margin that nobody may touch. */
  private double[] numbers(Trial trial, int length, int rotation) {
    double[] samples = Samples.numbers(trial.subject(), function.domain());
    double[] numbers = new double[length + MARGIN];
    for (int i = 0; i < length; i++) {
      numbers[i] = samples[(i + rotation) % samples.length];
    }
    Arrays.fill(numbers, length, numbers.length, FENCE);
    return numbers;
  }

  /** Returns the lengths to try: of a slow function, at least those around vectors. */
  private int[] lengths(Trial trial) {
    double[] x = numbers(trial, PROBE, 0);
    long begin = System.nanoTime();
    trial.forward(function, new Trial.Arrays(x, x.clone(), PROBE), "");
    double number = (System.nanoTime() - begin) / (double) PROBE;
    double needed = 0;
    int count = 0;
    while (count < LENGTHS.length && trial.hasTimeFor(needed)) {
      needed += 2 * number * LENGTHS[count]; // two calls of a length
      count++;
    }
    return Arrays.copyOf(LENGTHS, Math.max(SHORT, trial.hasTimeFor(needed) ? count : count - 1));
  }

  private static double[] fences(int length) {
    double[] y = new double[length + MARGIN];
    Arrays.fill(y, FENCE);
    return y;
  }

  private void hasTheBitsOfOne(Trial trial) {
    for (int length : lengths(trial)) {
      for (int rotation : new int[] {0, 3}) { // another place in the array, the same bits
        double[] x = numbers(trial, length, rotation);
        double[] y = fences(length);
        double[] given = x.clone();
        trial.forward(function, new Trial.Arrays(x, y, length), "");
        compare(trial, Clause.BULK, given, y, length);
      }
    }
  }

  private void compare(Trial trial, Clause clause, double[] x, double[] y, int length) {
    for (int i = 0; i < length; i++) {
      double value = alone(trial, x[i]);
      if (!Subject.sameBits(y[i], value)) {
        throw clause.brokenBy(
            trial
                .subject()
                .says(
                    "gave y["
                        + i
                        + "] = "
                        + Decimal.toString(y[i])
                        + " over "
                        + length
                        + " numbers, but "
                        + Decimal.toString(value)
                        + " by forward(double),"
                        + Subject.at(x[i])));
      }
    }
  }

  private double alone(Trial trial, double x) {
    Double known = alone.get(x);
    if (known == null) {
      known = trial.forward(function, x);
      alone.put(x, known);
    }
    return known;
  }

  private void worksInPlace(Trial trial) {
    for (int length : lengths(trial)) {
      double[] x = numbers(trial, length, 0);
      double[] given = x.clone();
      trial.forward(function, new Trial.Arrays(x, x, length), " in place");
      compare(trial, Clause.BULK_IN_PLACE, given, x, length);
    }
  }

  private void staysWithinBounds(Trial trial) {
    for (int length : lengths(trial)) {
      double[] x = numbers(trial, length, 0);
      double[] y = fences(length);
      double[] given = x.clone();
      trial.forward(function, new Trial.Arrays(x, y, length), "");
      requireSame(trial, "x", given, x);
      double[] expected = fences(length);
      System.arraycopy(y, 0, expected, 0, length);
      requireSame(trial, "y", expected, y);
    }
  }

  private static void requireSame(Trial trial, String name, double[] before, double[] after) {
    for (int i = 0; i < before.length; i++) {
      if (Double.doubleToRawLongBits(before[i]) != Double.doubleToRawLongBits(after[i])) {
        int length = before.length - MARGIN;
        throw Clause.BULK_BOUNDS.brokenBy(
            trial
                .subject()
                .says(
                    "changed "
                        + name
                        + "["
                        + i
                        + "] to "
                        + Decimal.toString(after[i])
                        + (i < length ? "" : ", beyond the end,")
                        + " in a call with length "
                        + length));
      }
    }
  }

  /** What was written between two calls must not come back, nor may the second reach the first. */
  private void keepsNothing(Trial trial) {
    int length = 64;
    double[] x = numbers(trial, length, 0);
    double[] y = fences(length);
    trial.forward(function, new Trial.Arrays(x, y, length), "");
    Arrays.fill(x, FENCE);
    Arrays.fill(y, FENCE);
    double[] laterX = numbers(trial, length, 5);
    double[] laterY = fences(length);
    double[] given = laterX.clone();
    trial.forward(function, new Trial.Arrays(laterX, laterY, length), " after another array");
    compare(trial, Clause.BULK_KEEPS_NOTHING, given, laterY, length);
    for (double[] earlier : List.of(x, y)) {
      for (int i = 0; i < earlier.length; i++) {
        if (Double.doubleToRawLongBits(earlier[i]) != Double.doubleToRawLongBits(FENCE)) {
          throw Clause.BULK_KEEPS_NOTHING.brokenBy(
              trial.subject().says("wrote into an array of the call before, at index " + i));
        }
      }
    }
  }
}
