package dev.secant.kernels.vector;

import static dev.secant.functions.basic.kernel.LogKernel.BITS_OF_SQRT_HALF;
import static dev.secant.functions.basic.kernel.LogKernel.C11;
import static dev.secant.functions.basic.kernel.LogKernel.C13;
import static dev.secant.functions.basic.kernel.LogKernel.C15;
import static dev.secant.functions.basic.kernel.LogKernel.C17;
import static dev.secant.functions.basic.kernel.LogKernel.C3;
import static dev.secant.functions.basic.kernel.LogKernel.C5;
import static dev.secant.functions.basic.kernel.LogKernel.C7;
import static dev.secant.functions.basic.kernel.LogKernel.C9;
import static dev.secant.functions.basic.kernel.LogKernel.LN_2;
import static dev.secant.functions.basic.kernel.LogKernel.LN_2_REST;
import static dev.secant.kernels.vector.Lanes.all;

import dev.secant.functions.basic.kernel.VectorKernel;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@code LogKernel} by vectors. */
public final class VectorLog implements VectorKernel {
  private static final Passes PASSES = Passes.of(MethodHandles.lookup(), "split", "logarithms");

  /**
   * Makes {@code k} positive: a logical shift is one instruction everywhere, and a signed is not.
   */
  private static final long BIAS = 1023;

  private static final int MANTISSA_BITS = 52;

  private static final long EXPONENT_MASK = 0xfff0_0000_0000_0000L;

  /** In its last bits a positive integer is that many more: a conversion without an instruction. */
  private static final double TWO_52 = 0x1p52;

  private static final long BITS_OF_TWO_52 = Double.doubleToRawLongBits(TWO_52);

  /** For ServiceLoader. */
  public VectorLog() {}

  @Override
  public String function() {
    return "log";
  }

  @Override
  public boolean isFast() {
    return Lanes.ARE_FAST;
  }

  @Override
  public int run(double[] x, double[] y, int from, int to, double[][] scratch) {
    return PASSES.run(x, y, from, to, scratch);
  }

  /** Leaves k in 0 and m in 1, for {@code x = 2^k m}. */
  @SuppressWarnings("unused") // by name
  private static int split(double[] x, double[] y, int from, int to, double[][] scratch) {
    double[] toK = scratch[0];
    double[] toM = scratch[1];
    int i = from;
    for (; i <= to - Lanes.COUNT; i += Lanes.COUNT) {
      DoubleVector argument = Lanes.load(x, i);
      if (!argument.compare(VectorOperators.GE, Double.MIN_NORMAL).allTrue()
          || !argument.compare(VectorOperators.LE, Double.MAX_VALUE).allTrue()) {
        return i;
      }
      LongVector bits = argument.reinterpretAsLongs();
      LongVector above = bits.sub(BITS_OF_SQRT_HALF);
      above
          .add(BIAS << MANTISSA_BITS)
          .lanewise(VectorOperators.LSHR, MANTISSA_BITS)
          .add(BITS_OF_TWO_52)
          .reinterpretAsDoubles()
          .sub(TWO_52 + BIAS)
          .intoArray(toK, i);
      bits.sub(above.and(EXPONENT_MASK)).reinterpretAsDoubles().intoArray(toM, i);
    }
    return i;
  }

  @SuppressWarnings("unused") // by name
  private static int logarithms(double[] x, double[] y, int from, int to, double[][] scratch) {
    double[] inK = scratch[0];
    double[] inM = scratch[1];
    for (int i = from; i < to; i += Lanes.COUNT) {
      DoubleVector k = Lanes.load(inK, i);
      DoubleVector m = Lanes.load(inM, i);
      DoubleVector numerator = m.sub(1);
      DoubleVector sum = m.add(1);
      DoubleVector s = numerator.mul(all(1).div(sum));
      DoubleVector sumError = m.sub(sum.sub(1));
      DoubleVector rest = s.neg().fma(sum, numerator).sub(s.mul(sumError));
      DoubleVector twice = all(2).div(sum).mul(rest);
      DoubleVector z = s.mul(s);
      DoubleVector p = all(C17).fma(z, all(C15)).fma(z, all(C13)).fma(z, all(C11)).fma(z, all(C9));
      p = p.fma(z, all(C7)).fma(z, all(C5)).fma(z, all(C3));
      DoubleVector small = s.mul(z).fma(p, k.fma(all(LN_2_REST), twice.fma(z, twice)));
      DoubleVector high = k.mul(LN_2);
      DoubleVector twoS = s.add(s);
      DoubleVector head = high.add(twoS);
      head.add(high.sub(head).add(twoS).add(small)).intoArray(y, i);
    }
    return to;
  }
}
