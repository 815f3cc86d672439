package dev.secant.testkit;

import dev.secant.api.FunctionFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The contract of a factory as tests: a test class that implements this has them all.
 *
 * <pre>{@code
 * class BesselJTest implements FactoryContract {
 *   public BesselJ factory() {
 *     return new BesselJ();
 *   }
 * }
 * }</pre>
 *
 * <p>The factory is listed, its name is legal and that of its class, its parameters are legal and
 * the same at every call, its examples hold. Asked for combinations of the defaults, the edges of
 * ranges and ordinary numbers, it makes a function, or refuses with an {@link
 * IllegalArgumentException} that names the parameter and the value; equal arguments give functions
 * of the same bits. The functions for the arguments of its examples and for its defaults then pass
 * the tests of {@link FunctionContract}, apart from those of names.
 */
public interface FactoryContract {
  /** Returns the factory to test; called once for all tests. */
  FunctionFactory factory();

  /**
   * Returns whether the class of the factory has to be listed in {@code META-INF/services}; true by
   * default.
   */
  default boolean isProvider() {
    return true;
  }

  /** Returns how long a test may take until it fails; 30 seconds by default. */
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
  default Stream<DynamicNode> keepsTheContract() {
    FunctionFactory factory = Objects.requireNonNull(factory(), "factory() must not return null");
    FactoryTests tests = new FactoryTests(factory, timeLimit());
    if (!isProvider()) {
      return tests.all();
    }
    Check listed =
        ProviderChecks.listed(factory.getClass(), Providers.ofProject(getClass()).factories());
    return Stream.concat(Stream.of(tests.test(listed)), tests.ofProvider());
  }

  /** Returns the tests of a factory that need not be a provider, for a {@code @TestFactory}. */
  static Stream<DynamicNode> testsOf(FunctionFactory factory) {
    Objects.requireNonNull(factory, "factory must not be null");
    return new FactoryTests(factory, Duration.ofSeconds(30)).all();
  }
}
