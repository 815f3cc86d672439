package dev.secant.explore.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Answers}: what the page is told, and what it may not ask. */
class AnswersTest {
  @TempDir private Path folder;
  private FunctionRegistry registry;
  private Answers answers;

  @BeforeEach
  void open() throws IOException {
    PluginJar.empty()
        .source(
            """
            package org.acme;
            import dev.secant.api.ElementwiseFunction;
            public final class Fail implements ElementwiseFunction {
              @Override public double forward(double x) {
                if (x > 0) { throw new IllegalStateException("no"); }
                return x;
              }
            }
            """)
        .source(
            """
            package org.acme;
            import dev.secant.api.Function;
            import dev.secant.api.Variable;
            public final class Pair implements Function {
              @Override public Variable apply(Variable x) { return Variable.of(1, 2); }
            }
            """)
        .listing("org.acme.Fail", "org.acme.Pair")
        .writeTo(folder.resolve("fail.jar"));
    Files.writeString(folder.resolve("broken.jar"), "no JAR");
    registry = FunctionRegistry.builder().classPath().directory(folder).withoutCache().build();
    answers = new Answers(registry);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private String ask(String name, String question) throws Refusal {
    return answers.answer(name, Question.parse(question));
  }

  @Nested
  class Told {
    @Test
    void whereFunctionsComeFromAndWhatFailedToLoad() throws Refusal {
      assertThat(ask("functions", "{}"))
          .contains("{\"name\":\"abs\",\"plugin\":\"core\",\"isFactory\":false,\"description\":\"")
          .contains("{\"name\":\"fail\",\"plugin\":\"fail\",\"isFactory\":false}") // not asked yet
          .contains("\"plugins\":[{\"id\":\"core\"", "{\"id\":\"fail\"")
          .contains("\"problems\":[{\"severity\":\"error\",\"text\":\"" + folder + "/broken.jar: ");
    }

    @Test
    void whatAFunctionOfAPluginSaysOfItselfWhenItIsAskedFor() throws Refusal {
      assertThat(ask("describe", "{\"name\":\"fail\"}"))
          .startsWith("{\"name\":\"fail\",\"description\":\"\",\"domain\":\"any x\"");
    }

    @Test
    void theStagesOfAChainWithTheirArguments() throws Refusal {
      assertThat(ask("chain", "{\"chain\":\"clip(0,1)|exp\"}"))
          .startsWith("{\"text\":\"clip(min=0, max=1) | exp\",\"isElementwise\":true,")
          .contains("{\"name\":\"min\",\"kind\":\"NUMBER\",", "\"values\":[0.0]}");
    }

    @Test
    void theStatusOfAbsAtZero() throws Refusal {
      assertThat(ask("point", "{\"chain\":\"abs\",\"x\":0,\"eps\":1e-4}"))
          .contains("\"tangent\":{\"slope\":0.0,\"error\":1,\"status\":\"KINK\",\"left\":-1.0,");
    }

    @Test
    void thatAStepIsTooSmallForASecant() throws Refusal {
      assertThat(ask("point", "{\"chain\":\"exp\",\"x\":1,\"eps\":1e-17}"))
          .contains("\"secant\":{\"eps\":1.0E-17,\"slope\":\"NaN\",", "\"isResolved\":false}");
    }

    @Test
    void whichPointsOfACurveFailed() throws Refusal {
      assertThat(ask("curve", "{\"chain\":\"fail\",\"from\":-1,\"to\":1,\"points\":5}"))
          .contains("\"value\":[-1.0,-0.5,0.0,\"NaN\",\"NaN\"]", "\"failed\":2,")
          .contains("\"failure\":\"fail of plug-in fail (");
    }

    @Test
    void theErrorOfEachStep() throws Refusal {
      assertThat(ask("sweep", "{\"chain\":\"exp\",\"x\":1}"))
          .contains("\"eps\":[1.0E-16,", "\"bestEps\":", "\"rounding\":{\"slope\":-");
    }

    @Test
    void whoClaimsNoDerivative() throws Refusal {
      assertThat(ask("check", "{\"chain\":\"exp | fail\",\"from\":-1,\"to\":1}"))
          .isEqualTo(
              "{\"verdict\":\"\",\"summary\":\"fail claims no derivative that could be checked\","
                  + "\"rows\":[]}");
    }

    @Test
    void thatNoSampleHasAValue() throws Refusal {
      assertThat(ask("check", "{\"chain\":\"log\",\"from\":-2,\"to\":-1}"))
          .startsWith("{\"verdict\":\"\",\"summary\":\"no sample of the domain (");
    }
  }

  @Nested
  class Refused {
    @ParameterizedTest
    @CsvSource(
        delimiter = '~',
        quoteCharacter = '`',
        value = {
          "point~{}~BAD_REQUEST~chain must be a text and was missing",
          "point~{\"chain\":1}~BAD_REQUEST~chain must be a text, was 1.0",
          "point~{\"chain\":\"exp\"}~BAD_REQUEST~x must be a finite number and was missing",
          "point~{\"chain\":\"exp\",\"x\":\"1\"}~BAD_REQUEST~x must be a finite number, was \"1\"",
          "point~{\"chain\":\"exp\",\"x\":1e999}~BAD_REQUEST~x must be a finite number, was Infinity",
          "point~{\"chain\":\"exp\",\"x\":1,\"eps\":0}~BAD_REQUEST~eps must be above 0, was 0.0",
          "curve~{\"chain\":\"exp\",\"from\":1,\"to\":1}~BAD_REQUEST~from must be below to, were 1.0"
              + " and 1.0",
          "curve~{\"chain\":\"exp\",\"from\":0,\"to\":1,\"points\":10001}~TOO_MANY_POINTS~points must"
              + " be at most 10000, was 10001.0",
          "curve~{\"chain\":\"exp\",\"from\":0,\"to\":1,\"points\":2.5}~BAD_REQUEST~points must be a"
              + " whole number from 2 to 10000, was 2.5",
          "chain~{\"chain\":\"exp |\"}~CHAIN_SYNTAX~a function is missing after |, found the end of the chain",
          "chain~{\"chain\":\"sqare\"}~UNKNOWN_FUNCTION~unknown function 'sqare'; did you mean square?",
          "describe~{\"name\":\"sqare\"}~UNKNOWN_FUNCTION~unknown function 'sqare'; did you mean",
          "point~{\"chain\":\"fail\",\"x\":1,\"eps\":1}~ROW_FAILED~fail of plug-in fail ("
        })
    void forAReason(String name, String question, RefusalCode code, String message) {
      assertThatThrownBy(() -> ask(name, question))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
          .hasMessageStartingWith(message);
    }

    @Test
    void aChainOfMoreThanTenThousandCharacters() {
      assertThatThrownBy(() -> ask("chain", "{\"chain\":\"" + "x".repeat(10_001) + "\"}"))
          .hasMessage("chain must have at most 10000 characters, had 10001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"point", "curve", "sweep"})
    void aChainThatGivesAnArrayForANumber(String name) {
      String question = "{\"chain\":\"pair\",\"x\":1,\"eps\":1,\"from\":0,\"to\":1,\"points\":5}";
      assertThatThrownBy(() -> ask(name, question))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.ROW_FAILED))
          .hasMessageStartingWith("the value of pair at a number must be a number, was an array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"point", "curve", "sweep", "check"})
    void butNotForWhatIsNoFaultOfTheChain(String name) throws Refusal {
      String question = "{\"chain\":\"exp\",\"x\":1,\"eps\":1,\"from\":0,\"to\":1,\"points\":5}";
      ask("chain", question);
      registry.close();
      assertThatThrownBy(() -> ask(name, question))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageContaining(" is closed: ");
    }

    @Test
    void withThePlaceInTheChain() {
      assertThatThrownBy(() -> ask("chain", "{\"chain\":\"exp | sqare\"}"))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.toJson()).contains("\"position\":6,"));
    }
  }
}
