package dev.secant.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a null is refused by name, wherever the api takes a reference. */
class NullArgumentsTest {
  private static final Variable V = Variable.of(1.0);

  static Stream<Arguments> calls() {
    return Stream.of(
        call("data", () -> Variable.of((double[]) null)),
        call("data", () -> Variable.ofShape(null)),
        call("shape", () -> Variable.ofShape(new double[1], (int[]) null)),
        call("operator", () -> V.map(null)),
        call("name", () -> FunctionNames.isLegal(null)),
        call("simpleName", () -> FunctionNames.fromSimpleName(null)),
        call("name", () -> ElementwiseFunction.of(null, x -> x)),
        call("points", () -> Domain.all().except((double[]) null)),
        call("variable", () -> Domain.all().condition(null)),
        call("input", () -> Example.of(null, V)),
        call("expected", () -> Example.of(V, null)),
        call("arguments", () -> Example.of(1, 1).withArguments(null)),
        call("actual", () -> Example.of(1, 1).accepts(null)),
        call("name", () -> Parameter.number(null, "")),
        call("description", () -> Parameter.number("a", null)),
        call("range", () -> Parameter.number("a", "").within(null)),
        call("values", () -> Parameter.number("a", "").withDefault((double[]) null)),
        call("parameters", () -> Parameter.checkedList(null)),
        call("parameters", () -> dev.secant.api.Arguments.of(null)),
        call("positional", () -> dev.secant.api.Arguments.of(List.of(), null, Map.of())),
        call("named", () -> dev.secant.api.Arguments.of(List.of(), new double[0], null)));
  }

  private static Arguments call(String what, ThrowingCallable call) {
    return Arguments.of(what, call);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aNullIsRefusedByName(String what, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(NullPointerException.class)
        .hasMessage(what + " must not be null");
  }
}
