package dev.secant.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.NumericalDiff;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a row of a partition is what its number has alone. */
class PartitionEvaluatorTest {
  private static final ElementwiseFunction SQUARE = ElementwiseFunction.of("square", x -> x * x);
  private static final ElementwiseFunction EXP = ElementwiseFunction.of("exp", Math::exp);
  private static final ElementwiseFunction ROOT = ElementwiseFunction.of("root", Math::sqrt);
  private static final Chain CHAIN = Chain.of(SQUARE, EXP, SQUARE);
  private static final Chain ROUGH = Chain.of(ElementwiseFunction.of("floor", Math::floor), ROOT);
  private static final AdaptiveDerivative SEARCH = AdaptiveDerivative.standard();
  private static final double EPS = 1e-4;

  /** Numbers of all scales; the lengths that are tried lie on both sides of every limit. */
  private static double[] points(int length) {
    Random random = new Random(7L);
    double[] x = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = i % 5 == 0 ? random.nextInt(9) / 4.0 - 1 : random.nextGaussian();
    }
    return x;
  }

  private static PartitionResults evaluate(Chain chain, PartitionTask task, double... x) {
    return PartitionEvaluator.of(chain, task).evaluate(x, x.length);
  }

  private static void assertSameBits(double actual, double expected, int row) {
    assertThat(Double.doubleToLongBits(actual))
        .as("row %d, %s for %s", row, actual, expected)
        .isEqualTo(Double.doubleToLongBits(expected));
  }

  @Nested
  class Values {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 512, 513, 4096, 4097, 10_000})
    void haveTheBitsOfTheChain(int length) {
      double[] x = points(length);
      PartitionResults results = evaluate(CHAIN, PartitionTask.values(), x);
      assertThat(results.length()).isEqualTo(length);
      assertThat(results.failures()).isZero();
      for (int i = 0; i < length; i++) {
        assertSameBits(results.value(i), CHAIN.valueAt(x[i]), i);
      }
    }

    @Test
    void existAtNaNAndTheInfinities() {
      double[] x = points(100);
      x[3] = Double.NaN;
      x[4] = Double.NEGATIVE_INFINITY;
      PartitionResults results = evaluate(CHAIN, PartitionTask.values(), x);
      assertThat(results.failures()).isZero();
      assertThat(results.value(3)).isNaN();
      assertThat(results.value(4)).isEqualTo(Double.POSITIVE_INFINITY);
    }
  }

  @Nested
  class Quotients {
    @ParameterizedTest
    @EnumSource
    void haveTheBitsOfTheQuotientAlone(DifferenceMethod method) {
      double[] x = points(5000);
      x[17] = Double.NaN;
      x[4999] = Double.NaN;
      PartitionResults alone = evaluate(CHAIN, PartitionTask.quotients(method, EPS), x);
      PartitionResults both = evaluate(CHAIN, PartitionTask.valuesAndQuotients(method, EPS), x);
      assertThat(alone.failures() + both.failures()).isZero();
      for (int i = 0; i < x.length; i++) {
        double quotient = Double.isNaN(x[i]) ? Double.NaN : method.derivative(CHAIN, x[i], EPS);
        assertSameBits(alone.derivative(i), quotient, i);
        assertSameBits(both.derivative(i), quotient, i);
        assertSameBits(both.value(i), CHAIN.valueAt(x[i]), i);
      }
    }

    @Test
    void areThePublishedOnes() {
      PartitionTask task = PartitionTask.quotients(DifferenceMethod.CENTRAL, EPS);
      double[] x = new double[1000];
      Arrays.fill(x, 0.5);
      PartitionResults results = evaluate(CHAIN, task, x);
      assertThat(results.derivative(999)).isEqualTo(3.2974426293330694);
    }

    @Test
    void failOnlyWhereTheStepBreaksItsRule() {
      double[] x = points(3000);
      x[700] = Double.POSITIVE_INFINITY;
      x[1700] = 1e30;
      PartitionResults results =
          evaluate(CHAIN, PartitionTask.quotients(DifferenceMethod.CENTRAL, EPS), x);
      assertThat(results.failures()).isEqualTo(2);
      assertThat(results.failure(700)).isEqualTo("x must be finite, was Infinity");
      assertThat(results.failure(1700))
          .startsWith(
              "eps must be so large that x + eps differs from x, was 1.0E-4 at x = 1.0E30, where");
      assertThat(results.derivative(700)).isNaN();
      for (int i : new int[] {0, 699, 701, 1699, 1701, 2999}) {
        assertThat(results.failure(i)).isNull();
        assertSameBits(results.derivative(i), NumericalDiff.central(CHAIN, x[i], EPS), i);
      }
    }

    @Test
    void callTheChainTwiceANumber() {
      AtomicInteger calls = new AtomicInteger();
      Chain counting =
          Chain.of(ElementwiseFunction.of("counting", x -> calls.incrementAndGet() * 0.0));
      evaluate(counting, PartitionTask.quotients(DifferenceMethod.CENTRAL, EPS), points(2000));
      assertThat(calls).hasValue(4000);
    }

    @Test
    void refuseAStepForAllNumbersAtOnce() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PartitionTask.quotients(DifferenceMethod.FORWARD, 0))
          .withMessage("eps must be finite and above 0, was 0.0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PartitionTask.valuesAndQuotients(DifferenceMethod.CENTRAL, 1e308))
          .withMessageStartingWith("eps must be at most 8.988465674311579E307, half the largest");
    }
  }

  @Nested
  class Derivatives {
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 600, 4097})
    void haveTheBitsOfTheSearchAlone(int length) {
      double[] x = points(length);
      for (Chain chain : List.of(CHAIN, ROUGH)) {
        for (int order = 1; order <= 2; order++) {
          AdaptiveDerivative search = SEARCH.withOrder(order);
          PartitionResults results = evaluate(chain, PartitionTask.derivatives(search), x);
          assertThat(results.failures()).isZero();
          for (int i = 0; i < length; i++) {
            assertSame(results, i, chain.valueAt(x[i]), search.at(chain, x[i]));
          }
        }
      }
    }

    private void assertSame(PartitionResults results, int row, double value, Derivative found) {
      assertSameBits(results.value(row), value, row);
      assertSameBits(results.derivative(row), found.value(), row);
      assertSameBits(results.error(row), found.error(), row);
      assertSameBits(results.leftSlope(row), found.leftSlope(), row);
      assertSameBits(results.rightSlope(row), found.rightSlope(), row);
      assertThat(results.status(row)).isEqualTo(found.status());
      assertThat(results.evaluations(row)).isEqualTo(found.evaluations());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2000})
    void ofNaNAreOutOfTheDomainAfterOneCall(int length) {
      double[] x = points(length);
      x[length / 2] = Double.NaN;
      PartitionResults results = evaluate(CHAIN, PartitionTask.derivatives(SEARCH), x);
      int row = length / 2;
      assertThat(results.failure(row)).isNull();
      assertThat(results.value(row)).isNaN();
      assertThat(results.derivative(row)).isNaN();
      assertThat(results.error(row)).isNaN();
      assertThat(results.status(row)).isEqualTo(DerivativeStatus.OUT_OF_DOMAIN);
      assertThat(results.evaluations(row)).isEqualTo(1);
    }

    @Test
    void ofInfinityFailAndLoseNoOther() {
      double[] x = points(5000);
      x[4500] = Double.NEGATIVE_INFINITY;
      PartitionResults results = evaluate(CHAIN, PartitionTask.derivatives(SEARCH), x);
      assertThat(results.failures()).isOne();
      assertThat(results.failure(4500)).isEqualTo("x must be finite, was -Infinity");
      assertThat(results.value(4500)).isNaN();
      assertThat(results.evaluations(4500)).isZero();
      assertThatIllegalStateException()
          .isThrownBy(() -> results.status(4500))
          .withMessage("row 4500 has no status, it failed: x must be finite, was -Infinity");
      assertSame(results, 4999, CHAIN.valueAt(x[4999]), SEARCH.at(CHAIN, x[4999]));
    }

    @Test
    void byTheChainRuleAreThoseOfTheChainRule() {
      PartitionTask task = PartitionTask.derivativesByChainRule(SEARCH);
      PartitionResults results = evaluate(CHAIN, task, 0.5, Double.NaN, 1.0 / 0);
      assertThat(results.value(0)).isEqualTo(CHAIN.valueAt(0.5));
      assertThat(results.derivative(0)).isCloseTo(3.2974425414002564, within(results.error(0)));
      assertThat(results.status(1)).isEqualTo(DerivativeStatus.OUT_OF_DOMAIN);
      assertThat(results.failure(2)).isEqualTo("x must be finite, was Infinity");
    }

    private Offset<Double> within(double bar) {
      return Offset.offset(bar);
    }
  }

  @Nested
  class Batches {
    @Test
    void areTakenOneByOneWhenAskedFor() {
      AtomicInteger taken = new AtomicInteger();
      Iterator<double[]> batches =
          List.of(new double[] {1, 2}, new double[0], new double[] {3}).stream()
              .peek(batch -> taken.incrementAndGet())
              .iterator();
      Iterator<PartitionResults> results =
          PartitionEvaluator.of(Chain.of(SQUARE), PartitionTask.values()).over(batches);
      assertThat(taken).hasValue(0);
      assertThat(results.next().value(1)).isEqualTo(4);
      assertThat(taken).hasValue(1);
      assertThat(results.next().length()).isZero();
      assertThat(results.next().value(0)).isEqualTo(9);
      assertThat(results.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(results::next);
    }

    @Test
    void mayBeOneArrayEachTimeAndAreNotChanged() {
      double[] batch = points(3000);
      double[] copy = batch.clone();
      PartitionEvaluator evaluator =
          PartitionEvaluator.of(CHAIN, PartitionTask.derivatives(SEARCH));
      evaluator.evaluate(batch, batch.length);
      assertThat(batch).containsExactly(copy);
      Arrays.fill(batch, 0.5);
      assertThat(evaluator.evaluate(batch, 20).derivative(19))
          .isEqualTo(SEARCH.at(CHAIN, 0.5).value());
    }

    @Test
    void mayBeShorterThanTheirArray() {
      PartitionEvaluator evaluator =
          PartitionEvaluator.of(CHAIN, PartitionTask.derivatives(SEARCH));
      PartitionResults results = evaluator.evaluate(new double[100], 20);
      assertThat(results.length()).isEqualTo(20);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> results.value(20));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> evaluator.evaluate(new double[3], 4))
          .withMessage("length must be from 0 to 3, the length of the array, was 4");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> evaluator.evaluate(new double[3], -1))
          .withMessage("length must be from 0 to 3, the length of the array, was -1");
    }

    @Test
    void ofOneNumberNeedNoArray() {
      PartitionEvaluator evaluator =
          PartitionEvaluator.of(CHAIN, PartitionTask.derivatives(SEARCH));
      PartitionResults results = evaluator.evaluate(0.5);
      assertThat(results.length()).isOne();
      assertThat(results.derivative(0)).isEqualTo(SEARCH.at(CHAIN, 0.5).value());
    }

    @Test
    void mustBeThere() {
      PartitionEvaluator evaluator = PartitionEvaluator.of(CHAIN, PartitionTask.values());
      assertThatNullPointerException()
          .isThrownBy(() -> evaluator.evaluate(nothing(), 0))
          .withMessage("x must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> evaluator.over(nothing()))
          .withMessage("batches must not be null");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private <T> T nothing() {
      return null;
    }
  }

  @Nested
  class Columns {
    @Test
    void thatATaskDoesNotHaveAreRefusedByItsName() {
      PartitionResults values = evaluate(CHAIN, PartitionTask.values(), 1);
      assertThatIllegalStateException()
          .isThrownBy(() -> values.derivative(0))
          .withMessage("the task 'values' computes no derivative, only [value]");
      PartitionResults quotients =
          evaluate(CHAIN, PartitionTask.quotients(DifferenceMethod.CENTRAL, EPS), 1);
      assertThatIllegalStateException()
          .isThrownBy(() -> quotients.value(0))
          .withMessage(
              "the task 'quotients(central, eps = 1.0E-4)' computes no value, only [derivative]");
      assertThatIllegalStateException()
          .isThrownBy(() -> quotients.status(0))
          .withMessage(
              "the task 'quotients(central, eps = 1.0E-4)' computes no error bar, only"
                  + " [derivative]");
    }

    @Test
    void areRefusedForANumberByItselfToo() {
      assertThatIllegalStateException()
          .isThrownBy(() -> PartitionEvaluator.of(CHAIN, PartitionTask.values()).derivativeAt(1))
          .withMessage("the task 'values' computes no derivative, only [value]");
    }
  }

  @Nested
  class OneNumber {
    @Test
    void hasTheBitsOfItsRow() throws FailedRowException {
      List<PartitionTask> tasks =
          List.of(
              PartitionTask.valuesAndQuotients(DifferenceMethod.CENTRAL, EPS),
              PartitionTask.derivatives(SEARCH));
      double[] x = {0.5, Double.NaN, -3};
      for (PartitionTask task : tasks) {
        PartitionEvaluator evaluator = PartitionEvaluator.of(CHAIN, task);
        PartitionResults results = evaluator.evaluate(x, x.length);
        for (int i = 0; i < x.length; i++) {
          assertSameBits(evaluator.valueAt(x[i]), results.value(i), i);
          assertSameBits(evaluator.derivativeAt(x[i]), results.derivative(i), i);
        }
      }
    }

    @Test
    void fastPathsHaveTheBitsToo() throws FailedRowException {
      PartitionTask quotients = PartitionTask.quotients(DifferenceMethod.CENTRAL, EPS);
      assertThat(PartitionEvaluator.of(CHAIN, PartitionTask.values()).valueAt(0.5))
          .isEqualTo(CHAIN.valueAt(0.5));
      assertThat(PartitionEvaluator.of(CHAIN, quotients).derivativeAt(0.5))
          .isEqualTo(3.2974426293330694);
      assertThat(PartitionEvaluator.of(CHAIN, quotients).derivativeAt(Double.NaN)).isNaN();
    }

    @Test
    void failsWithoutStackOrCause() {
      PartitionTask quotients = PartitionTask.quotients(DifferenceMethod.CENTRAL, EPS);
      assertThatExceptionOfType(FailedRowException.class)
          .isThrownBy(() -> PartitionEvaluator.of(CHAIN, quotients).derivativeAt(1.0 / 0))
          .withMessage("x must be finite, was Infinity")
          .withNoCause()
          .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }
  }
}
