package dev.secant.functions.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.api.BulkFunction;
import dev.secant.functions.basic.kernel.HardwareFma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the error of our own kernels against {@link FixedPoint}, in random points of each range.
 * The full count, minutes instead of seconds: {@code mvn -pl functions-basic -am test-compile
 * surefire:test@default-test -Dtest=KernelAccuracyTest -Dsecant.kernels.points=1000000}. The
 * largest errors go to {@code target/kernels-accuracy.csv}.
 */
class KernelAccuracyTest {
  private static final int POINTS = Integer.getInteger("secant.kernels.points", 10_000);

  private static final long SEED = 20261123L;

  /** What design.md grants a kernel: half an ulp for the last rounding, and a twentieth. */
  private static final double BOUND = 0.55;

  private static final Map<String, DoubleFunction<FixedPoint.Exact>> EXACT =
      Map.of(
          "cos",
          FixedPoint::cos,
          "exp",
          FixedPoint::exp,
          "expm1",
          FixedPoint::expm1,
          "log",
          FixedPoint::ln,
          "sigmoid",
          FixedPoint::sigmoid,
          "sin",
          FixedPoint::sin,
          "tanh",
          FixedPoint::tanh);

  /** By range; see {@link #writeTable()}. */
  private static final Map<String, Double> LARGEST = new LinkedHashMap<>();

  @AfterAll
  static void writeTable() throws IOException {
    List<String> lines = new ArrayList<>(List.of("# largest error in ulp;points;range"));
    LARGEST.forEach(
        (range, ulps) -> lines.add(String.format(Locale.ROOT, "%.4f;%d;%s", ulps, POINTS, range)));
    Files.write(Path.of("target", "kernels-accuracy.csv"), lines);
  }

  @ParameterizedTest(name = "{0} from {1} to {2}")
  @CsvSource(
      textBlock =
          """
          exp, -1,       1
          exp, -10,      10
          exp, -708,     709
          exp, -0.35,    0.35
          exp, 709,      709.78
          exp, -708.396, -708
          exp, -745.13,  -708.396
          expm1, -1,     1
          expm1, -0.36,  -0.33
          expm1, 0.33,   0.36
          expm1, -40,    60
          expm1, -700,   709
          log, 0.5,      2
          log, 0.70,     0.71
          log, 1.41,     1.42
          log, 0.999,    1.001
          log, 0,        100
          log, 2.3e-308, 1e-300
          log, 0,        2.3e-308
          log, 1e300,    1.7e308
          tanh, -0.5,    0.5
          tanh, -0.18,   -0.16
          tanh, -3,      3
          tanh, -25,     25
          sigmoid, -1,   1
          sigmoid, -40,  40
          sigmoid, -745, 745
          sin, -0.8,     0.8
          sin, 0.75,     0.79
          sin, 0.78,     2.36
          sin, -10,      10
          sin, -1e5,     1e5
          sin, 99000,    100000
          sin, 1e5,      1e6
          cos, -0.8,     0.8
          cos, 0.75,     0.79
          cos, 0.78,     2.36
          cos, -10,      10
          cos, -1e5,     1e5
          cos, 1e5,      1e6
          """)
  void isWithinTheBound(String name, double from, double to) {
    Random random = new Random(SEED);
    double most = assertWithinTheBound(name, () -> from + random.nextDouble() * (to - from));
    LARGEST.put(name + " from " + from + " to " + to, most);
  }

  @ParameterizedTest(name = "{0} at numbers of every size from 2^{1} to 2^{2}")
  @CsvSource({
    "exp, -1074, 9",
    "expm1, -1074, 9",
    "sigmoid, -1074, 9",
    "sin, -1074, 16",
    "tanh, -1074, 9"
  })
  void isWithinTheBoundInEveryBinade(String name, int from, int to) {
    Random random = new Random(SEED);
    double most =
        assertWithinTheBound(
            name,
            () ->
                Math.scalb(1 + random.nextDouble(), from + random.nextInt(to - from))
                    * (random.nextBoolean() ? 1 : -1));
    LARGEST.put(name + " from 2^" + from + " to 2^" + to, most);
  }

  /** Where the reduced argument is largest and the integer next to x / ln 2 may be either. */
  @Test
  void exponentialIsWithinTheBoundWhereItsReductionTurns() {
    Random random = new Random(SEED);
    double most =
        assertWithinTheBound(
            "exp",
            () ->
                (random.nextInt(2044) - 1022 + 0.5)
                    * Math.log(2)
                    * (1 + 1e-6 * (random.nextDouble() - 0.5)));
    LARGEST.put("exp next to (j + 1/2) ln 2", most);
  }

  /** Where the reduced argument is nearly nothing, and where it is largest. */
  @ParameterizedTest(name = "{0} next to multiples of pi/4")
  @ValueSource(strings = {"sin", "cos"})
  void isWithinTheBoundAroundTheQuadrants(String name) {
    Random random = new Random(SEED);
    double most =
        assertWithinTheBound(
            name,
            () -> {
              double x = random.nextInt(127_000) * (Math.PI / 4);
              return x + (random.nextInt(9) - 4) * Math.ulp(x);
            });
    LARGEST.put(name + " next to multiples of pi/4", most);
  }

  /** Returns the largest error. */
  private static double assertWithinTheBound(String name, DoubleSupplier points) {
    assumeTrue(HardwareFma.PRESENT, "without fma, the values are those of Math");
    BulkFunction f = (BulkFunction) Providers.elementwise(name);
    double[] x = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = points.getAsDouble();
    }
    double[] y = new double[POINTS];
    f.forward(x, y, POINTS);
    int worst = 0;
    double most = 0;
    for (int i = 0; i < POINTS; i++) {
      double ulps = EXACT.get(name).apply(x[i]).ulpsTo(y[i]);
      if (!(ulps <= most)) {
        most = ulps;
        worst = i;
      }
    }
    assertThat(most)
        .as("ulps from %s(%s) to %s, seed %d", name, x[worst], y[worst], SEED)
        .isLessThanOrEqualTo(BOUND);
    return most;
  }
}
