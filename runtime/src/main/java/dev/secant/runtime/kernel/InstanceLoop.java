package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one function alone, where functions of one class do not run one code: what {@code
 * ElementwiseFunction.of} returns calls an operator, another for each instance, which the loop of
 * the class cannot inline. Where the function is a constant, and its fields are trusted, it can.
 */
final class InstanceLoop {
  /**
   * Numbers after which it pays: it is made for each instance, some of which live for one request
   * only, and its compiled code dies with it.
   */
  static final int WORTHWHILE = 1 << 20;

  private final ElementwiseFunction function;

  /** Numbers seen so far. Threads that race lose counts, which does no harm. */
  private int seen;

  private InstanceLoop(ElementwiseFunction function) {
    this.function = function;
  }

  /** Returns what makes the loop in time; null if the loop of the class is as good. */
  static @Nullable InstanceLoop of(ElementwiseFunction function) {
    return holdsCode(function.getClass()) ? new InstanceLoop(function) : null;
  }

  /** A record, whose fields are trusted, with a field of an interface, which may be code. */
  private static boolean holdsCode(Class<?> type) {
    try {
      return type.isRecord()
          && Arrays.stream(type.getRecordComponents())
              .anyMatch(component -> component.getType().isInterface());
    } catch (LinkageError missing) { // a class that the plug-in has not, and did not need so far
      return false;
    }
  }

  /**
   * Returns whether the loop pays by now.
   *
   * @param length how many numbers the function is about to see
   */
  boolean isWorthwhile(int length) {
    seen = Math.min(WORTHWHILE, seen + length);
    return seen == WORTHWHILE;
  }

  /** Returns a new loop, or null if the JVM makes none. */
  @Nullable Kernel make() {
    Class<?> copy = HiddenClasses.copyOf(ConstantLoop.class, function);
    try {
      return copy == null ? null : (Kernel) copy.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
