package dev.secant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that functions which keep the contract in an unusual way are not accused. */
@Execution(ExecutionMode.SAME_THREAD) // one launch at a time
class GoodFunctionsTest {
  private static Function subject = ElementwiseFunction.of("none", x -> x);
  private static Duration limit = Duration.ofSeconds(60);

  /** What the launcher runs. */
  static class Contract implements FunctionContract {
    @Override
    public Function function() {
      return subject;
    }

    @Override
    public boolean isProvider() {
      return false;
    }

    @Override
    public Duration timeLimit() {
      return limit;
    }
  }

  private static Launch launch(Function function, Duration timeLimit) {
    subject = function;
    limit = timeLimit;
    return Launch.of(Contract.class);
  }

  private static Launch launch(Function function) {
    return launch(function, Duration.ofSeconds(60));
  }

  /** Has a kink or a jump, at which it claims no derivative. */
  private record Edged(DoubleUnaryOperator value, DoubleUnaryOperator claim)
      implements DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      return value.applyAsDouble(x);
    }

    @Override
    public double derivative(double x) {
      return claim.applyAsDouble(x);
    }
  }

  @Test
  void thereIsNoDerivativeAtAKinkOrAJump() {
    List<Edged> functions =
        List.of(
            new Edged(Math::abs, x -> x == 0 ? Double.NaN : Math.signum(x)),
            new Edged(x -> Math.max(0, x), x -> x > 0 ? 1 : x < 0 ? 0 : Double.NaN),
            new Edged(x -> Math.abs(x - 1), x -> x == 1 ? Double.NaN : Math.signum(x - 1)),
            new Edged(Math::floor, x -> x == Math.rint(x) || Double.isNaN(x) ? Double.NaN : 0));
    for (Edged function : functions) {
      Launch launch = launch(function);
      assertThat(launch.failed()).isEmpty();
      assertThat(launch.aborted()).isEmpty();
    }
  }

  @Test
  void manyCanBeTestedAtOnce() throws Exception {
    PrintStream out = System.out;
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Void>> results = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        results.add(threads.submit(traceTest(ElementwiseFunction.of("f" + i, x -> x + 1))));
      }
      for (Future<Void> result : results) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(System.out).isSameAs(out);
  }

  private static Callable<Void> traceTest(Function function) {
    DynamicTest test =
        FunctionContract.testsOf(function.name(), function)
            .filter(each -> each.getDisplayName().equals(Clause.LEAVES_NO_TRACE.title()))
            .findFirst()
            .orElseThrow();
    return () -> {
      try {
        test.getExecutable().execute();
      } catch (Error | Exception thrown) {
        throw thrown;
      } catch (Throwable thrown) {
        throw new AssertionError(thrown);
      }
      return null;
    };
  }

  /** A millisecond for each number. */
  private static class Slow implements BulkFunction, DifferentiableElementwiseFunction {
    @Override
    public double forward(double x) {
      LockSupport.parkNanos(1_000_000);
      return 3 * x;
    }

    @Override
    public void forward(double[] x, double[] y, int length) {
      for (int i = 0; i < length; i++) {
        y[i] = forward(x[i]);
      }
    }

    @Override
    public double derivative(double x) {
      return Double.isNaN(x) ? x : 3;
    }
  }

  @Test
  void aSlowOneIsTriedAtFewerPlaces() {
    Launch launch = launch(new Slow(), Duration.ofSeconds(4));
    assertThat(launch.failed()).isEmpty();
    assertThat(launch.aborted()).isEmpty();
  }

  @Test
  void ofOneTooSlowItIsSaidWhatToDo() {
    Launch launch = launch(new Slow(), Duration.ofMillis(50));
    assertThat(launch.failed().get(Clause.RETURNS.title()))
        .isEqualTo(
            "slow was not done after 0.05 s\n"
                + "rule: each call comes back, and each test is done within timeLimit()\n"
                + "to do: bound loops by a number of rounds; if the function is only slow, return"
                + " more from timeLimit()");
  }

  @Test
  void theCommonPoolMayBeUsed() {
    ElementwiseFunction parallel =
        ElementwiseFunction.of(
            "parallel",
            x -> DoubleStream.of(x, x, x, x).parallel().map(y -> y / 4).max().orElse(x));
    assertThat(launch(parallel).failed()).isEmpty();
  }

  /** Takes seven numbers. */
  private static class Seven implements Function {
    @Override
    public Variable apply(Variable input) {
      if (!Arrays.equals(input.shape(), new int[] {7})) {
        throw new IllegalArgumentException("input must have shape [7]");
      }
      return input.map(x -> 2 * x);
    }
  }

  @Test
  void theShapeItTakesCannotBeGuessed() {
    Launch launch = launch(new Seven());
    assertThat(launch.failed()).containsOnlyKeys(Clause.ACCEPTS.title());
    assertThat(launch.failed().get(Clause.ACCEPTS.title()))
        .isEqualTo(
            "seven accepted none of the shapes [], [1] to [5], [2, 3], [3, 3] and those of its"
                + " examples\n"
                + "rule: the examples() of an array function show which shapes it takes, if it"
                + " takes none of the usual ones\n"
                + "to do: give examples() of a shape it takes; or, in a FunctionContract,"
                + " inputs()");
    assertThat(launch.aborted().values())
        .hasSize(4)
        .allMatch(message -> message.startsWith("seven accepts no shape that was tried"));
  }

  @Test
  void anExampleShowsTheShape() {
    class Shown extends Seven {
      @Override
      public List<Example> examples() {
        return List.of(
            Example.of(Variable.ofShape(new double[7], 7), Variable.ofShape(new double[7], 7)));
      }
    }
    Launch launch = launch(new Shown());
    assertThat(launch.failed()).isEmpty();
    assertThat(launch.aborted()).isEmpty();
  }

  @Test
  void someTimeIsNeeded() {
    assertThatThrownBy(() -> new Subject("f", subject, List.of(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeLimit() must be at least a millisecond, was PT0S");
  }
}
