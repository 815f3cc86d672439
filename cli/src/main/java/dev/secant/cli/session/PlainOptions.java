package dev.secant.cli.session;

/**
 * Options that a {@linkplain PlainCommandLine plain command line} sets: the same fields, under the
 * same names and from the same texts, as picocli does by their annotations.
 */
public interface PlainOptions {
  /** Sets an option that has no value; returns whether there is one of this name. */
  default boolean set(String flag) {
    return false;
  }

  /**
   * Sets an option that has a value; returns whether there is one of this name.
   *
   * @throws IllegalArgumentException if the value is none of this option's
   */
  boolean set(String name, String value);
}
