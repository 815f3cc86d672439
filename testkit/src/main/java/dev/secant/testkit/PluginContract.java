package dev.secant.testkit;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The contract of everything a project offers, as tests. This is all there is to write:
 *
 * <pre>{@code
 * class PluginTest implements PluginContract {}
 * }</pre>
 *
 * <p>What the project offers is read as Secant reads it: the lines of {@code
 * META-INF/services/dev.secant.api.Function} and {@code ...FunctionFactory} in its folders of
 * classes, and what its module provides; JARs on the class path are other projects. Its classes are
 * put into a JAR, and Secant must find each function in it, with no problem to report. Each is then
 * constructed and tested as {@link FunctionContract} and {@link FactoryContract} say; a function of
 * arrays that takes none of the usual shapes shows by its examples which it takes.
 */
public interface PluginContract {
  /** Returns how long a test may take until it fails; 30 seconds by default. */
  default Duration timeLimit() {
    return Duration.ofSeconds(30);
  }

  /** Returns the tests, those of each provider in a container of their own. */
  @TestFactory
  @ResourceLock(Resources.SYSTEM_OUT)
  @ResourceLock(Resources.SYSTEM_ERR)
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicNode> everyProviderKeepsTheContract() {
    return new PluginTests(Providers.ofProject(getClass()), getClass(), timeLimit()).all();
  }
}
