package dev.secant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Variable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests what the contract says of functions of a number that break a rule. */
class BrokenNumbersTest extends BrokenFunctions {
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
}
