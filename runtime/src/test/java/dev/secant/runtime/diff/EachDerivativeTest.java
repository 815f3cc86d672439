package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link AdaptiveDerivative#atEach}: each point gets what it gets alone. */
class EachDerivativeTest {
  private static final List<AdaptiveDerivative> SETTINGS =
      List.of(
          AdaptiveDerivative.standard(),
          AdaptiveDerivative.standard().withOrder(3),
          AdaptiveDerivative.standard().withTolerance(1e-6),
          AdaptiveDerivative.standard().withBudget(12).withNoiseFloor(1e-9));

  /** Smooth, kinked, stepped, undefined on a side, singular and constant functions. */
  private static final List<DoubleUnaryOperator> FUNCTIONS =
      List.of(
          x -> Math.exp(Math.sin(x)),
          x -> Math.abs(x - 0.25),
          Math::floor,
          Math::sqrt,
          Math::log,
          StrictMath::cbrt,
          x -> 1 / x,
          x -> 3,
          x -> (double) (float) Math.exp(x));

  /** Points on all scales, exact and not, and those at the ends of the doubles. */
  private static double[] points(int count) {
    Random random = new Random(4);
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] =
          switch (i % 4) {
            case 0 -> random.nextInt(9) / 4.0;
            case 1 -> random.nextDouble();
            case 2 -> random.nextGaussian() * Math.exp(10 * random.nextGaussian());
            default -> -random.nextDouble();
          };
    }
    double[] ends = {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1e300};
    System.arraycopy(ends, 0, x, 0, Math.min(count, ends.length));
    return x;
  }

  private static Function elementwise(DoubleUnaryOperator f) {
    return ElementwiseFunction.of("f", f);
  }

  private static void assertSame(Derivative one, Derivative other, String where) {
    assertThat(fields(one)).as(where).isEqualTo(fields(other));
  }

  private static List<Object> fields(Derivative d) {
    return List.of(
        d.value(),
        d.error(),
        d.status(),
        d.evaluations(),
        d.smallestStep(),
        d.largestStep(),
        d.noise(),
        d.leftSlope(),
        d.rightSlope());
  }

  @Test
  void eachPointGetsWhatItGetsAlone() {
    double[] x = points(300);
    for (AdaptiveDerivative settings : SETTINGS) {
      for (int k = 0; k < FUNCTIONS.size(); k++) {
        Function f = elementwise(FUNCTIONS.get(k));
        Derivative[] each = settings.atEach(f, x);
        assertThat(each).hasSameSizeAs(x);
        for (int i = 0; i < x.length; i++) {
          assertSame(each[i], settings.at(f, x[i]), "function " + k + " at " + x[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void theNumberOfThreadsChangesNothing(int threads) {
    Chain chain = Chain.of(elementwise(x -> x * x), elementwise(Math::exp), elementwise(Math::sin));
    double[] x = points(1500);
    Derivative[] alone = AdaptiveDerivative.standard().atEach(chain, x);
    Derivative[] together = AdaptiveDerivative.standard().atEach(chain, x, threads);
    for (int i = 0; i < x.length; i++) {
      assertSame(together[i], alone[i], "at " + x[i]);
    }
  }

  @Test
  void severalThreadsTakePart() {
    var names = ConcurrentHashMap.<String>newKeySet();
    Function f =
        elementwise(
            x -> {
              names.add(Thread.currentThread().getName());
              return x * x;
            });
    AdaptiveDerivative.standard().atEach(f, points(40), 2);
    assertThat(names).isNotEmpty().doesNotContain(Thread.currentThread().getName());
  }

  @Test
  void aFunctionThatIsNotElementwiseIsCalledForEachPoint() {
    Function f = input -> Variable.of(Math.exp(input.item()));
    Derivative[] each = AdaptiveDerivative.standard().atEach(f, new double[] {0, 1});
    assertSame(each[1], AdaptiveDerivative.of(f, 1), "at 1");
  }

  @Test
  void noPointsHaveNoDerivatives() {
    assertThat(AdaptiveDerivative.standard().atEach(elementwise(Math::exp), new double[0]))
        .isEmpty();
    assertThat(AdaptiveDerivative.standard().atEach(elementwise(Math::exp), new double[0], 4))
        .isEmpty();
  }

  @Test
  void whatIsThrownBesideAPointMeansUndefinedThereAsAlone() {
    Function f =
        elementwise(
            x -> {
              if (x > 1) {
                throw new ArithmeticException("beyond 1");
              }
              return x * x;
            });
    double[] x = {0.25, 1, 0.5};
    Derivative[] each = AdaptiveDerivative.standard().atEach(f, x);
    assertThat(each[1].status()).isEqualTo(DerivativeStatus.ONE_SIDED);
    for (int i = 0; i < x.length; i++) {
      assertSame(each[i], AdaptiveDerivative.of(f, x[i]), "at " + x[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatIsThrownAtTheFirstSuchPointIsThrown(int threads) {
    Function f =
        elementwise(
            x -> {
              if (x >= 7) {
                throw new ArithmeticException("at " + x);
              }
              return x;
            });
    double[] x = new double[600];
    x[250] = 7;
    x[251] = 8;
    x[599] = 9;
    assertThatThrownBy(() -> AdaptiveDerivative.standard().atEach(f, x, threads))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("at 7.0");
  }

  @Test
  void aFunctionThatAnswersDifferentlyIsNotRepeatable() {
    AtomicInteger calls = new AtomicInteger();
    Function f = elementwise(x -> x + calls.incrementAndGet());
    Derivative[] each = AdaptiveDerivative.standard().atEach(f, new double[] {0.5, 0.75});
    assertThat(each[0].status()).isEqualTo(DerivativeStatus.NOT_REPEATABLE);
    assertThat(each[1].status()).isEqualTo(DerivativeStatus.NOT_REPEATABLE);
  }

  @Test
  void aFunctionIsCalledAtMostElevenTimesMoreThanIsCounted() {
    AtomicInteger calls = new AtomicInteger();
    for (DoubleUnaryOperator f : FUNCTIONS) {
      Function counted =
          elementwise(
              x -> {
                calls.incrementAndGet();
                return f.applyAsDouble(x);
              });
      for (double x : points(40)) {
        calls.set(0);
        Derivative[] each = AdaptiveDerivative.standard().atEach(counted, new double[] {x});
        int uncounted = calls.get() - each[0].evaluations();
        // the course has twelve points; of a function without a value at x one is asked for
        assertThat(uncounted).as("at %s", x).isBetween(0, 11);
      }
    }
  }

  @Test
  void anInterruptEndsTheThreads() {
    Thread caller = Thread.currentThread();
    AtomicInteger calls = new AtomicInteger();
    Function f =
        elementwise(
            x -> {
              if (calls.incrementAndGet() == 1) { // a later one would meet whatever runs next
                caller.interrupt();
              }
              return x;
            });
    assertThatThrownBy(() -> AdaptiveDerivative.standard().atEach(f, points(100_000), 2))
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted while computing");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aPointThatIsNotFiniteIsNamedBeforeAnythingIsComputed() {
    Function f =
        elementwise(
            x -> {
              throw new AssertionError("called");
            });
    assertThatThrownBy(
            () -> AdaptiveDerivative.standard().atEach(f, new double[] {1, Double.NaN, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x[1] must be finite, was NaN");
    assertThatThrownBy(() -> AdaptiveDerivative.standard().atEach(f, new double[] {1}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threads must be at least 1, was 0");
  }
}
