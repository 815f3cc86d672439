package dev.secant.kernels.vector;

import static dev.secant.functions.basic.kernel.ExpKernel.C10;
import static dev.secant.functions.basic.kernel.ExpKernel.C11;
import static dev.secant.functions.basic.kernel.ExpKernel.C12;
import static dev.secant.functions.basic.kernel.ExpKernel.C3;
import static dev.secant.functions.basic.kernel.ExpKernel.C4;
import static dev.secant.functions.basic.kernel.ExpKernel.C5;
import static dev.secant.functions.basic.kernel.ExpKernel.C6;
import static dev.secant.functions.basic.kernel.ExpKernel.C7;
import static dev.secant.functions.basic.kernel.ExpKernel.C8;
import static dev.secant.functions.basic.kernel.ExpKernel.C9;
import static dev.secant.functions.basic.kernel.ExpKernel.LOG2_E;
import static dev.secant.functions.basic.kernel.ExpKernel.MINUS_LN_2;
import static dev.secant.functions.basic.kernel.ExpKernel.MINUS_LN_2_REST;
import static dev.secant.functions.basic.kernel.ExpKernel.RANGE_END;
import static dev.secant.functions.basic.kernel.ExpKernel.RANGE_START;
import static dev.secant.functions.basic.kernel.ExpKernel.SHIFTER;
import static dev.secant.kernels.vector.Lanes.all;

import dev.secant.functions.basic.kernel.VectorKernel;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@code ExpKernel} by vectors, all in one loop. */
public final class VectorExp implements VectorKernel {
  private static final Passes PASSES = Passes.of(MethodHandles.lookup(), "exponentials");

  /** For ServiceLoader. */
  public VectorExp() {}

  @Override
  public String function() {
    return "exp";
  }

  @Override
  public boolean isFast() {
    return Lanes.ARE_FAST;
  }

  @Override
  public int run(double[] x, double[] y, int from, int to, double[][] scratch) {
    return PASSES.run(x, y, from, to, scratch);
  }

  @SuppressWarnings("unused") // by name
  private static int exponentials(double[] x, double[] y, int from, int to, double[][] scratch) {
    int i = from;
    for (; i <= to - Lanes.COUNT; i += Lanes.COUNT) {
      DoubleVector argument = Lanes.load(x, i);
      DoubleVector shifted = argument.fma(all(LOG2_E), all(SHIFTER));
      LongVector bits = shifted.reinterpretAsLongs();
      if (!bits.add(RANGE_START).compare(VectorOperators.LT, RANGE_END).allTrue()) {
        return i;
      }
      DoubleVector k = shifted.sub(SHIFTER);
      DoubleVector r = k.fma(all(MINUS_LN_2), argument);
      DoubleVector z = r.mul(r);
      DoubleVector odd = all(C11).fma(z, all(C9)).fma(z, all(C7)).fma(z, all(C5)).fma(z, all(C3));
      DoubleVector even = all(C12).fma(z, all(C10)).fma(z, all(C8)).fma(z, all(C6));
      DoubleVector q = even.fma(z, all(C4)).fma(r, odd);
      DoubleVector sum = r.add(1);
      DoubleVector half = r.mul(0.5);
      DoubleVector head = half.fma(r, sum);
      DoubleVector sumError = all(1).sub(sum).add(r);
      DoubleVector headError = half.fma(r, sum.sub(head));
      DoubleVector small = z.fma(r.mul(q), sumError.add(headError));
      DoubleVector tail = k.mul(MINUS_LN_2_REST).fma(head.add(small), small);
      head.add(tail)
          .reinterpretAsLongs()
          .add(bits.lanewise(VectorOperators.LSHL, 52))
          .reinterpretAsDoubles()
          .intoArray(y, i);
    }
    return i;
  }
}
