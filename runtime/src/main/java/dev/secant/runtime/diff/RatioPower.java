package dev.secant.runtime.diff;

import dev.secant.runtime.diff.scale.Scale;

/** A fixed power of ratios, most of which are whole octaves and looked up. Immutable. */
final class RatioPower {
  private static final int HIGHEST = 64; // octaves

  private final double exponent;
  private final double[] ofOctaves = new double[HIGHEST];

  RatioPower(double exponent) {
    this.exponent = exponent;
    for (int octaves = 0; octaves < HIGHEST; octaves++) {
      ofOctaves[octaves] = Math.pow(Scale.powerOfTwo(octaves), exponent);
    }
  }

  /** Returns {@code ratio} to the power. */
  double of(double ratio) {
    int octaves = Math.getExponent(ratio);
    return octaves >= 0 && octaves < HIGHEST && Scale.isPowerOfTwo(ratio)
        ? ofOctaves[octaves]
        : Math.pow(ratio, exponent);
  }
}
