package dev.secant.functions.basic;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.functions.basic.kernel.HardwareFma;
import java.io.PrintStream;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The bits of all elementwise functions in one number each. As a program it prints those of the
 * functions with a kernel over arrays, in both forms.
 */
final class Checksums {
  private static final int POINTS = 12_000;

  /** Enough for the loops to reach the second compiler. */
  private static final int ROUNDS = 30;

  private static final double[] X = points(new Random(2L));

  private Checksums() {}

  /** A third each: around 0, where exponentials overflow, and any bits at all. */
  private static double[] points(Random random) {
    return DoubleStream.generate(random::nextDouble)
        .limit(POINTS)
        .map(
            r ->
                switch (random.nextInt(3)) {
                  case 0 -> 16 * (r - 0.5);
                  case 1 -> 1600 * (r - 0.5);
                  default -> Double.longBitsToDouble(random.nextLong());
                })
        .toArray();
  }

  static String of(DoubleUnaryOperator f) {
    long hash = 0;
    for (double x : X) {
      hash = next(hash, f.applyAsDouble(x));
    }
    return Long.toHexString(hash);
  }

  private static String inBulk(BulkFunction f) {
    double[] y = new double[POINTS];
    f.forward(X, y, POINTS);
    long hash = 0;
    for (double value : y) {
      hash = next(hash, value);
    }
    return Long.toHexString(hash);
  }

  /** Not with the raw bits: the payload of NaN is no result. */
  private static long next(long hash, double value) {
    return hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(value);
  }

  /** Returns {@code scalar;bulk} for each function with a kernel over arrays. */
  static SortedMap<String, String> ofBulkFunctions() {
    SortedMap<String, String> checksums = new TreeMap<>();
    for (Map.Entry<String, ? extends ElementwiseFunction> entry :
        Providers.elementwiseByCall().entrySet()) {
      if (entry.getValue() instanceof BulkFunction f) {
        checksums.put(entry.getKey(), of(f::forward) + ";" + inBulk(f));
      }
    }
    return checksums;
  }

  /** The first argument is how often to compute everything: the last round counts. */
  public static void main(String[] args) {
    int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
    SortedMap<String, String> checksums = ofBulkFunctions();
    for (int round = 1; round < rounds; round++) {
      checksums.putAll(ofBulkFunctions());
    }
    PrintStream out = System.out;
    out.println("fma=" + HardwareFma.PRESENT);
    checksums.forEach((call, checksum) -> out.println(call + "=" + checksum));
  }
}
