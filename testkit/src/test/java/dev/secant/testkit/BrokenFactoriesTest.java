package dev.secant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.api.Arguments;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionName;
import dev.secant.api.Parameter;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests that each breach of the contract of factories fails its test, and what the failure says.
 */
class BrokenFactoriesTest {
  private static FunctionFactory subject = new Bad();

  /** What the launcher runs. */
  static class Contract implements FactoryContract {
    @Override
    public FunctionFactory factory() {
      return subject;
    }

    @Override
    public boolean isProvider() {
      return false;
    }
  }

  /** A good one, of which each test makes a bad one. */
  @FunctionName("bad")
  private static class Bad implements FunctionFactory {
    @Override
    public List<Parameter> parameters() {
      return List.of(Parameter.number("by", "the factor").within(Domain.atLeast(0)).withDefault(2));
    }

    @Override
    public Function create(Arguments arguments) {
      double by = arguments.number("by");
      return ElementwiseFunction.of("bad", x -> by * x);
    }

    @Override
    public String name() {
      return "bad";
    }
  }

  private static Launch launch(FunctionFactory factory) {
    subject = factory;
    return Launch.of(Contract.class);
  }

  private static void assertBreaks(FunctionFactory factory, Clause clause, String message) {
    Launch launch = launch(factory);
    assertThat(launch.failed()).containsKey(clause.title());
    assertThat(launch.failed().get(clause.title())).startsWith(message + "\nrule: ");
  }

  @Test
  void aGoodOnePassesAllAndSoDoItsFunctions() {
    class Good extends Bad {
      @Override
      public List<Example> examples() {
        return List.of(Example.of(3, 6));
      }
    }
    Launch launch = launch(new Good());
    assertThat(launch.failed()).isEmpty();
    assertThat(launch.passed()).isEqualTo(5 + 5 * 8); // of itself, and of five functions
  }

  @Nested
  class Parameters {
    @Test
    void thatBreakTheRules() {
      class Twice extends Bad {
        @Override
        public List<Parameter> parameters() {
          return List.of(Parameter.number("by", "one"), Parameter.number("by", "two"));
        }
      }
      assertBreaks(
          new Twice(),
          Clause.PARAMETERS,
          "bad breaks a rule of parameters(): java.lang.IllegalArgumentException: parameter names"
              + " must be distinct, by is not");
    }

    @Test
    void thatAreOthersAtTheSecondCall() {
      class Moody extends Bad {
        private int calls;

        @Override
        public List<Parameter> parameters() {
          return List.of(Parameter.number("by", "call " + calls++));
        }
      }
      assertBreaks(new Moody(), Clause.PARAMETERS, "bad lists other parameters at the second call");
    }
  }

  @Nested
  class Creation {
    @Test
    void thatThrowsSomethingElse() {
      class Divides extends Bad {
        @Override
        public Function create(Arguments arguments) {
          if (arguments.number("by") == 0) {
            throw new ArithmeticException("/ by zero");
          }
          return super.create(arguments);
        }
      }
      assertBreaks(
          new Divides(), Clause.CREATES, "bad(0) threw java.lang.ArithmeticException: / by zero");
    }

    @Test
    @SuppressWarnings("NullAway")
    void thatReturnsNull() {
      class Silent extends Bad {
        @Override
        public Function create(Arguments arguments) {
          return arguments.number("by") > 100 ? null : super.create(arguments);
        }
      }
      assertBreaks(new Silent(), Clause.CREATES, "bad(1000) returned null");
    }

    @Test
    void thatRefusesWithoutAReason() {
      class Curt extends Bad {
        @Override
        public Function create(Arguments arguments) {
          if (arguments.number("by") > 100) {
            throw new IllegalArgumentException("too large");
          }
          return super.create(arguments);
        }
      }
      assertBreaks(
          new Curt(),
          Clause.CREATES,
          "bad(1000) was refused with 'too large', which names no parameter and value");
    }

    @Test
    void thatRefusesWithAReasonIsFine() {
      class Strict extends Bad {
        @Override
        public Function create(Arguments arguments) {
          if (arguments.number("by") > 100) {
            throw new IllegalArgumentException(
                "by must be at most 100, was " + arguments.number("by"));
          }
          return super.create(arguments);
        }
      }
      assertThat(launch(new Strict()).failed()).doesNotContainKey(Clause.CREATES.title());
    }

    @Test
    void thatGivesAnotherFunctionEachTime() {
      class Counting extends Bad {
        private int calls;

        @Override
        public Function create(Arguments arguments) {
          double by = arguments.number("by") + calls++;
          return ElementwiseFunction.of("bad", x -> by * x);
        }
      }
      assertThat(launch(new Counting()).failed().get(Clause.SAME_FUNCTION.title()))
          .startsWith("bad(2) gave two functions that differ at [");
    }
  }

  @Nested
  class Examples {
    @Test
    void withoutArgumentsWhereSomeAreRequired() {
      class Bare extends Bad {
        @Override
        public List<Parameter> parameters() {
          return List.of(Parameter.number("by", "the factor"));
        }

        @Override
        public List<Example> examples() {
          return List.of(Example.of(3, 6));
        }
      }
      assertBreaks(
          new Bare(),
          Clause.EXAMPLES,
          "bad has an example without arguments, 3.0 -> 6.0, but by must be given: (by); add them by"
              + " withArguments(...)");
    }

    @Test
    void thatAreWrong() {
      class Wrong extends Bad {
        @Override
        public List<Example> examples() {
          return List.of(Example.of(3, 7).withArguments(Arguments.of(parameters(), 2)));
        }
      }
      assertBreaks(
          new Wrong(),
          Clause.EXAMPLES,
          "bad(2) gives 6.0, but its example says (2) 3.0 -> 7.0, exactly");
    }
  }
}
