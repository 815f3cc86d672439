package dev.secant.runtime.diff.array;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function seen as {@code head | middle | rest}: a diagonal Jacobian, a vector-Jacobian product
 * that is known, and a function of one number. Its gradient costs one derivative an element of the
 * head, one product, and one derivative, whatever the number of elements.
 *
 * @param head the elementwise stages in front; null if there are none
 * @param middle stages that know their {@code backward}
 * @param rest what follows once a single number is left; null if nothing does
 */
record ChainSplit(
    @Nullable ElementwiseFunction head, DifferentiableFunction middle, @Nullable Function rest) {

  /**
   * Returns the split of a function that is not elementwise; null if it has none.
   *
   * @param x the point, on which the shapes between the stages depend
   */
  static @Nullable ChainSplit of(Function f, Variable x) {
    if (!(f instanceof Chain chain)) {
      return f instanceof DifferentiableFunction known ? new ChainSplit(null, known, null) : null;
    }
    List<Stage> stages = chain.stages();
    int start = 0;
    while (start < stages.size() && stages.get(start).function() instanceof ElementwiseFunction) {
      start++;
    }
    int end = start;
    Variable value = start == 0 ? x : Chain.of(stages.subList(0, start)).apply(x);
    while (end < stages.size() && stages.get(end).function() instanceof DifferentiableFunction) {
      value = Chain.of(stages.subList(end, end + 1)).apply(value);
      end++;
    }
    boolean complete = end == stages.size() || value.size() == 1;
    return complete && end > start ? of(stages, start, end) : null;
  }

  private static ChainSplit of(List<Stage> stages, int start, int end) {
    return new ChainSplit(
        start == 0 ? null : (ElementwiseFunction) Chain.of(stages.subList(0, start)),
        (DifferentiableFunction) Chain.of(stages.subList(start, end)),
        end == stages.size() ? null : Chain.of(stages.subList(end, stages.size())));
  }
}
