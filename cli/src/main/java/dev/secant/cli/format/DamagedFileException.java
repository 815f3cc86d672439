package dev.secant.cli.format;

import java.io.IOException;

/** A file that is not what its form demands: cut off, damaged, or of a form that is not read. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The message is a clause for people that goes on behind the name of the file. */
  public DamagedFileException(String message) {
    super(message);
  }
}
