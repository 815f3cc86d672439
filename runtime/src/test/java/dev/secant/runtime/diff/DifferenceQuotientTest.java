package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link DifferenceQuotient} against the quotient at one number. */
class DifferenceQuotientTest {
  private static final ElementwiseFunction SQUARE = ElementwiseFunction.of("square", x -> x * x);
  private static final ElementwiseFunction EXP = ElementwiseFunction.of("exp", Math::exp);
  private static final Chain CHAIN = Chain.of(SQUARE, EXP, SQUARE);
  private static final double EPS = 1e-4;

  private static double[] points(int length) {
    return new Random(4L).doubles(length, -1, 1).toArray();
  }

  /** Counts its calls and its kernel's. */
  private static final class Counting implements BulkFunction {
    private final AtomicInteger single = new AtomicInteger();
    private final AtomicInteger bulk = new AtomicInteger();

    @Override
    public double forward(double x) {
      single.incrementAndGet();
      return 3 * x;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      bulk.addAndGet(length);
      for (int i = 0; i < length; i++) {
        y[i] = 3 * x[i];
      }
    }
  }

  @Nested
  class Results {
    @Test
    void arePublishedAtEveryPlace() {
      double[] x = new double[1000];
      Arrays.fill(x, 0.5);
      assertThat(NumericalDiff.central(CHAIN, x, EPS)).containsOnly(3.2974426293330694);
      Arrays.fill(x, 2);
      assertThat(NumericalDiff.central(SQUARE, x, EPS)).containsOnly(4.000000000004);
    }

    @ParameterizedTest
    @EnumSource(DifferenceMethod.class)
    void areThoseAtOneNumber(DifferenceMethod method) {
      double[] x = points(1300);
      double[] values = new double[x.length];
      double[] derivatives = new double[x.length];
      DifferenceQuotient quotient = DifferenceQuotient.of(CHAIN, method, EPS);
      quotient.valuesAndDerivatives(x, values, derivatives, x.length);
      for (int i = 0; i < x.length; i++) {
        assertThat(values[i]).isEqualTo(CHAIN.valueAt(x[i]));
        assertThat(derivatives[i]).isEqualTo(method.derivative(CHAIN, x[i], EPS));
      }
      double[] alone = new double[x.length];
      quotient.derivatives(x, alone, x.length);
      assertThat(alone).isEqualTo(derivatives);
    }

    @Test
    void ofTheThreeMethodsHaveTheirDoors() {
      double[] x = points(100);
      for (int i = 0; i < x.length; i += 33) {
        assertThat(NumericalDiff.forward(CHAIN, x, EPS)[i])
            .isEqualTo(NumericalDiff.forward(CHAIN, x[i], EPS));
        assertThat(NumericalDiff.backward(CHAIN, x, EPS)[i])
            .isEqualTo(NumericalDiff.backward(CHAIN, x[i], EPS));
      }
      assertThat(NumericalDiff.central(CHAIN, new double[0], EPS)).isEmpty();
    }

    @Test
    void ofAnArrayFunctionAreThoseOfNumbers() {
      Function sum = input -> Variable.of(Arrays.stream(input.toArray()).sum());
      assertThat(NumericalDiff.central(sum, new double[] {1, 2, 3}, 0x1p-10))
          .containsExactly(1, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"7, 1", "600, 1", "100000, 3"})
    void mayGoToTheArrayOfThePoints(int length, int threads) {
      double[] x = points(length);
      double[] expected = NumericalDiff.central(CHAIN, x, EPS);
      DifferenceQuotient quotient =
          DifferenceQuotient.of(CHAIN, DifferenceMethod.CENTRAL, EPS).withThreads(threads);
      double[] derivatives = x.clone();
      quotient.derivatives(derivatives, derivatives, length);
      assertThat(derivatives).isEqualTo(expected);
      double[] values = x.clone();
      quotient.valuesAndDerivatives(values, values, derivatives, length);
      assertThat(derivatives).isEqualTo(expected);
      assertThat(values[length - 1]).isEqualTo(CHAIN.valueAt(x[length - 1]));
    }

    @Test
    void beyondTheLengthAreLeftAlone() {
      double[] x = points(600);
      double[] results = new double[600];
      DifferenceQuotient.of(CHAIN, DifferenceMethod.CENTRAL, EPS).derivatives(x, results, 550);
      assertThat(results[549]).isNotZero();
      assertThat(Arrays.copyOfRange(results, 550, 600)).containsOnly(0);
      assertThat(x).isEqualTo(points(600));
    }
  }

  @Nested
  class Cost {
    @ParameterizedTest
    @CsvSource({"CENTRAL, 2, 3", "FORWARD, 2, 2", "BACKWARD, 2, 2"})
    void isSoManyCallsANumber(DifferenceMethod method, int without, int with) {
      for (int n : new int[] {10, 1000}) {
        Counting f = new Counting();
        DifferenceQuotient quotient = DifferenceQuotient.of(f, method, EPS);
        quotient.derivatives(points(n), new double[n], n);
        assertThat(f.single.get() + f.bulk.get()).isEqualTo(without * n);
        quotient.valuesAndDerivatives(points(n), new double[n], new double[n], n);
        assertThat(f.single.get() + f.bulk.get()).isEqualTo((without + with) * n);
        assertThat(f.single.get() == 0).as("in bulk for n = %d", n).isEqualTo(n > 10);
      }
    }

