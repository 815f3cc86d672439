package dev.secant.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.functions.basic.kernel.HardwareFma;
import dev.secant.functions.basic.kernel.VectorKernel;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that the kernels by vectors give the bits of the scalar forms. The build runs this class
 * compiled, interpreted, and with vectors of half the length.
 */
class VectorKernelTest {
  private static final double UNTOUCHED = 12345.678;

  @BeforeAll
  static void requireFma() {
    Assumptions.assumeTrue(HardwareFma.PRESENT, "without fma there is no kernel of our own");
  }

  @ParameterizedTest
  @EnumSource
  void leavesOnlyWhatIsTooShortForAVector(Reference reference) {
    for (int length : Reference.LENGTHS) {
      double[] x = Reference.ordinary(length);
      double[] y = new double[length];
      int end = reference.vectors.run(x, y, 0, length, Reference.scratch(length));
      assertThat(end).isEqualTo(length - length % Lanes.COUNT);
      reference.assertSameBits(x, y, 0, end);
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnInTheMiddle(Reference reference) {
    double[] x = Reference.ordinary(100);
    double[] y = new double[100];
    Arrays.fill(y, UNTOUCHED);
    int end = reference.vectors.run(x, y, 13, 90, Reference.scratch(100));
    assertThat(end).isEqualTo(90 - 77 % Lanes.COUNT);
    reference.assertSameBits(x, y, 13, end);
    assertThat(Arrays.stream(y, 0, 13)).containsOnly(UNTOUCHED);
    assertThat(Arrays.stream(y, end, 100)).containsOnly(UNTOUCHED);
  }

  @ParameterizedTest
  @EnumSource
  void stopsAtTheFirstVectorWithAnEdge(Reference reference) {
    double[] x = Reference.ordinary(64);
    x[21] = Double.NaN;
    double[] y = new double[64];
    Arrays.fill(y, UNTOUCHED);
    int end = reference.vectors.run(x, y, 0, 64, Reference.scratch(64));
    assertThat(end).isEqualTo(21 - 21 % Lanes.COUNT);
    assertThat(Arrays.stream(y, end, 64)).containsOnly(UNTOUCHED);
  }

  @ParameterizedTest
  @EnumSource
  void givesTheBitsOfTheScalarFormAtEveryPoint(Reference reference) {
    for (int length : Reference.LENGTHS) {
      double[] x = Reference.mixed(length);
      reference.assertSameBits(x, values(reference, x.clone()), 0, length);
    }
    for (double special : Reference.SPECIAL) {
      double[] x = Reference.ordinary(3 * Lanes.COUNT);
      x[Lanes.COUNT + 1] = special;
      reference.assertSameBits(x, values(reference, x.clone()), 0, x.length);
    }
  }

  /** Long enough for the second compiler to take over in the middle. */
  @ParameterizedTest
  @EnumSource
  void givesTheSameBitsWhileItGetsCompiled(Reference reference) {
    double[] x = Reference.ordinary(4096);
    double[] y = new double[4096];
    double[][] scratch = Reference.scratch(4096);
    int rounds = isInterpreted() ? 1 : 300;
    for (int round = 0; round < rounds; round++) {
      Arrays.fill(y, UNTOUCHED);
      reference.vectors.run(x, y, 0, 4096, scratch);
      reference.assertSameBits(x, y, 0, 4096);
    }
  }

  private static boolean isInterpreted() {
    return System.getProperty("java.vm.info", "").contains("interpreted");
  }

  /** In place, as a kernel does it: what the vectors leave is done one by one. */
  private static double[] values(Reference reference, double[] data) {
    double[][] scratch = Reference.scratch(data.length);
    int i = reference.vectors.run(data, data, 0, data.length, scratch);
    while (i < data.length) {
      int end = Math.min(i + VectorKernel.GROUP, data.length);
      for (; i < end; i++) {
        data[i] = reference.scalar.applyAsDouble(data[i]);
      }
      i = reference.vectors.run(data, data, i, data.length, scratch);
    }
    return data;
  }
}
