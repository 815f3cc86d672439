package dev.secant.cli.session;

/** Which of the standard streams a person has in front of them. Asked when it matters: it costs. */
public interface Terminals {
  /** Returns whether standard input is a terminal. */
  boolean isInput();

  /** Returns whether standard output is one. */
  boolean isOutput();

  /** Returns whether standard error is one. */
  boolean isError();

  /** Returns terminals of nobody. */
  static Terminals none() {
    return new Terminals() {
      @Override
      public boolean isInput() {
        return false;
      }

      @Override
      public boolean isOutput() {
        return false;
      }

      @Override
      public boolean isError() {
        return false;
      }
    };
  }
}