    @Test
    void pointsFarOutAreCheckedOneByOne() {
      // Beyond 2^51 eps, where a whole block is not known to be good; each x still differs from
      // x + eps, since eps is at least half the distance to its neighbours.
      double[] x = new double[100];
      Arrays.fill(x, 0x1p52);
      Counting f = new Counting();
      double expected = NumericalDiff.central(f, 0x1p52, 1);
      assertThat(NumericalDiff.central(f, x, 1)).containsOnly(expected);
      assertThat(f.single.get()).isEqualTo(202);
      assertThat(f.bulk.get()).isZero();
    }
  }

  @Nested
  class Refusals {
    private static final DifferenceQuotient QUOTIENT =
        DifferenceQuotient.of(CHAIN, DifferenceMethod.CENTRAL, EPS);

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300, -1e13})
    void ofAPointAreThoseOfTheFirst(double bad) {
      for (int length : new int[] {10, 700, 70_000}) {
        double[] x = points(length);
        int index = length / 2;
        x[index] = bad;
        x[length - 1] = Double.NaN;
        String alone = messageAt(bad);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> QUOTIENT.withThreads(3).derivatives(x, new double[length], length))
            .withMessage(alone.replaceAll("\\bx\\b(?!\\|)", "x[" + index + "]"));
      }
    }

    private static String messageAt(double x) {
      try {
        NumericalDiff.central(CHAIN, x, EPS);
      } catch (IllegalArgumentException e) {
        return e.getMessage();
      }
      throw new AssertionError("accepted " + x);
    }

    @Test
    void nameTheElementAndTheRule() {
      assertThatThrownBy(() -> NumericalDiff.central(CHAIN, new double[] {0, Double.NaN}, EPS))
          .hasMessage("x[1] must be finite, was NaN");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void ofAStepAreThoseAtOneNumber(double eps) {
      for (DifferenceMethod method : DifferenceMethod.values()) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> DifferenceQuotient.of(CHAIN, method, eps))
            .withMessageStartingWith("eps must be finite and above 0, was ");
      }
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> DifferenceQuotient.of(CHAIN, DifferenceMethod.CENTRAL, Double.MAX_VALUE))
          .withMessageStartingWith("eps must be at most 8.988465674311579E307");
    }

    @Test
    void ofArgumentsSayWhich() {
      double[] two = new double[2];
      double[] three = new double[3];
      assertThatIllegalArgumentException()
          .isThrownBy(() -> QUOTIENT.derivatives(three, two, 3))
          .withMessage("length must be from 0 to 2, the length of the shortest array, was 3");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> QUOTIENT.valuesAndDerivatives(three, three, two, -1))
          .withMessage("length must be from 0 to 2, the length of the shortest array, was -1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> QUOTIENT.valuesAndDerivatives(two, three, three, 1))
          .withMessage("values and derivatives must be two arrays, were one");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> QUOTIENT.withThreads(0))
          .withMessage("threads must be at least 1, was 0");
    }
  }

  @Nested
  class Failures {
    @ParameterizedTest
    @CsvSource({"10, 1", "1000, 1", "200000, 1", "200000, 4"})
    void areThoseOfTheFirstPointThatFails(int length, int threads) {
      int first = length / 2;
      ElementwiseFunction bad =
          ElementwiseFunction.of(
              "bad",
              x -> {
                if (x > first) { // at the right argument of that point, and beyond
                  throw new ArithmeticException("boom");
                }
                return x;
              });
      double[] x = new double[length];
      Arrays.setAll(x, i -> i);
      assertThatThrownBy(
              () ->
                  DifferenceQuotient.of(Chain.of(bad), DifferenceMethod.CENTRAL, 0.5)
                      .withThreads(threads)
                      .derivatives(x, new double[length], length))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessage(
              "bad failed at input "
                  + (first + 0.5)
                  + ", as stage 1 of 'bad': java.lang.ArithmeticException: boom");
    }

    @Test
    void ofAnotherFunctionPassThrough() {
      ArithmeticException boom = new ArithmeticException("boom");
      ElementwiseFunction bad =
          ElementwiseFunction.of(
              "bad",
              x -> {
                throw boom;
              });
      assertThatThrownBy(() -> NumericalDiff.central(bad, new double[100], EPS)).isSameAs(boom);
    }
  }

  @Test
  void saysWhatItIs() {
    assertThat(DifferenceQuotient.of(CHAIN, DifferenceMethod.FORWARD, 1e-8))
        .hasToString("forward, eps = 1.0E-8, of square | exp | square");
  }
}
