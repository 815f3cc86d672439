package dev.secant.runtime.kernel;

import dev.secant.api.ElementwiseFunction;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * The private copy of {@link StageLoop} for one class of functions: a hidden class, made once the
 * functions of that class have seen so many numbers that it pays. All chains share it, so that a
 * chain that is parsed for each request finds code that is compiled already.
 *
 * <p><b>Lifetime:</b> the copy is reached from the class of the functions only softly, and strongly
 * from the stages that use it; nothing else refers to it, and it refers to no function. So neither
 * does it keep a plug-in loaded, nor do functions that outlive this library keep the library.
 */
final class LoopCopy {
  /**
   * Numbers after which a copy pays: making one takes about 0.3 ms (the first of a process 10 ms),
   * and the shared loop loses about 5 ns a number.
   */
  static final int WORTH_A_COPY = 65_536;

  private static final ClassValue<SoftReference<LoopCopy>> COPIES =
      new ClassValue<>() {
        @Override
        protected SoftReference<LoopCopy> computeValue(Class<?> type) {
          return new SoftReference<>(new LoopCopy());
        }
      };

  /** Numbers seen so far. Threads that race lose counts, which does no harm. */
  private int seen;

  /** Set under the lock, read without: whoever reads null comes to the lock. */
  private volatile @Nullable Class<?> hidden;

  private boolean refused;

  private LoopCopy() {}

  /** Returns the copy for the functions of a class, made or not. */
  static LoopCopy of(Class<?> type) {
    while (true) {
      LoopCopy copy = COPIES.get(type).get();
      if (copy != null) {
        return copy;
      }
      COPIES.remove(type); // collected since
    }
  }

  /**
   * Returns a loop of its own for a function, or null as long as it does not pay.
   *
   * @param length how many numbers the function is about to see
   */
  @Nullable Kernel loop(ElementwiseFunction function, int length) {
    if (hidden == null) {
      seen = Math.min(WORTH_A_COPY, seen + length);
      if (seen < WORTH_A_COPY) {
        return null;
      }
      define();
    }
    Class<?> copy = hidden;
    return copy == null ? null : instance(copy, function);
  }

  private synchronized void define() {
    if (hidden != null || refused) {
      return;
    }
    hidden = HiddenClasses.copyOf(StageLoop.class, null);
    refused = hidden == null;
  }

  private static @Nullable Kernel instance(Class<?> copy, ElementwiseFunction function) {
    try {
      return (Kernel) copy.getDeclaredConstructor(ElementwiseFunction.class).newInstance(function);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
