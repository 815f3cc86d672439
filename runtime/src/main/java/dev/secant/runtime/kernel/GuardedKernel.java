package dev.secant.runtime.kernel;

import dev.secant.api.BulkFunction;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of a function that may break its contract: it gets arrays that nobody else sees, two
 * of them, so that it need not be able to compute in place; what it writes beyond the end is lost;
 * and if it changes its input, that is found and not used. Cost: two copies and a comparison of a
 * block, about a tenth of a microsecond.
 */
final class GuardedKernel implements Kernel {
  /** Behind the end, for who writes there: its mistake has no consequence. */
  private static final int MARGIN = 70;

  private final BulkFunction function;

  /** Arrays that nobody uses at the moment, for the next call. */
  private final AtomicReference<@Nullable Scratch> spare = new AtomicReference<>();

  @SuppressWarnings("ArrayRecordComponent") // of this class alone, and never compared
  private record Scratch(double[] x, double[] y) {
    static Scratch of(int length) {
      return new Scratch(new double[length + MARGIN], new double[length + MARGIN]);
    }
  }

  private GuardedKernel(BulkFunction function) {
    this.function = function;
  }

  /** Returns the kernel of the function: as it is if it is one of Secant's own, else guarded. */
  static Kernel of(BulkFunction function) {
    return isOwn(function) ? function::forward : new GuardedKernel(function);
  }

  /**
   * Built-in functions are held to the contract by their tests, and chains, which alone know the
   * second interface, guard each of their stages themselves. A plug-in cannot pass for one of them:
   * it has another class loader, and does not see that interface.
   */
  private static boolean isOwn(BulkFunction function) {
    Class<?> type = function.getClass();
    return function instanceof DifferenceFunction
        || (type.getName().startsWith("dev.secant.functions.basic.")
            && type.getClassLoader() == GuardedKernel.class.getClassLoader());
  }

  @Override
  public void apply(double[] x, double[] y, int length) {
    Scratch kept = spare.getAndSet(null);
    Scratch own = kept != null && kept.x.length >= length + MARGIN ? kept : newScratch(length);
    System.arraycopy(x, 0, own.x, 0, length);
    function.forward(own.x, own.y, length);
    int changed = Arrays.mismatch(own.x, 0, length, x, 0, length);
    if (changed >= 0) {
      throw new ChangedInputException(function, changed, x[changed]);
    }
    System.arraycopy(own.y, 0, y, 0, length);
    spare.set(own);
  }

  private static Scratch newScratch(int length) {
    return Scratch.of(Math.max(length, StageSequence.BLOCK));
  }
}
