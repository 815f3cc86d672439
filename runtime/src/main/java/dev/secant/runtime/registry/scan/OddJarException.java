package dev.secant.runtime.registry.scan;

/**
 * A JAR is not of the plain form that build tools write. That says nothing against it: it is for
 * the JDK's own reader, which the class loader uses, too, to say what it holds.
 */
final class OddJarException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OddJarException() {
    super("not of the plain form", null, false, false);
  }
}
