package dev.secant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.BulkFunction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests what the contract says of kernels that break a rule. */
class BrokenKernelsTest extends BrokenFunctions {
  /** Squares, by a kernel that a test makes worse. */
  private abstract static class Kernel implements BulkFunction {
    @Override
    public double forward(double x) {
      return x * x;
    }

    @Override
    public String name() {
      return "kernel";
    }

    void square(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = x[i] * x[i];
      }
    }
  }

  @Test
  void thatComputesSomethingElseAtTheEnd() {
    class Tail extends Kernel {
      @Override
      public void forward(double[] x, double[] y, int length) {
        square(x, y, length);
        if (length % 8 == 7) {
          y[length - 1] = x[length - 1];
        }
      }
    }
    assertBreaksAmongOthers(
        new Tail(),
        Clause.BULK,
        "kernel gave y[6] = 2.2250738585072014E-308 over 7 numbers, but 0.0 by forward(double),"
            + " at x = 2.2250738585072014E-308");
  }

  @Test
  void thatNeedsTwoArrays() {
    class Apart extends Kernel {
      @Override
      public void forward(double[] x, double[] y, int length) {
        Arrays.fill(y, 0, length, 0);
        square(x, y, length);
      }
    }
    assertThat(launch(new Apart()).failed())
        .containsKey(Clause.BULK_IN_PLACE.title())
        .doesNotContainKey(Clause.BULK_BOUNDS.title());
  }

  @Test
  void thatChangesItsInput() {
    class Spoiler extends Kernel {
      @Override
      public void forward(double[] x, double[] y, int length) {
        square(x, y, length);
        if (x != y && length > 0) {
          x[0] = 42;
        }
      }
    }
    assertBreaks(
        new Spoiler(), Clause.BULK_BOUNDS, "kernel changed x[0] to 42.0 in a call with length 1");
  }

  @Test
  void thatWritesBeyondTheEnd() {
    class Beyond extends Kernel {
      @Override
      public void forward(double[] x, double[] y, int length) {
        square(x, y, length);
        if (y.length > length) {
          y[length] = 0;
        }
      }
    }
    assertBreaks(
        new Beyond(),
        Clause.BULK_BOUNDS,
        "kernel changed y[0] to 0.0, beyond the end, in a call with length 0");
  }

  @Test
  void thatKeepsAnArray() {
    class Keeper extends Kernel {
      private double[] kept = new double[1];

      @Override
      public void forward(double[] x, double[] y, int length) {
        if (length > 1 && kept != y) {
          kept[0] = 1;
        }
        square(x, y, length);
        kept = y;
      }
    }
    assertBreaksAmongOthers(
        new Keeper(),
        Clause.BULK_KEEPS_NOTHING,
        "kernel wrote into an array of the call before, at index 0");
  }
}
