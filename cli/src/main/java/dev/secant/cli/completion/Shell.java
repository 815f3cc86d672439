package dev.secant.cli.completion;

import java.util.Locale;

/** Shells that completion is for. */
public enum Shell {
  /** GNU bash, 4.4 or newer. */
  BASH,
  /** Z shell. */
  ZSH,
  /** fish, 3 or newer. */
  FISH;

  /** Returns the name as an argument: {@code bash}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
