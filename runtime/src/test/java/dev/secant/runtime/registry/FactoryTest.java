package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.registry.FunctionDescription.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests functions with parameters, and factories that break their contract. */
class FactoryTest {
  private static final String TWO =
      "return List.of(Parameter.number(\"min\", \"\"), Parameter.number(\"max\","
          + " \"\").withDefault(1));";
  private static final String WITHIN =
      "double min = a.number(\"min\"), max = a.number(\"max\");"
          + " if (max < min) throw new IllegalArgumentException("
          + "\"max must be at least min = \" + min + \", was \" + max);"
          + " return ElementwiseFunction.of(\"within\", x -> Math.min(Math.max(x, min), max));";

  @TempDir Path directory;
  private FunctionRegistry registry;
  private Path jar;

  @AfterEach
  void close() {
    registry.close();
  }

  private void open(String parameters, String create) {
    open(parameters, create, Registries.LONG);
  }

  private void open(String parameters, String create, Duration limit) {
    jar =
        PluginJars.plugin()
            .body(
                "a.Within",
                "implements FunctionFactory",
                "public List<Parameter> parameters() { "
                    + parameters
                    + " } public Function create(Arguments a) { "
                    + create
                    + " }")
            .listsFactory("a.Within")
            .write(directory.resolve("x.jar"));
    PluginJars.addGood(directory);
    registry = FunctionRegistry.builder().directory(directory).timeLimit(limit).build();
  }

  private void assertRefuses(String message, Map<String, Double> named, double... positional) {
    assertThatThrownBy(() -> registry.resolve(StageRequest.of("within", positional, named)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** It is a problem of the plug-in, not of the arguments, and it is in the report. */
  private void assertFails(ProblemCode code, String message, double... positional) {
    assertThatThrownBy(() -> registry.resolve(StageRequest.of("within", positional, Map.of())))
        .asInstanceOf(type(FunctionLoadException.class))
        .satisfies(e -> assertThat(e).hasMessage(message).hasNoCause())
        .extracting(FunctionLoadException::problem)
        .isEqualTo(Registries.onlyProblem(registry))
        .extracting(Problem::code)
        .isEqualTo(code);
  }

  @Nested
  class ArgumentsOfTheCaller {
    @Test
    void makeAFunctionThatPrintsThem() {
      open(TWO, WITHIN);
      assertThat(registry.function("within").kind()).isEqualTo(FunctionEntry.Kind.FACTORY);
      var chain = registry.chain("x.within(-1, max=2)");
      assertThat(chain.valueAt(5)).isEqualTo(2);
      assertThat(chain).hasToString("x.within(min=-1, max=2)");
    }

    @Test
    void thatAreMissingAreNamed() {
      open(TWO, WITHIN);
      assertRefuses("within: min must be given: (min, max=1)", Map.of());
    }

    @Test
    void thatAreTooManyOrUnknown() {
      open(TWO, WITHIN);
      assertRefuses(
          "within: takes at most 2 arguments (min, max=1), was given 3", Map.of(), 1, 2, 3);
      assertRefuses("within: has no parameter 'mix', only (min, max=1)", Map.of("mix", 1.0));
    }

    @Test
    void thatTheFactoryRefuses() {
      open(TWO, WITHIN);
      assertRefuses("within: max must be at least min = 2.0, was 1.0", Map.of(), 2, 1);
      assertThat(registry.report().problems()).isEmpty();
    }

    @Test
    void thatTheFactoryRefusesWithoutAWord() {
      open(TWO, "throw new IllegalArgumentException();");
      assertRefuses("within: it takes no such arguments: min=2, max=1", Map.of(), 2, 1);
    }

    @Test
    void areNoneForAPlainFunction() {
      open(TWO, WITHIN);
      assertThatThrownBy(
              () ->
                  registry.resolve(
                      StageRequest.of("good.twice", new double[] {1}, Map.of("slope", 2.0))))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("good.twice takes no arguments, was given 2");
    }
  }

  @Nested
  class BrokenContracts {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "return null; | returned null",
          "return Arrays.asList((Parameter) null); | breaks a rule: parameter 1 must not be null",
          "throw new RuntimeException(\"oops\"); | failed: java.lang.RuntimeException: oops",
          "return parameters(); | failed: it calls itself without end",
          "return Collections.nCopies(30, Parameter.number(\"a\", \"\")); | breaks a rule: parameter"
              + " names must be distinct, a is not",
          "return List.of(Parameter.numbers(\"a\", \"\"), Parameter.number(\"b\", \"\")); | breaks a"
              + " rule: a parameter of several numbers must be the last, a is not",
          "return List.of(Parameter.number(\"a\", \"\").withDefault(1), Parameter.number(\"b\","
              + " \"\")); | breaks a rule: required parameters must come before those with a default, b does"
              + " not"
        })
    void parametersThatAreNoList(String body, String what) {
      open(body, WITHIN);
      assertFails(
          ProblemCode.BAD_PARAMETERS,
          "'within' of " + jar + " did not load: parameters() of class a.Within " + what);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "return null; | returned null",
          "throw new IllegalStateException(\"oops\"); | failed: java.lang.IllegalStateException:"
              + " oops",
          "throw new OutOfMemoryError(); | failed: the heap was exhausted"
        })
    void createThatMakesNothing(String body, String what) {
      open(TWO, body);
      assertCreateFails(what);
    }

    @Test
    void createThatNeverReturns() {
      open(TWO, "while (true) { Thread.onSpinWait(); }", Registries.SHORT);
      assertCreateFails("did not return within 2 s");
    }

    private void assertCreateFails(String what) {
      String message =
          "the factory could not create within(min=3, max=1): create() of class a.Within " + what;
      assertFails(ProblemCode.FACTORY_FAILED, "plug-in x (" + jar + "): " + message, 3);
      assertThat(Registries.onlyProblem(registry).message()).isEqualTo(message);
    }
  }

