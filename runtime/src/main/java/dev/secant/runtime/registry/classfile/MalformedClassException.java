package dev.secant.runtime.registry.classfile;

/** Thrown for bytes that are no class file; the message says why, in words of our own. */
public final class MalformedClassException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedClassException(String message) {
    super(message, null, false, false);
  }
}
