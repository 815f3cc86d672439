package dev.secant.cli.session;

import dev.secant.cli.failure.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/** Reads the values of options. Both readers of the command line go by this. */
public final class OptionText {
  private OptionText() {}

  /**
   * Returns the path that {@code text} writes.
   *
   * @throws IllegalArgumentException if it is empty, or no path on this system
   */
  public static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "'" + Printable.line(text) + "' is no path: " + e.getReason(), e);
    }
  }

  /**
   * Returns the value that is written as {@code text}, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static <T> T choice(String text, T[] values) {
    StringJoiner known = new StringJoiner(", ");
    for (T value : values) {
      if (value.toString().equalsIgnoreCase(text)) {
        return value;
      }
      known.add(value.toString());
    }
    throw new IllegalArgumentException("must be one of " + known + ", was '" + text + "'");
  }

  /** Returns words as a sentence lists them: {@code a, b and c}. */
  public static String list(Collection<String> words) {
    List<String> all = List.copyOf(words);
    int last = all.size() - 1;
    return last <= 0
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }
}
