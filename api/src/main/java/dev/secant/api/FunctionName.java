package dev.secant.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a {@link Function} or {@link FunctionFactory}, where it is not the simple name of its
 * class in lower snake case. Hosts read it from the class file, without loading the class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FunctionName {
  /**
   * The name: a letter from a to z, then up to 63 of a to z, 0 to 9 and underscore; not {@code x}.
   */
  String value();
}
