package dev.secant.runtime.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.secant.api.Arguments;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.FunctionName;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Origin;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DifferenceMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a row fails by itself, and that nothing else does so row by row. */
class FailedRowsTest {
  private static final int ROWS = 6000; // more than a piece

  /** Throws at the whole numbers that are multiples of 1000, each row being its number. */
  private static final Chain BRITTLE =
      Chain.of(
          ElementwiseFunction.of(
              "brittle",
              x -> {
                if (x % 1000 == 0) {
                  throw new ArithmeticException("no thousands");
                }
                return 2 * x;
              }));

  private static final PartitionTask DERIVATIVES =
      PartitionTask.derivatives(AdaptiveDerivative.standard());

  static Stream<PartitionTask> tasks() {
    return Stream.of(
        PartitionTask.values(),
        PartitionTask.valuesAndQuotients(DifferenceMethod.CENTRAL, 0.25),
        DERIVATIVES,
        PartitionTask.derivativesByChainRule(AdaptiveDerivative.standard()));
  }

  private static double[] numbers() {
    double[] x = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[i] = i + 1;
    }
    return x;
  }

  private static List<Integer> failedRows(PartitionResults results) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < results.length(); i++) {
      if (results.failure(i) != null) {
        rows.add(i);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void areThoseWhereTheChainFailsAndNoOthers(PartitionTask task) {
    PartitionResults results = PartitionEvaluator.of(BRITTLE, task).evaluate(numbers(), ROWS);
    assertThat(failedRows(results)).containsExactly(999, 1999, 2999, 3999, 4999, 5999);
    assertThat(results.failures()).isEqualTo(6);
    assertThat(results.failure(1999))
        .isEqualTo(
            "brittle failed at input 2000.0, as stage 1 of 'brittle':"
                + " java.lang.ArithmeticException: no thousands");
    assertThat(results.value(1999)).isNaN();
    assertThat(results.value(2000)).isEqualTo(4002);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void mayBeAll(PartitionTask task) {
    Chain hopeless =
        Chain.of(
            ElementwiseFunction.of(
                "hopeless",
                x -> {
                  throw new StackOverflowError();
                }));
    PartitionResults results = PartitionEvaluator.of(hopeless, task).evaluate(numbers(), 1500);
    assertThat(results.failures()).isEqualTo(1500);
    assertThat(results.failure(1499))
        .isEqualTo(
            "hopeless failed at input 1500.0, as stage 1 of 'hopeless':"
                + " java.lang.StackOverflowError");
  }

  @Test
  void areForgottenWithTheNextBatch() {
    PartitionEvaluator evaluator = PartitionEvaluator.of(BRITTLE, DERIVATIVES);
    evaluator.evaluate(numbers(), ROWS);
    double[] good = new double[ROWS];
    Arrays.fill(good, 0.5);
    PartitionResults results = evaluator.evaluate(good, ROWS);
    assertThat(results.failures()).isZero();
    assertThat(failedRows(results)).isEmpty();
    assertThat(results.derivative(999)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 2000})
  void includeNaNWhereTheChainDoesNotTakeIt(int length) {
    Chain strict =
        Chain.of(
            ElementwiseFunction.of(
                "strict",
                x -> {
                  if (Double.isNaN(x)) {
                    throw new IllegalArgumentException("NaN");
                  }
                  return x;
                }));
    double[] x = numbers();
    x[1] = Double.NaN;
    PartitionResults results = PartitionEvaluator.of(strict, DERIVATIVES).evaluate(x, length);
    assertThat(failedRows(results)).containsExactly(1);
    assertThat(results.failure(1)).startsWith("strict failed at input NaN, as stage 1 of 'strict'");
  }

  @Test
  void areFoundWithFewCallsMore() {
    AtomicInteger calls = new AtomicInteger();
    Chain counting =
        Chain.of(ElementwiseFunction.of("counting", x -> calls.incrementAndGet()), brittleAt(4000));
    PartitionEvaluator.of(counting, PartitionTask.values()).evaluate(numbers(), ROWS);
    assertThat(calls.get()).isLessThan(5 * ROWS);
  }

  private static Function brittleAt(double call) {
    return ElementwiseFunction.of(
        "once",
        x -> {
          if (x == call) {
            throw new ArithmeticException();
          }
          return x;
        });
  }

  @Nested
  class ArraysOfNumbers {
    /** Makes two numbers of one. */
    @FunctionName("pair")
    static final class Pair implements Function {
      @Override
      public Variable apply(Variable input) {
        return Variable.of(input.get(0), -input.get(0));
      }
    }

    @ParameterizedTest
    @MethodSource("dev.secant.runtime.partition.FailedRowsTest#tasks")
    void failWithTheStageThatMadeThem(PartitionTask task) {
      PartitionResults results =
          PartitionEvaluator.of(Chain.of(new Pair()), task).evaluate(numbers(), 20);
      assertThat(results.failures()).isEqualTo(20);
      assertThat(results.failure(3))
          .isEqualTo(
              "the value of pair at a number must be a number, was an array of shape [2]: stage 1,"
                  + " pair, made it an array");
    }

    @Test
    void failForOneNumberToo() {
      PartitionEvaluator evaluator =
          PartitionEvaluator.of(Chain.of(new Pair()), PartitionTask.values());
      assertThatExceptionOfType(FailedRowException.class)
          .isThrownBy(() -> evaluator.valueAt(1))
          .withMessageContaining("stage 1, pair, made it an array");
    }
  }

  @Nested
  class WhatIsNoMatterOfARow {
    @ParameterizedTest
    @MethodSource("dev.secant.runtime.partition.FailedRowsTest#tasks")
    void isAClosedRegistry(PartitionTask task) {
      AtomicBoolean open = new AtomicBoolean(true);
      Origin origin = Origin.of("acme", "plugins/acme.jar", open::get);
      ElementwiseFunction twice = ElementwiseFunction.of("twice", x -> 2 * x);
      Chain chain = Chain.of(List.of(Stage.of("twice", Arguments.none(), twice, origin)));
      PartitionEvaluator evaluator = PartitionEvaluator.of(chain, task);
      evaluator.evaluate(numbers(), ROWS);
      open.set(false);
      for (int length : new int[] {1, ROWS}) {
        assertThatIllegalStateException()
            .isThrownBy(() -> evaluator.evaluate(numbers(), length))
            .withMessage(
                "the registry of plug-in acme (plugins/acme.jar) is closed: evaluate its chains"
                    + " before you close it, or make a new registry");
      }
      assertThatIllegalStateException().isThrownBy(() -> evaluator.valueAt(1));
    }
  }
}
