package dev.secant.functions.basic;

/**
 * The upper tail of the normal distribution without the factor that underflows, {@code T(t) =
 * e^(t^2/2) (1 - Phi(t))}; in other terms {@code erfcx(t / sqrt(2)) / 2}.
 *
 * <p>{@code (t + 1) T(t)} goes from 0.5 at 0 through 0.526 to 0.399 at infinity, as smooth in
 * {@code u = (t - 4) / (t + 4)} as a polynomial: the idea of M. M. Shepherd and J. G. Laframboise,
 * <i>Chebyshev approximation of (1 + 2x) exp(x^2) erfc x</i>, Math. Comp. 36 (1981). The
 * coefficients are our own: those of the Chebyshev interpolation of degree 24 for t from 0 to 40,
 * computed with 60 digits; its truncation error is below {@code 1e-18}. With rounding, {@code T(t)}
 * is within 4e-16 of the truth, relatively.
 */
final class ScaledNormalTail {
  /** Of the powers of u, ascending. */
  private static final double[] COEFFICIENTS = {
    0x1.e361ea6fba141p-2,
    -0x1.8c18f2086e349p-4,
    0x1.cabd72a60f912p-7,
    0x1.d4969f10dfe28p-6,
    -0x1.07c3c2582c105p-5,
    0x1.25dd720606112p-6,
    -0x1.47d5fc745e9d8p-8,
    -0x1.2b7f5e1d5fe23p-12,
    0x1.6c53830af2047p-11,
    -0x1.8c11ac30300cdp-14,
    -0x1.707bb42b52502p-14,
    0x1.648355a338144p-16,
    0x1.c93fe8d07c988p-17,
    -0x1.cc8d7a78ecb7ap-19,
    -0x1.5ec4c94f3ace8p-19,
    0x1.b0230ca982398p-22,
    0x1.28b15771302fcp-21,
    0x1.488d4dd565062p-28,
    -0x1.dd7d8e23d2836p-24,
    -0x1.90f495e432568p-26,
    0x1.25e6adcecf41ap-26,
    0x1.1c72dd21cdc68p-27,
    -0x1.e1beba16d86a8p-31,
    -0x1.69e82df6cafe4p-30,
    -0x1.0d20e2ac9cc59p-32
  };

  private ScaledNormalTail() {}

  /**
   * Returns {@code T(t)}.
   *
   * @param t from 0 to 40; NaN gives NaN
   */
  static double at(double t) {
    double u = (t - 4) / (t + 4);
    double sum = 0;
    for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
      sum = sum * u + COEFFICIENTS[i];
    }
    return sum / (t + 1);
  }
}
