package dev.secant.runtime.worker;

import java.io.Serializable;

/**
 * What went wrong in a worker, or with it, as text.
 *
 * @param kind what a registry calls it; the name of a {@link Kind} if the worker itself is the
 *     matter
 * @param text in a few words, as a registry words it
 * @param sentence as it stands behind what failed
 */
public record Fault(String kind, String text, String sentence) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What can be the matter with a worker. */
  public enum Kind {
    /** It did not answer in time. */
    TIMED_OUT,
    /** It ended, or had to be ended. */
    WORKER_ENDED,
    /** It cannot be had at all. */
    WORKER_UNAVAILABLE
  }

  static final String ILLEGAL_ARGUMENT = "ILLEGAL_ARGUMENT";

  /** A kernel changed its input; the text is the first index at which it did. */
  private static final String CHANGED_INPUT = "CHANGED_INPUT";

  static Fault of(Kind kind, String sentence) {
    return new Fault(kind.name(), sentence, sentence);
  }

  static Fault ofChangedInput(int index) {
    return new Fault(CHANGED_INPUT, String.valueOf(index), "changed its input");
  }

  /** Returns the index at which a kernel has changed its input; -1 if that is not the matter. */
  int changedIndex() {
    boolean isIndex = kind.equals(CHANGED_INPUT) && text.matches("[0-9]{1,4}");
    return isIndex ? Integer.parseInt(text) : -1;
  }

  /** Returns whether the worker is the matter, and not the function alone. */
  boolean isOfWorker() {
    return kind.equals(Kind.TIMED_OUT.name()) || kind.equals(Kind.WORKER_ENDED.name());
  }

  void put(MessageWriter out) {
    out.putText(kind).putText(text).putText(sentence);
  }

  static Fault get(MessageReader in) throws BrokenMessageException {
    return new Fault(in.getText(), in.getText(), in.getText());
  }

  /** Returns the exception for it, which is the caller's. */
  RuntimeException exception() {
    return kind.equals(ILLEGAL_ARGUMENT)
        ? new RemoteArgumentException(this)
        : new RemoteException(this);
  }
}
