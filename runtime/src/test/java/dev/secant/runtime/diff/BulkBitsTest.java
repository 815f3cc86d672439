package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.runtime.chain.Chain;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the same point gives the same bits: alone and in bulk, at any length and place, on any
 * number of threads. Rounds are so many that loops get compiled, and copied, on the way. The build
 * runs this class interpreted too, and its checksum was found equal on JDK 17 and 25.
 */
class BulkBitsTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 9, 15, 16, 511, 512, 513, 4097};
  private static final int ROUNDS = 20;
  private static final double EPS = 1e-4;

  private static final double[] SPECIAL = {
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY,
    0.0,
    -0.0,
    1,
    -1,
    0x1p52,
    1e308,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE
  };

  /** Any bits, moderate numbers, and special ones between them. */
  private static final double[] ANY = points(new Random(6L));

  /** Points at which there is a derivative. */
  private static final double[] MODERATE = new Random(7L).doubles(4097, -3, 3).toArray();

  /** By arithmetic that IEEE 754 defines to the last bit, in a kernel with fma as well. */
  private static final class Rational implements BulkFunction {
    @Override
    public double forward(double x) {
      return Math.fma(x, x, 1) / (2 + x * 0.1);
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = Math.fma(x[i], x[i], 1) / (2 + x[i] * 0.1);
      }
    }
  }

  private static final class Hypotenuse implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return Math.sqrt(0.3 + x * x) - 0.7 * x;
    }
  }

  private static final Chain EXACT = Chain.of(new Hypotenuse(), new Rational(), new Hypotenuse());

  static List<Chain> chains() {
    return List.of(
        EXACT,
        Chain.of(service("square"), service("exp"), service("square")),
        Chain.of(service("tanh"), ElementwiseFunction.of("third", x -> x / 3), service("sin")),
        Chain.of(service("softplus"), service("log1p"), service("neg")));
  }

  private static Function service(String name) {
    return ServiceLoader.load(Function.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double[] points(Random random) {
    double[] drawn =
        DoubleStream.generate(
                () ->
                    random.nextBoolean()
                        ? 8 * random.nextDouble() - 4
                        : Double.longBitsToDouble(random.nextLong()))
            .limit(4097)
            .toArray();
    for (int i = 0; i < SPECIAL.length; i++) {
      drawn[(i * 293 + 5) % drawn.length] = SPECIAL[i];
    }
    return drawn;
  }

  /** NaN is one result, whatever its payload. */
  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
  }

  private static void assertSame(double[] actual, double[] expected, int from, int length) {
    assertThat(bits(Arrays.copyOf(actual, length)))
        .isEqualTo(bits(Arrays.copyOfRange(expected, from, from + length)));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void valuesAreThoseAloneAtEveryLengthAndPlace(Chain chain) {
    double[] alone = Arrays.stream(ANY).map(chain::valueAt).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      for (int length : LENGTHS) {
        int from = Math.min(17 * round + round % 2, ANY.length - length);
        double[] y = new double[length];
        chain.valuesAt(Arrays.copyOfRange(ANY, from, from + length), y, length);
        assertSame(y, alone, from, length);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void derivativesAreThoseAloneAtEveryLengthAndPlace(Chain chain) {
    for (DifferenceMethod method : DifferenceMethod.values()) {
      double[] alone = Arrays.stream(MODERATE).map(x -> method.derivative(chain, x, EPS)).toArray();
      double[] values = Arrays.stream(MODERATE).map(chain::valueAt).toArray();
      DifferenceQuotient quotient = DifferenceQuotient.of(chain, method, EPS);
      for (int round = 0; round < ROUNDS; round++) {
        for (int length : LENGTHS) {
          int from = Math.min(13 * round + round % 2, MODERATE.length - length);
          double[] x = Arrays.copyOfRange(MODERATE, from, from + length);
          double[] y = new double[length];
          quotient.valuesAndDerivatives(x, y, x, length);
          assertSame(y, values, from, length);
          assertSame(x, alone, from, length);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void threadsChangeNothing(Chain chain) {
    int length = 200_001;
    double[] x = new Random(8L).doubles(length, -3, 3).toArray();
    double[] one = new double[length];
    double[] four = new double[length];
    chain.valuesAt(x, one, length, 1);
    chain.valuesAt(x, four, length, 4);
    assertThat(bits(four)).isEqualTo(bits(one));
    DifferenceQuotient quotient = DifferenceQuotient.of(chain, DifferenceMethod.CENTRAL, EPS);
    quotient.derivatives(x, one, length);
    quotient.withThreads(4).derivatives(x, four, length);
    assertThat(bits(four)).isEqualTo(bits(one));
    for (int i = 0; i < length; i += 997) {
      assertThat(one[i]).isEqualTo(NumericalDiff.central(chain, x[i], EPS));
    }
  }

  @Test
  void theChecksumIsTheSameOnEveryJavaAndInEveryMode() {
    double[] results = new double[ANY.length];
    EXACT.valuesAt(ANY, results, ANY.length);
    double[] derivatives = NumericalDiff.central(EXACT, MODERATE, EPS);
    long checksum =
        Stream.of(results, derivatives)
            .flatMapToLong(numbers -> Arrays.stream(bits(numbers)))
            .reduce(0, (hash, next) -> hash * 0x9E3779B97F4A7C15L + next);
    assertThat(Long.toHexString(checksum)).isEqualTo("8025c34a3024abb1");
  }
}
