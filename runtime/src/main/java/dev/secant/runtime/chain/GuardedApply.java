package dev.secant.runtime.chain;

import dev.secant.api.BulkFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.kernel.StageSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application of a function of unknown quality to an array. A kernel that cannot compute in
 * place must not be asked to, as the inherited {@code apply} does: it would give other numbers than
 * {@code forward(double)}, and nobody would know.
 */
final class GuardedApply {
  private GuardedApply() {}

  /** Returns what the function returns; whatever it throws passes. */
  static @Nullable Variable of(Function function, Variable input) {
    boolean isKernel =
        function instanceof BulkFunction
            && !(function instanceof Chain)
            && InheritedApply.isTrueOf(function.getClass());
    if (!isKernel) {
      return function.apply(input);
    }
    double[] x = input.toArray();
    double[] y = new double[x.length];
    StageSequence.of(List.of((BulkFunction) function)).run(x, y, x.length);
    return Variable.ofShape(y, input.shape());
  }
}
