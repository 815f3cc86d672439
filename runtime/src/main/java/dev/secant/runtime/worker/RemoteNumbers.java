package dev.secant.runtime.worker;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values, or derivatives, of an elementwise function in a worker, at any number of numbers. Where
 * one fails, or ends its worker, all others are computed all the same: whoever then asks for them
 * one by one has them without asking a worker again. Thread-safe.
 */
final class RemoteNumbers {
  private final RemoteInstance instance;
  private final Request request;
  private final NumberMemory memory = new NumberMemory();

  /** Until it has ended a worker: a kernel does not tell at which number. */
  private volatile boolean usesKernel;

  /**
   * @param hasKernel whether the function has a kernel of its own over arrays
   */
  RemoteNumbers(RemoteInstance instance, Request request, boolean hasKernel) {
    this.instance = instance;
    this.request = request;
    this.usesKernel = hasKernel;
  }

  /**
   * Returns what the function gives at one number.
   *
   * @throws RuntimeException that is {@link Faulty}, if it fails
   */
  double at(double x) {
    NumberMemory.Outcome known = memory.takePending(x);
    if (known == null) {
      double[] one = {x};
      at(one, one, 1);
      return one[0];
    }
    Fault fault = known.fault();
    if (fault != null) {
      throw fault.exception();
    }
    return known.value();
  }

  /**
   * Sets {@code y[i]} to what the function gives at {@code x[i]}.
   *
   * @param y may be the same array as {@code x}
   * @throws RuntimeException that is {@link Faulty}, if it fails at a number, for the first such
   */
  void at(double[] x, double[] y, int length) {
    double[] given = x == y ? Arrays.copyOf(x, length) : x;
    TreeMap<Integer, Fault> faults = new TreeMap<>();
    int triedAgain = -1;
    int i = 0;
    while (i < length) {
      Fault fault = memory.fatal(given[i]);
      if (fault == null) {
        int end = memory.firstFatal(given, i, Math.min(length, i + SharedArea.CAPACITY));
        boolean oneByOne = !usesKernel;
        RemoteInstance.Part part = instance.compute(request, given, y, i, end - i, oneByOne);
        i += part.done();
        if (part.lost() != null && !oneByOne && end - i > 1) {
          usesKernel = false; // and once more, to see which number it was
        } else if (part.lost() != null && part.lost().isFromOutside() && triedAgain != i) {
          triedAgain = i;
        } else {
          fault = fault(part, given[Math.min(i, length - 1)]);
        }
      }
      if (fault != null) {
        faults.put(i, fault);
        i++;
      }
    }
    if (!faults.isEmpty()) {
      if (length > 1) {
        remember(given, y, length, faults);
      }
      throw faults.firstEntry().getValue().exception();
    }
  }

  /** Returns how the next number failed, or null if there was none. */
  private @Nullable Fault fault(RemoteInstance.Part part, double x) {
    if (part.lost() == null) {
      return part.fault();
    }
    Fault fault = instance.fault(part.lost());
    memory.addFatal(x, fault);
    return fault;
  }

  private void remember(double[] x, double[] y, int length, TreeMap<Integer, Fault> faults) {
    for (int i = 0; i < length; i++) {
      memory.addPending(x[i], new NumberMemory.Outcome(y[i], faults.get(i)));
    }
  }
}
