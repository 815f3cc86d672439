package dev.secant.testkit;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The contract of a function as tests: a test class that implements this has them all.
 *
 * <pre>{@code
 * class HillTest implements FunctionContract {
 *   public Hill function() {
 *     return new Hill();
 *   }
 *   // and tests of its own
 * }
 * }</pre>
 *
 * <p>Which tests there are depends on the interfaces of the function. Of every one: it is listed as
 * a provider, its name is legal and that of its class, it describes itself, its examples hold, it
 * gives the same bits again and on many threads, and it leaves no trace in the JVM. Of a function
 * of a number: it never throws, gives NaN for NaN and outside its domain and only there, and
 * applies to arrays. Of a {@link dev.secant.api.BulkFunction}: the bits of one number alone, at
 * lengths around those of vectors and blocks, in place, within bounds. Of one that knows its
 * derivative: the derivative agrees with the one measured by {@link
 * dev.secant.runtime.diff.check.GradientCheck}; where that is certain of nothing, the test is
 * aborted and says so. Of a function of arrays: its shape follows that of the input; it is tried
 * with a few usual shapes, those of its examples and those of {@link #inputs()}.
 *
 * <p>A failure says what happened, at which input, which rule that breaks, and what to do. The
 * inputs are the same in every run. Cost: some 20,000 calls of the function, a few seconds if each
 * takes a tenth of a millisecond. One that is so slow that half of the time limit has gone by is
 * tried at fewer inputs.
 *
 * <p>Where tests run in parallel, these lock what of the JVM they watch: standard output, system
 * properties, locale and time zone.
 *
 * @see PluginContract the same for all that a project offers, without naming anything
 */
public interface FunctionContract {
  /** Returns the function to test; called once for all tests. */
  Function function();

  /**
   * Returns further inputs to try: numbers for a function of a number, else arrays, whose shapes
   * the function accepts. None by default: hostile numbers, the edges of the domain, samples inside
   * it and the inputs of the examples are tried anyway.
   */
  default List<Variable> inputs() {
    return List.of();
  }

  /**
   * Returns whether the class of the function has to be listed in {@code META-INF/services}; true
   * by default. Not so one that a factory makes, or that exists in tests only.
   */
  default boolean isProvider() {
    return true;
  }

  /**
   * Returns how long a test may take until it fails, at least a millisecond; 30 seconds by default.
   */
  default Duration timeLimit() {
    return Duration.ofSeconds(30);
  }

  /** Returns the tests. */
  @TestFactory
  @ResourceLock(Resources.SYSTEM_OUT)
  @ResourceLock(Resources.SYSTEM_ERR)
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheContract() {
    Function function = Objects.requireNonNull(function(), "function() must not return null");
    Subject subject = new Subject(callOf(function), function, List.copyOf(inputs()), timeLimit());
    if (!isProvider()) {
      return FunctionTests.of(subject);
    }
    Class<?> type = function.getClass();
    Check listed = ProviderChecks.listed(type, Providers.ofProject(getClass()).functions());
    return Stream.concat(Stream.of(listed.on(subject)), FunctionTests.ofProvider(subject));
  }

  /**
   * Returns the tests of a function that need not be a provider, for a {@code @TestFactory} of the
   * caller: one that a factory made, a lambda, a chain. Among tests in parallel it takes {@code
   * ResourceLock}s as {@link #keepsTheContract} has them. The time limit is 30 seconds.
   *
   * @param call how failures are to call it: {@code scale(2)}
   */
  static Stream<DynamicTest> testsOf(String call, Function function) {
    Objects.requireNonNull(call, "call must not be null");
    Objects.requireNonNull(function, "function must not be null");
    return FunctionTests.of(new Subject(call, function, List.of(), Duration.ofSeconds(30)));
  }

  private static String callOf(Function function) {
    try {
      return String.valueOf(function.name());
    } catch (RuntimeException nameless) { // which is a failure of its own
      return function.getClass().getName();
    }
  }
}
