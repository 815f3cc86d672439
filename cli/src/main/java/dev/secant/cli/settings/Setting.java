package dev.secant.cli.settings;

import dev.secant.cli.userfile.KeyLine;
import org.jspecify.annotations.Nullable;

/**
 * A value for an option that the command line does not give.
 *
 * @param command whose option it is, as {@code plugins list}; empty for all that have it
 * @param option its name without hyphens, as {@code time-limit}
 * @param value as it would stand on the command line
 * @param source {@code $SECANT_FORMAT}, or file and line
 * @param line of the file; null if a variable has it
 */
public record Setting(
    String command, String option, String value, String source, @Nullable KeyLine line) {

  /** Returns the option as the command line has it: {@code --time-limit}. */
  public String name() {
    return "--" + option;
  }
}
