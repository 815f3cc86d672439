package dev.secant.testkit;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Which tests a function has to pass: those of every interface it implements. */
final class FunctionTests {
  private FunctionTests() {}

  /** Returns the tests of the values of a function, whoever made it. */
  static Stream<DynamicTest> ofValues(Subject subject) {
    return tests(subject, valueChecks(subject.function()));
  }

  /** Returns the tests of a function that stands for itself: of its values and what it says. */
  static Stream<DynamicTest> of(Subject subject) {
    List<Check> checks = new ArrayList<>();
    checks.addAll(DescriptionChecks.of(subject.function()));
    checks.addAll(valueChecks(subject.function()));
    return tests(subject, checks);
  }

  /** Returns these tests and that of the name, for a class that is a provider. */
  static Stream<DynamicTest> ofProvider(Subject subject) {
    Function function = subject.function();
    Check name = DescriptionChecks.name(function.getClass(), function::name);
    return Stream.concat(Stream.of(name.on(subject)), of(subject));
  }

  private static List<Check> valueChecks(Function function) {
    // Traces first: what a call changes for good cannot be seen to change at a later one.
    List<Check> checks = new ArrayList<>(TraceChecks.of(function));
    if (function instanceof ElementwiseFunction elementwise) {
      checks.addAll(NumberChecks.of(elementwise));
    } else {
      checks.addAll(ArrayChecks.of(function));
    }
    checks.addAll(RepeatChecks.of(function));
    if (function instanceof BulkFunction bulk) {
      checks.addAll(BulkChecks.of(bulk));
    }
    if (function instanceof DifferentiableFunction differentiable) {
      checks.addAll(DerivativeChecks.of(differentiable));
    }
    return checks;
  }

  private static Stream<DynamicTest> tests(Subject subject, List<Check> checks) {
    return checks.stream().map(check -> check.on(subject));
  }
}
