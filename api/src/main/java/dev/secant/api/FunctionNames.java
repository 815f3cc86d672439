package dev.secant.api;

import java.util.Objects;

/**
 * The rules on names of functions, factories and parameters, in one place for hosts, authors and
 * the test kit.
 *
 * <p>A legal name is a letter from a to z followed by at most 63 of a to z, 0 to 9 and underscore.
 * {@code x} is reserved: it is the variable in {@code square(exp(x))}.
 */
public final class FunctionNames {
  private static final int LONGEST = 64;
  private static final String VARIABLE = "x";

  private FunctionNames() {}

  /** Returns whether {@code name} may name a function or a factory. */
  public static boolean isLegal(String name) {
    return isIdentifier(name) && !name.equals(VARIABLE);
  }

  /**
   * Returns {@code name}, once it is known to be legal.
   *
   * @throws IllegalArgumentException if {@code name} may not name a function or a factory
   */
  static String requireLegal(String name) {
    if (!isLegal(name)) {
      throw new IllegalArgumentException(
          "name must be a letter a-z followed by up to 63 of a-z, 0-9 and _, and not x, was '"
              + name
              + "'");
    }
    return name;
  }

  /**
   * Returns whether {@code name} has the form of a name; a parameter may have any such name, {@code
   * x} included.
   */
  static boolean isIdentifier(String name) {
    Objects.requireNonNull(name, "name must not be null");
    if (name.isEmpty() || name.length() > LONGEST || !isSmall(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isSmallOrDigit(c) && c != '_') {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the name of a class: the value of its {@link FunctionName}, else {@link
   * #fromSimpleName(String)}.
   *
   * @throws IllegalStateException if that is no legal name; the message says what to do
   */
  static String ofClass(Class<?> type) {
    FunctionName annotation = type.getAnnotation(FunctionName.class);
    String name = annotation != null ? annotation.value() : fromSimpleName(type.getSimpleName());
    if (!isLegal(name)) {
      throw new IllegalStateException(
          type.getName()
              + (annotation != null
                  ? " has @FunctionName(\"" + name + "\"), which is no legal name"
                  : " has a simple name that yields no legal function name")
              + ": put a legal @FunctionName on the class or use ElementwiseFunction.of(name, ...)");
    }
    return name;
  }

  /**
   * Returns the simple name of a class in lower snake case: {@code Square} gives {@code square},
   * {@code LogSumExp} gives {@code log_sum_exp}, {@code Log1p} gives {@code log1p}, {@code GELU}
   * gives {@code gelu}, {@code BesselJ} gives {@code bessel_j}.
   *
   * <p>An underscore goes before a capital that follows a small letter or a digit, and before the
   * last capital of a run that a small letter follows. Only A to Z are changed, whatever the
   * locale. The result need not be {@linkplain #isLegal legal}.
   *
   * @param simpleName as {@link Class#getSimpleName()} gives it; may be empty
   */
  public static String fromSimpleName(String simpleName) {
    Objects.requireNonNull(simpleName, "simpleName must not be null");
    StringBuilder name = new StringBuilder(simpleName.length() + 8);
    for (int i = 0; i < simpleName.length(); i++) {
      char c = simpleName.charAt(i);
      if (!isCapital(c)) {
        name.append(c);
        continue;
      }
      char before = i > 0 ? simpleName.charAt(i - 1) : '_';
      char after = i + 1 < simpleName.length() ? simpleName.charAt(i + 1) : '_';
      boolean startsWord = isSmallOrDigit(before) || (isCapital(before) && isSmall(after));
      if (startsWord) {
        name.append('_');
      }
      name.append((char) (c + ('a' - 'A')));
    }
    return name.toString();
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isSmallOrDigit(char c) {
    return isSmall(c) || (c >= '0' && c <= '9');
  }
}
