package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests which exception says what, and that each of them survives serialization. */
class RegistryExceptionsTest {
  @TempDir Path directory;

  private FunctionRegistry open() {
    return FunctionRegistry.builder().classPath().directory(directory).build();
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }

  @Nested
  class UnknownFunction {
    @Test
    void knowsTheNameAndTheNearestOnes() throws Exception {
      try (FunctionRegistry registry = open()) {
        UnknownFunctionException e =
            catchThrowableOfType(UnknownFunctionException.class, () -> registry.function("sqare"));
        UnknownFunctionException copy = copy(e);
        assertThat(copy).hasMessage("unknown function 'sqare'; did you mean square?");
        assertThat(copy.name()).isEqualTo("sqare");
        assertThat(copy.candidates()).containsExactly("square").isUnmodifiable();
      }
    }

    @Test
    void knowsTheFullNamesOfAnAmbiguousOne() {
      PluginJars.function("a.Triple", "3 * x").write(directory.resolve("one.jar"));
      PluginJars.function("b.Triple", "x * 3").write(directory.resolve("two.jar"));
      try (FunctionRegistry registry = open()) {
        UnknownFunctionException e =
            catchThrowableOfType(
                UnknownFunctionException.class, () -> registry.resolve(StageRequest.of("triple")));
        assertThat(e.name()).isEqualTo("triple");
        assertThat(e.candidates()).containsExactly("one.triple", "two.triple");
      }
    }

    @Test
    void isTheCauseOfTheMistakeInAChain() {
      try (FunctionRegistry registry = open()) {
        assertThatThrownBy(() -> registry.chain("square | sqare"))
            .isInstanceOf(ChainSyntaxException.class)
            .hasMessage(
                """
                unknown function 'sqare'; did you mean square?
                  square | sqare
                           ^""")
            .hasCauseExactlyInstanceOf(UnknownFunctionException.class);
      }
    }
  }

  @Nested
  class FunctionLoad {
    @Test
    void carriesTheProblemAndPassesTheParser() throws Exception {
      Path jar = PluginJars.plugin().lists("a.LogGamma").write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = open()) {
        FunctionLoadException e =
            catchThrowableOfType(
                FunctionLoadException.class, () -> registry.chain("square | log_gamma"));
        FunctionLoadException copy = copy(e);
        assertThat(copy)
            .hasMessage("'log_gamma' of " + jar + " did not load: class a.LogGamma is missing");
        assertThat(copy.problem()).isEqualTo(registry.report().problems().get(0));
        assertThat(copy.problem().code()).isEqualTo(ProblemCode.CLASS_MISSING);
        assertThat(copy.problem().line()).isEqualTo(1);
      }
    }
  }

  @Test
  void stagesOfOnePluginShareTheirOrigin() {
    try (FunctionRegistry registry = open()) {
      List<Stage> stages = registry.chain("square | exp | square").stages();
      assertThat(stages).extracting(Stage::origin).containsOnly(stages.get(0).origin());
      assertThat(stages.get(0).origin()).isSameAs(stages.get(1).origin());
    }
  }

  /** Each parameter of the public methods that must not be null, by its name. */
  @NullUnmarked
  static Stream<Arguments> nulls() {
    FunctionRegistry registry = FunctionRegistry.builder().build();
    FunctionRegistry.Builder builder = FunctionRegistry.builder();
    return Stream.of(
        of("text", () -> registry.chain((String) null)),
        of("words", () -> registry.chain((List<String>) null)),
        of("request", () -> registry.resolve(null)),
        of("name", () -> registry.function(null)),
        of("loader", () -> builder.classPath(null)),
        of("directory", () -> builder.directory(null)),
        of("limit", () -> builder.timeLimit(null)),
        of("name", () -> StageRequest.of(null)),
        of("positional", () -> StageRequest.of("f", null, Map.of())),
        of("named", () -> StageRequest.of("f", new double[0], null)),
        of("text", () -> Chain.parse((String) null, registry)),
        of("words", () -> Chain.parse((List<String>) null, registry)),
        of("resolver", () -> Chain.parse("f", null)),
        of("resolver", () -> Chain.parse(List.of("f"), null)));
  }

  private static Arguments of(String name, ThrowingCallable call) {
    return Arguments.of(name, call);
  }

  @ParameterizedTest
  @MethodSource("nulls")
  void nullIsRefusedByName(String name, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessage(name + " must not be null");
  }
}
