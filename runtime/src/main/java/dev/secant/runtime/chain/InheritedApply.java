package dev.secant.runtime.chain;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Variable;

/**
 * Which classes of elementwise functions have {@code apply} from the interface, so that it is known
 * to call {@code forward}, or the kernel of a {@link BulkFunction}, and nothing else.
 */
final class InheritedApply {
  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isInherited(type);
        }
      };

  private InheritedApply() {}

  static boolean isTrueOf(Class<?> type) {
    return KNOWN.get(type);
  }

  private static boolean isInherited(Class<?> type) {
    try {
      Class<?> declaring = type.getMethod("apply", Variable.class).getDeclaringClass();
      return declaring == ElementwiseFunction.class || declaring == BulkFunction.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return false; // then the stage is asked itself
    }
  }
}
