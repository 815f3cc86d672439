package dev.secant.functions.basic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every function with a kernel over arrays gives the bits of its scalar form. */
class BulkFunctionsTest {
  /** Around the widths of vectors and of blocks, and several blocks with a rest. */
  private static final int[] LENGTHS = {0, 1, 7, 8, 9, 511, 512, 513, 1023, 1024, 1025, 4097};

  private static final double UNTOUCHED = 12345.678;

  /** Zeros, extremes, NaN with payloads, and where exponentials and reductions end. */
  private static final double[] SPECIAL =
      DoubleStream.of(
              0.0,
              Double.MIN_VALUE,
              Double.MIN_NORMAL,
              0x1p-1022 - 0x1p-1074,
              0x1p-54,
              0x1p-27,
              0.34657359027997264,
              0.5,
              Math.nextDown(1.0),
              1,
              Math.nextUp(1.0),
              Math.sqrt(2),
              Math.PI / 4,
              Math.PI / 2,
              Math.PI,
              20,
              22,
              36.8,
              354.9,
              372.6,
              708.3964185322641,
              Math.nextUp(708.3964185322641),
              709.782712893384,
              Math.nextUp(709.782712893384),
              710.2,
              744.4400719213812,
              745.1332191019411,
              745.1332191019412,
              745.14,
              Math.nextDown(1e5),
              1e5,
              Math.nextUp(1e5),
              1e16,
              0x1p52,
              0x1.8p52,
              0x1p-300,
              Math.nextDown(0x1p-300),
              0x1p300,
              Math.nextUp(0x1p300),
              1e154,
              1.4e154,
              1e160,
              1e308,
              Double.MAX_VALUE,
              Double.POSITIVE_INFINITY,
              Double.NaN,
              Double.longBitsToDouble(0x7fff_ffff_ffff_ffffL),
              Double.longBitsToDouble(0x7ff0_0000_0000_0001L))
          .flatMap(x -> DoubleStream.of(x, -x))
          .toArray();

  static Stream<Arguments> bulkFunctions() {
    Map<String, ElementwiseFunction> functions = new LinkedHashMap<>(Providers.elementwiseByCall());
    functions.put("pow(2)", Providers.elementwise("pow", 2)); // has a loop of its own
    return functions.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof BulkFunction)
        .map((Map.Entry<String, ?> entry) -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  /** A quarter each: ordinary, where exponentials overflow, any bits at all, and special ones. */
  private static double[] points(int length) {
    Random random = new Random(length);
    return DoubleStream.generate(random::nextDouble)
        .limit(length)
        .map(
            r ->
                switch (random.nextInt(4)) {
                  case 0 -> 8 * (r - 0.5);
                  case 1 -> 1600 * (r - 0.5);
                  case 2 -> SPECIAL[random.nextInt(SPECIAL.length)];
                  default -> Double.longBitsToDouble(random.nextLong());
                })
        .toArray();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bulkFunctions")
  void givesTheBitsOfTheScalarFormAtEveryLength(String call, BulkFunction f) {
    for (int length : LENGTHS) {
      assertSameBits(f, points(length));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bulkFunctions")
  void givesTheBitsOfTheScalarFormAtSpecialValues(String call, BulkFunction f) {
    assertSameBits(f, SPECIAL);
    for (double x : SPECIAL) {
      assertSameBits(f, new double[] {x});
    }
  }

  /** Long enough for the second compiler to take over in the middle. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("bulkFunctions")
  void givesTheSameBitsWhileItGetsCompiled(String call, BulkFunction f) {
    double[] x = points(4097);
    double[] first = new double[x.length];
    f.forward(x, first, x.length);
    double[] y = new double[x.length];
    for (int round = 0; round < 400; round++) {
      f.forward(x, y, x.length);
      assertThat(Arrays.equals(y, first)).as("round %d", round).isTrue();
    }
    assertSameBits(f, x);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bulkFunctions")
  void worksInPlaceAndTouchesNothingBeyondTheLength(String call, BulkFunction f) {
    for (int length : LENGTHS) {
      double[] x = Arrays.copyOf(points(length), length + 9);
      Arrays.fill(x, length, x.length, UNTOUCHED);
      double[] argument = x.clone();
      double[] y = new double[length + 5];
      Arrays.fill(y, UNTOUCHED);
      f.forward(x, y, length);
      assertThat(Arrays.equals(x, argument)).as("x is not modified").isTrue();
      assertThat(Arrays.stream(y, length, y.length)).containsOnly(UNTOUCHED);
      f.forward(x, x, length);
      assertThat(Arrays.equals(x, 0, length, y, 0, length)).as("in place").isTrue();
      assertThat(Arrays.stream(x, length, x.length)).containsOnly(UNTOUCHED);
    }
  }

  /** NaN equals NaN of any payload: that is no result. */
  private static void assertSameBits(BulkFunction f, double[] x) {
    double[] y = new double[x.length];
    f.forward(x, y, x.length);
    for (int i = 0; i < x.length; i++) {
      assertThat(Double.doubleToLongBits(y[i]))
          .as("element %d of %d: %s(%s) = %s", i, x.length, f.name(), x[i], f.forward(x[i]))
          .isEqualTo(Double.doubleToLongBits(f.forward(x[i])));
    }
  }
}
