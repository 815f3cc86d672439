package dev.secant.functions.basic.kernel;

/**
 * {@code x^3} with the errors of both products, under the rules of {@link ExpKernel}: the last
 * addition is the only rounding that counts, so that all but a few in {@code 2^50} results are the
 * correctly rounded ones.
 *
 * <p>Where the cube or an error may leave the normal numbers, and everywhere without {@link
 * HardwareFma}, it is {@link Math#pow}.
 */
public final class ThirdPowerKernel extends BlockKernel {
  /** The kernel over arrays. */
  public static final ThirdPowerKernel INSTANCE = new ThirdPowerKernel();

  /** From here on, the errors of the products are normal numbers: {@code 2^(-3 300 - 106)}. */
  private static final double SMALLEST = 0x1p-300;

  private static final double LARGEST = 0x1p300;

  private ThirdPowerKernel() {
    super("third_power");
  }

  /** Returns {@code x^3}. */
  public static double at(double x) {
    return isInside(x) ? inside(x) : Math.pow(x, 3);
  }

  @Override
  double valueAt(double x) {
    return at(x);
  }

  @Override
  void block(double[] x, double[] y, int length, double[][] scratch) {
    double[] cube = scratch[0];
    if (HardwareFma.PRESENT) {
      for (int i = 0; i < length; i++) {
        cube[i] = inside(x[i]);
      }
    }
    for (int i = 0; i < length; i++) {
      y[i] = isInside(x[i]) ? cube[i] : Math.pow(x[i], 3);
    }
  }

  /** Whether the products are far from overflow and underflow; false for NaN. */
  private static boolean isInside(double x) {
    double a = Math.abs(x);
    return HardwareFma.PRESENT && a >= SMALLEST && a <= LARGEST;
  }

  private static double inside(double x) {
    double square = x * x;
    double squareError = Math.fma(x, x, -square);
    double cube = square * x;
    double cubeError = Math.fma(square, x, -cube);
    return cube + Math.fma(squareError, x, cubeError);
  }
}
