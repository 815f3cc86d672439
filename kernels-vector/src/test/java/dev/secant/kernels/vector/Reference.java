package dev.secant.kernels.vector;

import static org.assertj.core.api.Assertions.fail;

import dev.secant.functions.basic.kernel.ExpKernel;
import dev.secant.functions.basic.kernel.Expm1Kernel;
import dev.secant.functions.basic.kernel.LogKernel;
import dev.secant.functions.basic.kernel.SigmoidKernel;
import dev.secant.functions.basic.kernel.TanhKernel;
import dev.secant.functions.basic.kernel.VectorKernel;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** A kernel by vectors with the scalar form whose bits it must give, and points to compare them. */
enum Reference {
  EXP(new VectorExp(), ExpKernel::at),
  EXPM1(new VectorExpm1(), Expm1Kernel::at),
  LOG(new VectorLog(), LogKernel::at),
  SIGMOID(new VectorSigmoid(), SigmoidKernel::at),
  TANH(new VectorTanh(), TanhKernel::at);

  /** Around the length of a vector and of a block. */
  static final List<Integer> LENGTHS = List.of(0, 1, 7, 8, 9, 15, 16, 17, 511, 512, 513, 4097);

  /** Zeros, extremes, NaN with payloads, and where the functions change their way. */
  static final double[] SPECIAL =
      DoubleStream.of(
              0.0,
              Double.MIN_VALUE,
              Math.nextDown(Double.MIN_NORMAL),
              Double.MIN_NORMAL,
              0x1p-54,
              0x1p-27,
              0.34657359027997264,
              Math.sqrt(0.5),
              Math.nextDown(Math.sqrt(0.5)),
              Math.nextDown(1.0),
              1,
              Math.nextUp(1.0),
              Math.sqrt(2),
              Math.nextUp(Math.sqrt(2)),
              20,
              Math.nextUp(20.0),
              40,
              Math.nextUp(40.0),
              600,
              Math.nextUp(600.0),
              707.7,
              708.3964185322641,
              709.4,
              709.782712893384,
              Math.nextUp(709.782712893384),
              745.1332191019411,
              745.1332191019412,
              1e16,
              0x1.8p52,
              1e308,
              Double.MAX_VALUE,
              Double.POSITIVE_INFINITY,
              Double.NaN,
              Double.longBitsToDouble(0x7fff_ffff_ffff_ffffL),
              Double.longBitsToDouble(0x7ff0_0000_0000_0001L))
          .flatMap(x -> DoubleStream.of(x, -x))
          .toArray();

  @SuppressWarnings("ImmutableEnumChecker") // it has no state
  final VectorKernel vectors;

  @SuppressWarnings("ImmutableEnumChecker") // nor has a reference to a method
  final DoubleUnaryOperator scalar;

  Reference(VectorKernel vectors, DoubleUnaryOperator scalar) {
    this.vectors = vectors;
    this.scalar = scalar;
  }

  /** Returns points where no function is at an edge. */
  static double[] ordinary(int length) {
    Random random = new Random(length);
    return DoubleStream.generate(() -> 1e-3 + 19 * random.nextDouble()).limit(length).toArray();
  }

  /** Returns a third each: ordinary of both signs, any bits at all, and special ones. */
  static double[] mixed(int length) {
    Random random = new Random(length);
    return DoubleStream.generate(random::nextDouble)
        .limit(length)
        .map(
            r ->
                switch (random.nextInt(3)) {
                  case 0 -> 1600 * (r - 0.5);
                  case 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
                  default -> Double.longBitsToDouble(random.nextLong());
                })
        .toArray();
  }

  static double[][] scratch(int length) {
    return new double[4][length];
  }

  /** NaN equals NaN of any payload: that is no result. */
  void assertSameBits(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      double expected = scalar.applyAsDouble(x[i]);
      if (Double.doubleToLongBits(y[i]) != Double.doubleToLongBits(expected)) {
        fail("element %d: %s(%s) must be %s, was %s", i, vectors.function(), x[i], expected, y[i]);
      }
    }
  }
}
