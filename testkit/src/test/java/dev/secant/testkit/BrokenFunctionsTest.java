package dev.secant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that each breach of the contract fails its test, and what the failure says. */
@Execution(ExecutionMode.SAME_THREAD) // one launch at a time
class BrokenFunctionsTest {
  private static Function subject = ElementwiseFunction.of("none", x -> x);

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
      return Duration.ofMillis(subject.name().equals("endless") ? 500 : 60_000);
    }
  }

  private static Launch launch(Function function) {
    subject = function;
    return Launch.of(Contract.class);
  }

  /** The one clause that is broken, by a message that is followed by rule and remedy. */
  private static void assertBreaks(Function function, Clause clause, String message) {
    Launch launch = launch(function);
    assertThat(launch.failed()).containsOnlyKeys(clause.title());
    assertMessage(launch, clause, message);
  }

  /** A clause that is broken among others that follow from it. */
  private static void assertBreaksAmongOthers(Function function, Clause clause, String message) {
    assertMessage(launch(function), clause, message);
  }

  private static void assertMessage(Launch launch, Clause clause, String message) {
    assertThat(launch.failed()).containsKey(clause.title());
    String[] lines = launch.failed().get(clause.title()).split("\n", -1);
    assertThat(lines[0]).isEqualTo(message);
    assertThat(lines[lines.length - 2]).startsWith("rule: ");
    assertThat(lines[lines.length - 1]).startsWith("to do: ");
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ElementwiseFunction bad(DoubleUnaryOperator operator) {
    return ElementwiseFunction.of("bad", operator);
  }

  @Nested
  class OfANumber {
    @Test
    void aGoodOnePassesAll() {
      Launch launch = launch(bad(x -> x * x));
      assertThat(launch.failed()).isEmpty();
      assertThat(launch.aborted()).isEmpty();
      assertThat(launch.passed()).isEqualTo(10);
    }

    @Test
    void thatThrows() {
      assertBreaksAmongOthers(
          bad(
              x -> {
                if (x > 1e100) {
                  throw new ArithmeticException("too large");
                }
                return x;
              }),
          Clause.RETURNS,
          "bad forward threw java.lang.ArithmeticException: too large at x = 1.0E160");
    }

    @Test
    void thatGivesANumberForNan() {
      assertBreaks(bad(x -> x > 0 ? x : 0), Clause.NAN, "bad gave 0.0 for NaN");
    }

    @Test
    void thatHasNoValueInItsDomain() {
      assertBreaks(
          bad(x -> x * x / (1 + x * x)),
          Clause.INSIDE,
          "bad gave NaN at x = 1.0E160, in its domain, any x");
    }

    @Test
    void thatHasMorePolesThanADomainCanList() {
      ElementwiseFunction poles = bad(x -> x < 0 && x == Math.rint(x) ? Double.NaN : x);
      assertThat(launch(poles).failed()).isEmpty();
    }

    @Test
    void thatHasAValueOutsideItsDomain() {
      class HalfLine implements ElementwiseFunction {
        @Override
        public double forward(double x) {
          return Math.abs(x);
        }

        @Override
        public Domain domain() {
          return Domain.atLeast(0);
        }
      }
      assertBreaks(
          new HalfLine(),
          Clause.OUTSIDE,
          "half_line gave 4.9E-324 at x = -4.9E-324, outside its domain, x >= 0");
    }

    @Test
    void thatChangesTheShape() {
      class Flat implements ElementwiseFunction {
        @Override
        public double forward(double x) {
          return x;
        }

        @Override
        public Variable apply(Variable input) {
          return Variable.of(input.toArray());
        }
      }
      assertBreaks(new Flat(), Clause.SHAPE, "flat returned shape [1] at 0.0");
    }

    @Test
    void whoseApplyComputesSomethingElse() {
      class Twofold implements ElementwiseFunction {
        @Override
        public double forward(double x) {
          return x / 3;
        }

        @Override
        public Variable apply(Variable input) {
          return input.map(x -> x * (1.0 / 3));
        }
      }
      assertThat(launch(new Twofold()).failed()).containsOnlyKeys(Clause.SHAPE.title());
    }

    @Test
    void thatRemembers() {
      double[] last = new double[1];
      assertBreaksAmongOthers(
          bad(
              x -> {
                double before = last[0];
                last[0] = x == 2 ? 1 : 0;
                return x + before * 1e-3;
              }),
          Clause.REPEATABLE,
          "bad gave 2.0, then 2.001 at x = 2.0");
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck")
    void thatIsNotThreadSafe() {
      double[] scratch = new double[1];
      CountDownLatch[] never = {new CountDownLatch(1)};
      ElementwiseFunction function =
          bad(
              x -> {
                scratch[0] = x;
                Thread.yield(); // lets another thread in, as a longer computation would
                never[0].getCount();
                return scratch[0];
              });
      Launch launch = launch(function);
      assertThat(launch.failed()).containsOnlyKeys(Clause.THREADS.title());
      assertThat(launch.failed().get(Clause.THREADS.title()))
          .startsWith("bad gave ")
          .contains(" while 8 threads called it, but ")
          .contains("scratch arrays are local variables");
    }

    @Test
    void thatNeverComesBack() {
      ElementwiseFunction endless =
          ElementwiseFunction.of(
              "endless",
              x -> {
                if (x > 1e100) {
                  await(new CountDownLatch(1)); // as a series that never converges
                }
                return x;
              });
      assertMessage(
          launch(endless), Clause.RETURNS, "endless has not come back after 0.5 s at x = 1.0E160");
    }
  }

  @Nested
  class OfWhatItSays {
    /** Says what a test wants it to. */
    private static class Talker implements ElementwiseFunction {
      @Override
      public double forward(double x) {
        return x * x;
      }

      @Override
      public String name() {
        return "talker";
      }
    }

    @Test
    void anExampleThatIsWrong() {
      class Wrong extends Talker {
        @Override
        public List<Example> examples() {
          return List.of(Example.of(3, 9), Example.of(2, 4.1).within(1e-3));
        }
      }
      assertBreaks(
          new Wrong(),
          Clause.EXAMPLES,
          "talker gives 4.0, but its example says 2.0 -> 4.1, within 0.001");
    }

    @Test
    void aDescriptionOfTwoLines() {
      class Talkative extends Talker {
        @Override
        public String description() {
          return "one\ntwo";
        }
      }
      assertBreaks(
          new Talkative(),
          Clause.DESCRIPTION,
          "talker returns a line feed or another control character from description()");
    }

    @Test
    void noDomain() {
      class Nowhere extends Talker {
        @Override
        @SuppressWarnings("NullAway")
        public Domain domain() {
          return null;
        }
      }
      assertBreaksAmongOthers(
          new Nowhere(), Clause.DESCRIPTION, "talker returns null from domain()");
    }
  }

  @Nested
  class WithAKernel {
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

  @Nested
  class WithADerivative {
    /** Squares and claims the derivative that a test gives. */
    private record Claim(DoubleUnaryOperator claim) implements DifferentiableElementwiseFunction {
      @Override
      public double forward(double x) {
        return x * x;
      }

      @Override
      public double derivative(double x) {
        return claim.applyAsDouble(x);
      }
    }

    @Test
    void thatIsRight() {
      assertThat(launch(new Claim(x -> 2 * x)).failed()).isEmpty();
    }

    @Test
    void thatIsWrong() {
      Launch launch = launch(new Claim(x -> x));
      assertThat(launch.failed()).containsOnlyKeys(Clause.DERIVATIVE.title());
      assertThat(launch.failed().get(Clause.DERIVATIVE.title()))
          .startsWith("claim claims a wrong derivative\nDISAGREE: claim, ")
          .contains("\nrule: the derivative agrees with that of the values")
          .contains("\nto do: differentiate again");
    }

    @Test
    void thatIsANumberForNan() {
      assertBreaks(
          new Claim(x -> Double.isNaN(x) ? 0 : 2 * x),
          Clause.DERIVATIVE_RETURNS,
          "claim claims the derivative 0.0 at x = NaN, where its value is NaN");
    }

    @Test
    void thatCannotBeJudged() {
      class Noise implements DifferentiableElementwiseFunction {
        @Override
        public double forward(double x) {
          return Double.isNaN(x)
              ? x
              : new SplittableRandom(Double.doubleToLongBits(x)).nextDouble();
        }

        @Override
        public double derivative(double x) {
          return Double.isNaN(x) ? x : 0;
        }
      }
      Launch launch = launch(new Noise());
      assertThat(launch.failed()).isEmpty();
      assertThat(launch.aborted().get(Clause.DERIVATIVE.title()))
          .startsWith("noise could not be checked: nothing is certain\nUNRESOLVED: noise, ");
    }

    @Test
    void whoseGradientHasAnotherShape() {
      class Total implements DifferentiableFunction {
        @Override
        public Variable apply(Variable input) {
          return Variable.of(Arrays.stream(input.toArray()).sum());
        }

        @Override
        public Variable backward(Variable input, Variable outputGradient) {
          return Variable.of(outputGradient.get(0));
        }
      }
      assertThat(launch(new Total()).failed().get(Clause.BACKWARD.title()))
          .startsWith("total gave a gradient of shape [] at [")
          .contains("] of shape [5]\nrule: backward gives the shape of the input");
    }

    @Test
    void whoseGradientIsTakenInAnyShape() {
      class Careless implements DifferentiableFunction {
        @Override
        public Variable apply(Variable input) {
          return Variable.of(Arrays.stream(input.toArray()).sum());
        }

        @Override
        public Variable backward(Variable input, Variable outputGradient) {
          return input.map(x -> outputGradient.get(0));
        }
      }
      Launch launch = launch(new Careless());
      assertThat(launch.failed()).containsOnlyKeys(Clause.BACKWARD.title());
      assertThat(launch.failed().get(Clause.BACKWARD.title()))
          .startsWith("careless took an outputGradient of shape [2] where the value has shape [],");
    }
  }

  @Nested
  class OfArrays {
    @Test
    void thatAcceptsNothing() {
      class Picky implements Function {
        @Override
        public Variable apply(Variable input) {
          throw new IllegalArgumentException("no");
        }
      }
      assertBreaksAmongOthers(
          new Picky(),
          Clause.ACCEPTS,
          "picky accepted none of the shapes [], [1] to [5], [2, 3], [3, 3] and those of its"
              + " examples");
    }

    @Test
    @SuppressWarnings("NullAway")
    void thatReturnsNull() {
      class Silent implements Function {
        @Override
        public Variable apply(Variable input) {
          return Double.isNaN(input.get(0)) ? null : Variable.of(input.get(0));
        }
      }
      Launch launch = launch(new Silent());
      assertThat(launch.failed())
          .containsOnlyKeys(Clause.ACCEPTS.title(), Clause.SHAPE_OF_SHAPE.title());
      assertThat(launch.failed().get(Clause.ACCEPTS.title()))
          .startsWith("silent apply returned null at [NaN, NaN, NaN, NaN, NaN] of shape [5]");
    }

    @Test
    void whoseShapeDependsOnTheNumbers() {
      class Filter implements Function {
        @Override
        public Variable apply(Variable input) {
          double[] finite = Arrays.stream(input.toArray()).filter(Double::isFinite).toArray();
          return finite.length == 0 ? Variable.of(Double.NaN) : Variable.of(finite);
        }
      }
      Launch launch = launch(new Filter());
      assertThat(launch.failed()).containsOnlyKeys(Clause.SHAPE_OF_SHAPE.title());
      assertThat(launch.failed().get(Clause.SHAPE_OF_SHAPE.title()))
          .startsWith("filter gave shape [5] at [")
          .contains("] of shape [5], but [4] at [");
    }
  }

  @Nested
  class ThatLeavesTraces {
    private static void assertLeaves(DoubleUnaryOperator operator, String message) {
      assertBreaks(bad(operator), Clause.LEAVES_NO_TRACE, message);
    }

    @Test
    @SuppressWarnings("SystemOut")
    void inTheOutput() {
      assertLeaves(
          x -> {
            if (x == 2 && isWatched()) {
              System.out.println("two!");
            }
            return x;
          },
          "bad printed 'two!'");
    }

    @Test
    void aThread() {
      CountDownLatch end = new CountDownLatch(1);
      try {
        assertLeaves(
            x -> {
              if (x == 2) {
                Thread thread = new Thread(() -> await(end), "left-behind");
                thread.setDaemon(true);
                thread.start();
              }
              return x;
            },
            "bad left a thread behind, 'left-behind'");
      } finally {
        end.countDown();
      }
    }

    @Test
    void anotherLocale() {
      assertLeaves(
          x -> {
            if (isWatched()) {
              Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            }
            return x;
          },
          "bad changed the default locale to tr_TR");
    }

    private static boolean isWatched() {
      return Thread.currentThread().getName().equals("secant-testkit-caller");
    }

    @Test
    void aSystemProperty() {
      try {
        assertLeaves(
            x -> {
              if (isWatched()) {
                System.setProperty("bad.was.here", "true");
              }
              return x;
            },
            "bad set the system property bad.was.here");
      } finally {
        System.clearProperty("bad.was.here");
      }
    }

    @Test
    void anInterrupt() {
      assertLeaves(
          x -> {
            if (isWatched()) {
              Thread.currentThread().interrupt();
            }
            return x;
          },
          "bad left the calling thread interrupted");
    }

    @Test
    void anotherStandardOutput() {
      assertLeaves(
          x -> {
            if (isWatched()) {
              System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            }
            return x;
          },
          "bad replaced System.out, System.err or System.in");
    }
  }
}
