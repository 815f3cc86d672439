package dev.secant.cli.failure;

import java.util.Locale;

/**
 * What can go wrong on the command line. Each code has an anchor of the same name in {@code
 * docs/errors.md} and an exit code.
 */
public enum ErrorCode {
  /** An option, argument or combination of them that the command does not take. */
  USAGE(ExitCode.USAGE),
  /** A name that is no function, or one that several plug-ins use. */
  UNKNOWN_FUNCTION(ExitCode.USAGE),
  /** A chain that cannot be read. */
  CHAIN_SYNTAX(ExitCode.USAGE),
  /** Text of {@code --at} or {@code --range} that is no point. */
  INVALID_POINT(ExitCode.USAGE),
  /** A config file, or a variable of the environment, that cannot be used. */
  CONFIG(ExitCode.USAGE),
  /** A named chain that cannot be defined or deleted, or a damaged file of them. */
  NAMED_CHAIN(ExitCode.USAGE),
  /** A folder given by {@code --plugins} that is not there. */
  PLUGIN_FOLDER(ExitCode.USAGE),
  /** An error in a plug-in, where {@code --strict} allows none. */
  PLUGIN_ERRORS(ExitCode.FAILURE),
  /** A folder that differs from its lock file, where {@code --frozen} allows nothing. */
  NOT_AS_LOCKED(ExitCode.FAILURE),
  /** A lock file that is not there, is damaged or cannot be written. */
  LOCK_FILE(ExitCode.FAILURE),
  /** What is to be pinned is no certificate, or several. */
  CERTIFICATE(ExitCode.USAGE),
  /** A name, package or place that a new project cannot have. */
  NEW_PROJECT(ExitCode.USAGE),
  /** Coordinates or a repository that are none. */
  COORDINATES(ExitCode.USAGE),
  /** A plug-in that was not installed: not found, not fetched, not written, or of no use. */
  NOT_INSTALLED(ExitCode.FAILURE),
  /** An input file that is not there or may not be read. */
  INPUT_FILE(ExitCode.USAGE),
  /** A file whose name does not say what form it has, or is to have. */
  UNKNOWN_SUFFIX(ExitCode.USAGE),
  /** Input that is no text in UTF-8. */
  INPUT_ENCODING(ExitCode.USAGE),
  /** A column that the input does not have, or a choice left open. */
  INPUT_COLUMN(ExitCode.USAGE),
  /** Input that stops being CSV, so that the rows behind it cannot be found. */
  INPUT_FORMAT(ExitCode.FAILURE),
  /** Input that stops being readable. */
  INPUT_FAILED(ExitCode.FAILURE),
  /** An output file that cannot be written under its name. */
  OUTPUT_FILE(ExitCode.USAGE),
  /** Rows that the form of the output file cannot hold, as text in an array of numbers. */
  OUTPUT_FORMAT(ExitCode.FAILURE),
  /** Output that stops being writable, as on a full disk. */
  OUTPUT_FAILED(ExitCode.FAILURE),
  /** A derivative at an array of a chain that is not elementwise. */
  NOT_ELEMENTWISE(ExitCode.USAGE),
  /** A gradient or Hessian of a chain that gives several numbers. */
  NO_GRADIENT(ExitCode.USAGE),
  /** A step that is no positive number. */
  INVALID_STEP(ExitCode.USAGE),
  /** A setting of a derivative or a check that is no number or breaks its rule. */
  INVALID_SETTING(ExitCode.USAGE),
  /** A derivative to be checked that nobody claims. */
  NO_DERIVATIVE(ExitCode.USAGE),
  /** A function whose claimed derivative could not be checked. */
  NOT_CHECKED(ExitCode.FAILURE),
  /** A port to listen on that is in use, or may not be used. */
  PORT_NOT_AVAILABLE(ExitCode.FAILURE),
  /** Rows or points without a result. */
  ROW_FAILED(ExitCode.FAILURE),
  /** A function that was found but does not load. */
  FUNCTION_NOT_LOADED(ExitCode.FAILURE),
  /** A Java that {@code secant shell} cannot run on. */
  NO_JSHELL(ExitCode.FAILURE),
  /** A script of {@code secant shell} that does not compile or that threw. */
  SHELL_SCRIPT(ExitCode.FAILURE),
  /** A function that ended the process. */
  PROCESS_ENDED(ExitCode.FAILURE),
  /** A run that Ctrl-C or a termination has ended. */
  INTERRUPTED(ExitCode.INTERRUPTED),
  /** Not enough memory. */
  OUT_OF_MEMORY(ExitCode.FAILURE),
  /** A defect of Secant. */
  INTERNAL_ERROR(ExitCode.FAILURE);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Returns the exit code of a command that ends with this error. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns the anchor in {@code docs/errors.md}: {@code unknown-function}. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns where to read about it: {@code see docs/errors.md#unknown-function}. */
  public String reference() {
    return "see docs/errors.md#" + anchor();
  }
}
