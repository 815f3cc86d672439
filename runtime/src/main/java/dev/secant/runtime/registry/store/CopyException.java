package dev.secant.runtime.registry.store;

import java.io.IOException;

/** There is no private copy of a file, and why. */
public final class CopyException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  public enum Reason {
    /** The original is not there any more. */
    REMOVED,
    /** The original is another file than the one whose sum was asked for. */
    CHANGED,
    /** The original cannot be read. */
    UNREADABLE,
    /** No copy can be written, neither in the cache nor in the folder for temporary files. */
    NOT_WRITABLE
  }

  private final Reason reason;
  private final String found;

  private CopyException(Reason reason, String message, String found) {
    super(message);
    this.reason = reason;
    this.found = found;
  }

  static CopyException removed() {
    return new CopyException(Reason.REMOVED, "it was removed", "");
  }

  static CopyException changed(String found) {
    return new CopyException(Reason.CHANGED, "it was changed", found);
  }

  static CopyException unreadable(IOException cause) {
    return new CopyException(Reason.UNREADABLE, text(cause), "");
  }

  static CopyException notWritable(IOException cause) {
    return new CopyException(Reason.NOT_WRITABLE, text(cause), "");
  }

  private static String text(IOException cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause.getClass().getSimpleName();
    }
    return message.contains("Too many open files") ? "too many files are open" : message;
  }

  /** Returns what is in the way. */
  public Reason reason() {
    return reason;
  }

  /** Returns the SHA-256 that the original has now; empty unless it was changed. */
  public String found() {
    return found;
  }
}
