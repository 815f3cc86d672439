package dev.secant.cli.failure;

/** The exit codes, as every command's help lists them. */
public final class ExitCode {
  /** Everything was done. */
  public static final int SUCCESS = 0;

  /** Some rows, a function, or reading or writing failed. */
  public static final int FAILURE = 1;

  /** The command line asks for something that cannot be done. */
  public static final int USAGE = 2;

  /**
   * The reader of the output went away, as in {@code secant ... | head}: what a shell reports of a
   * program ended by SIGPIPE.
   */
  public static final int BROKEN_PIPE = 128 + 13;

  /** Ctrl-C: what a shell reports of a program ended by SIGINT; 143 of one ended by SIGTERM. */
  public static final int INTERRUPTED = 128 + 2;

  private ExitCode() {}
}