  @Nested
  class Results {
    /** The verifier lets any object pass where an interface is declared, so this class loads. */
    @Test
    void thatAreNoFunctions() {
      Map<String, byte[]> content =
          PluginJars.plugin()
              .body(
                  "a.Fake",
                  "implements Function",
                  "public Variable apply(Variable x) { return x; }")
              .body(
                  "a.Within",
                  "implements FunctionFactory",
                  "public List<Parameter> parameters() { return List.of(); }"
                      + " public Function create(Arguments a) { return new Fake(); }")
              .listsFactory("a.Within")
              .content();
      content.putAll(PluginJars.plugin().body("a.Fake", "", "").content());
      jar = PluginJars.write(directory.resolve("x.jar"), content);
      PluginJars.addGood(directory);
      registry = Registries.open(directory);
      String message =
          "the factory could not create within(): create() of class a.Within returned what is no"
              + " dev.secant.api.Function";
      assertFails(ProblemCode.FACTORY_FAILED, "plug-in x (" + jar + "): " + message);
      assertThat(registry.function("within").describe().elementwise()).isEqualTo(Answer.DEPENDS);
      assertThat(registry.report().problems())
          .extracting(Problem::message)
          .contains("create() of class a.Within returned what is no dev.secant.api.Function");
    }
  }

  @Nested
  class Descriptions {
    @Test
    void haveTheParametersAndTheDomainOfASample() {
      open(
          TWO,
          WITHIN
              + " } public String description() { return \"x within bounds\"; }"
              + " public List<Example> examples() { return List.of(Example.of(5,"
              + " 1).withArguments(Arguments.of(parameters(), 0)));");
      FunctionDescription description = registry.function("within").describe();
      assertThat(description.description()).isEqualTo("x within bounds");
      assertThat(description.parameters()).hasToString("[min, max=1]");
      assertThat(description.examples()).hasToString("[(min=0, max=1) 5.0 -> 1.0]");
      assertThat(description.elementwise()).isEqualTo(Answer.YES);
      assertThat(description.bulk()).isEqualTo(Answer.NO);
    }

    @Test
    void withoutASampleClaimNothing() {
      open(TWO, WITHIN);
      FunctionDescription description = registry.function("within").describe();
      assertThat(description.elementwise()).isEqualTo(Answer.DEPENDS);
      assertThat(description.differentiable()).isEqualTo(Answer.DEPENDS);
      assertThat(description.bulk()).isEqualTo(Answer.DEPENDS);
      assertThat(description.domain()).isEmpty();
      assertThat(registry.report().problems()).isEmpty();
    }
  }
}
