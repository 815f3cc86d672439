package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Elementwise stages as one call of one number: what the JIT compiler makes of a loop over the
 * stages if it knows each of them.
 *
 * <p>A loop over stages is shared by all chains, so that no {@code forward} in it is inlined: about
 * 4 ns a stage. Here the stages are constants in a tree of method handles, and the JVM compiles
 * each tree by itself once it is called often. It makes no difference to the result: the calls and
 * their order are the same.
 *
 * <p>Not a {@link LoopCopy}, which cannot be written for any number of stages; and not for blocks,
 * where the loops of the stages one by one are as fast.
 */
public final class FusedStages {
  /**
   * Numbers after which fusing pays: it takes about 0.5 ms (the first of a process 20 ms), compiled
   * code not counted, and saves some 8 ns a number.
   */
  public static final int WORTHWHILE = 131_072;

  /** Above, nothing is gained: the compiler stops to inline somewhere. */
  private static final int MOST_STAGES = 32;

  private static final MethodType UNARY = MethodType.methodType(double.class, double.class);
  private static final MethodType BINARY =
      MethodType.methodType(double.class, double.class, double.class);

  private final MethodHandle value;
  private final MethodHandle difference;

  private FusedStages(MethodHandle value, MethodHandle difference) {
    this.value = value;
    this.difference = difference;
  }

  /**
   * Returns the stages as one call, or null if they are too many for that.
   *
   * @param stages at least one, in the order of evaluation
   */
  public static @Nullable FusedStages of(ElementwiseFunction[] stages) {
    if (stages.length > MOST_STAGES) {
      return null;
    }
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      MethodHandle forward = lookup.findVirtual(ElementwiseFunction.class, "forward", UNARY);
      MethodHandle value = forward.bindTo(stages[0]);
      for (int i = 1; i < stages.length; i++) {
        value = MethodHandles.filterReturnValue(value, forward.bindTo(stages[i]));
      }
      MethodHandle minus = lookup.findStatic(FusedStages.class, "minus", BINARY);
      return new FusedStages(value, MethodHandles.filterArguments(minus, 0, value, value));
    } catch (ReflectiveOperationException | LinkageError e) {
      return null; // the loop gives the same numbers
    }
  }

  @SuppressWarnings("unused") // by name
  private static double minus(double a, double b) {
    return a - b;
  }

  /**
   * Returns the value of the last stage.
   *
   * @throws Throwable whatever a stage throws
   */
  public double valueAt(double x) throws Throwable {
    return (double) value.invokeExact(x);
  }

  /**
   * Returns the value at {@code right} minus that at {@code left}.
   *
   * @throws Throwable whatever a stage throws
   */
  public double difference(double right, double left) throws Throwable {
    return (double) difference.invokeExact(right, left);
  }
}
