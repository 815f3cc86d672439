package dev.secant.runtime.worker;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.kernel.ChangedInputException;
import dev.secant.runtime.worker.RemoteInstance.Batch;
import dev.secant.runtime.worker.RemoteInstance.Part;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Values, or derivatives, of an elementwise function in a worker, at any number of numbers. Where
 * one fails, or ends its worker, all others are computed all the same. A number is blamed for the
 * end of a worker only if it ends a fresh one, too, or did not return in time. Thread-safe.
 */
final class RemoteNumbers {
  private final RemoteInstance instance;
  private final Request request;
  private final ElementwiseFunction function;
  private final NumberMemory memory = new NumberMemory();

  /** Until it has ended a worker: a kernel does not tell at which number. */
  private volatile boolean usesKernel;

  /**
   * @param function whose numbers they are, as callers have it
   * @param hasKernel whether the function has a kernel of its own over arrays
   */
  RemoteNumbers(
      RemoteInstance instance, Request request, ElementwiseFunction function, boolean hasKernel) {
    this.instance = instance;
    this.request = request;
    this.function = function;
    this.usesKernel = hasKernel;
  }

  /**
   * Returns what the function gives at one number.
   *
   * @throws RuntimeException that is {@link Faulty}, if it fails
   */
  double at(double x) {
    Double known = memory.takePending(x);
    if (known != null) {
      return known;
    }
    double[] one = {x};
    throwFirst(compute(one, one, 1, false), one);
    return one[0];
  }

  /**
   * Sets {@code y[i]} to what the function gives at {@code x[i]}.
   *
   * @param y may be the same array as {@code x}
   * @throws RuntimeException that is {@link Faulty}, if it fails at a number, for the first such
   * @throws dev.secant.runtime.kernel.ChangedInputException if the kernel changes its input
   */
  void at(double[] x, double[] y, int length) {
    double[] given = x == y ? Arrays.copyOf(x, length) : x;
    throwFirst(compute(given, y, length, true), given);
  }

  /** The same for a caller who asks for the numbers one by one if one fails. */
  void atBlock(double[] x, double[] y, int length) {
    double[] given = x == y ? Arrays.copyOf(x, length) : x;
    NavigableMap<Integer, Fault> faults = compute(given, y, length, true);
    for (int i = 0; i < length && !faults.isEmpty(); i++) {
      if (!faults.containsKey(i)) {
        memory.addPending(given[i], y[i]);
      }
    }
    throwFirst(faults, given);
  }

  private void throwFirst(NavigableMap<Integer, Fault> faults, double[] x) {
    if (!faults.isEmpty()) {
      Fault first = faults.firstEntry().getValue();
      int changed = first.changedIndex();
      int index = faults.firstKey() + changed;
      throw changed >= 0 && index < x.length
          ? new ChangedInputException(function, index, x[index])
          : first.exception();
    }
  }

  /** Returns how which numbers failed; all others are computed. */
  private NavigableMap<Integer, Fault> compute(
      double[] x, double[] y, int length, boolean isBlock) {
    NavigableMap<Integer, Fault> faults = new TreeMap<>();
    int suspect = -1;
    int i = 0;
    while (i < length) {
      Fault fault = memory.fatal(x[i]);
      if (fault == null) {
        boolean isAlone = suspect == i;
        boolean oneByOne = isAlone || !isBlock || !usesKernel;
        int end = isAlone ? i + 1 : Math.min(length, i + SharedArea.CAPACITY);
        int count = memory.firstFatal(x, i, end) - i;
        Part part = instance.compute(new Batch(request, x, y, i, count, oneByOne, isAlone));
        i += part.done();
        if (part.lost() == null) {
          fault = part.fault();
        } else if (!oneByOne && !part.lost().isFromOutside()) {
          usesKernel = false; // and once more, to see which number it was
        } else if (!part.isProven() && !(isAlone && part.done() == 0)) {
          suspect = i;
        } else {
          fault = instance.fault(part.lost());
          memory.addFatal(x[i], fault);
        }
      }
      if (fault != null) {
        faults.put(i, fault);
        i = fault.changedIndex() < 0 ? i + 1 : length; // of what it changes, nothing is of use
      }
    }
    // Again, as they are remembered for a time, and this may have taken long.
    faults.forEach((index, fault) -> refresh(x[index], fault));
    return faults;
  }

  private void refresh(double x, Fault fault) {
    if (fault.isOfWorker()) {
      memory.addFatal(x, fault);
    }
  }
}
