package dev.secant.runtime.registry.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

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
    return new CopyException(Reason.UNREADABLE, whyNotRead(cause), "");
  }

  static CopyException notWritable(IOException cause) {
    return new CopyException(Reason.NOT_WRITABLE, whyNotWritten(cause), "");
  }

  /** In own words: those of the JDK and of the system differ by version and language. */
  private static String whyNotRead(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "this user may not read it";
    }
    return isOfOpening(cause)
        ? "it cannot be opened, or too many files are open"
        : "it cannot be read to its end, or is damaged";
  }

  private static String whyNotWritten(IOException cause) {
    Throwable first = cause instanceof FileSum.WriteFailure ? cause.getCause() : cause;
    return isOfOpening(first)
        ? "the folder for temporary files may not be written to, or too many files are open"
        : "there is no room for it";
  }

  private static boolean isOfOpening(@Nullable Throwable cause) {
    return cause instanceof FileSystemException || cause instanceof FileNotFoundException;
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
