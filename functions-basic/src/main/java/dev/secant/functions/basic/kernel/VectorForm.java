package dev.secant.functions.basic.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link VectorKernel} of a function, where there is one and it pays. There is one if the
 * JVM was started with {@code --add-modules jdk.incubator.vector} and {@code kernels-vector} lies
 * beside this JAR.
 */
final class VectorForm {
  /**
   * Numbers, computed by all kernels together, from which on it pays: a tenth of a second of loops.
   * To load, interpret and compile the Vector API takes half a second, which only a program that
   * goes on computing gets back, at 0.7 ns a number: none that has a few points or a file.
   */
  private static final int WORTHWHILE = 1 << 26;

  /** False is a constant to the JIT compiler: who does not ask for vectors pays nothing. */
  private static final boolean POSSIBLE =
      HardwareFma.PRESENT && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  /** Numbers seen so far. Threads that race lose counts, which does no harm. */
  private static int seen;

  private final String function;

  /**
   * Without a lock: either form gives the same numbers, and a {@link VectorKernel} has no state.
   */
  private @Nullable VectorKernel kernel;

  private boolean searched;

  VectorForm(String function) {
    this.function = function;
  }

  /**
   * Returns the kernel, or null if there is none or it does not pay yet.
   *
   * @param length how many numbers the function is about to see
   */
  @Nullable VectorKernel kernel(int length) {
    if (!POSSIBLE) {
      return null;
    }
    if (!searched) {
      seen = Math.min(WORTHWHILE, seen + Math.min(WORTHWHILE, length));
      if (seen < WORTHWHILE) {
        return null;
      }
      kernel = Found.KERNELS.get(function);
      searched = true;
    }
    return kernel;
  }

  /** Returns in one line how the kernels compute in this JVM, and why; loads what it has to ask. */
  static String inUse() {
    if (!HardwareFma.PRESENT) {
      return "of the JDK, as this processor has no fma instruction";
    }
    if (!POSSIBLE) {
      return "scalar, as the JVM runs without --add-modules=jdk.incubator.vector";
    }
    if (Found.KERNELS.isEmpty()) {
      return "scalar, as vectors are shorter than 256 bits here, or secant-kernels-vector is missing";
    }
    return "vector from "
        + WORTHWHILE
        + " numbers on for "
        + String.join(", ", new TreeSet<>(Found.KERNELS.keySet()))
        + ", else scalar";
  }

  private static final class Found {
    static final Map<String, VectorKernel> KERNELS = load();

    private static Map<String, VectorKernel> load() {
      Map<String, VectorKernel> kernels = new HashMap<>();
      try {
        for (VectorKernel kernel :
            ServiceLoader.load(VectorKernel.class, VectorKernel.class.getClassLoader())) {
          if (kernel.isFast()) {
            kernels.putIfAbsent(kernel.function(), kernel);
          }
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        return Map.of(); // of another version, or not whole: the loops give the same numbers
      }
      return Map.copyOf(kernels);
    }
  }
}
