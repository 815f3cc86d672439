package dev.secant.runtime.text;

/**
 * A throwable that stands for what happened elsewhere, in another JVM: the class of the throwable
 * says nothing, and the text says all.
 */
public interface Told {
  /** Returns what happened, in one line that is safe to show. */
  String told();
}
