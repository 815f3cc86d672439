package dev.secant.runtime.registry;

import dev.secant.runtime.text.SafeText;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that did not load, or loads differently than its author may think: where, what and what
 * to do about it. Text only, on which nothing of a plug-in hangs; whatever comes from a JAR is
 * escaped and cut, so that it can be printed anywhere. Immutable.
 */
public final class Problem implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How bad. */
  public enum Severity {
    /** Something is not usable. */
    ERROR,
    /** Everything is usable, but. */
    WARNING
  }

  /** Errors first, then by place, so that the order does not depend on that of discovery. */
  static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::severity)
          .thenComparing(Problem::location)
          .thenComparing(Problem::entry)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::code)
          .thenComparing(Problem::className)
          .thenComparing(Problem::message);

  /** Where in a location; all but the location may be empty. */
  private record Place(
      String location, String entry, int line, String className, String plugin, String function)
      implements Serializable {}

  private final ProblemCode code;
  private final Place place;
  private final String message;
  private final String hint;

  private Problem(ProblemCode code, Place place, String message, String hint) {
    this.code = code;
    this.place = place;
    this.message = message;
    this.hint = hint;
  }

  /**
   * Returns a problem of a location as a whole.
   *
   * @param location the JAR, folder or module, safe to print
   * @param message what is wrong, one sentence without a full stop, safe to print
   * @param hint what to do about it in the same form, or the empty text
   */
  public static Problem of(ProblemCode code, String location, String message, String hint) {
    return new Problem(code, new Place(location, "", 0, "", "", ""), message, hint);
  }

  /** Returns this problem at another location, which must be safe to print. */
  public Problem at(String location) {
    Place at =
        new Place(location, place.entry, place.line, place.className, place.plugin, place.function);
    return new Problem(code, at, message, hint);
  }

  /** Returns this problem with an entry of the JAR and a line in it, 0 for none. */
  public Problem inEntry(String entry, int line) {
    Place at =
        new Place(
            place.location,
            SafeText.of(entry),
            line,
            place.className,
            place.plugin,
            place.function);
    return new Problem(code, at, message, hint);
  }

  /** Returns this problem with the class it is about. */
  public Problem ofClass(String className) {
    Place at =
        new Place(
            place.location,
            place.entry,
            place.line,
            SafeText.of(className),
            place.plugin,
            place.function);
    return new Problem(code, at, message, hint);
  }

  /** Returns this problem with the plug-in and the function it is about; either may be empty. */
  public Problem ofFunction(String plugin, String function) {
    Place at =
        new Place(place.location, place.entry, place.line, place.className, plugin, function);
    return new Problem(code, at, message, hint);
  }

  /** Returns what kind of problem. */
  public ProblemCode code() {
    return code;
  }

  /** Returns how bad it is. */
  public Severity severity() {
    return code.severity();
  }

  /** Returns the JAR, folder or module, as text. */
  public String location() {
    return place.location;
  }

  /** Returns the entry in the JAR, or the empty text. */
  public String entry() {
    return place.entry;
  }

  /** Returns the line in the entry, from 1, or 0. */
  public int line() {
    return place.line;
  }

  /** Returns the name of the class, or the empty text. */
  public String className() {
    return place.className;
  }

  /** Returns the short name of the function that is missing for it, or the empty text. */
  public String function() {
    return place.function;
  }

  /** Returns the id of the plug-in that is missing for it, or the empty text. */
  public String plugin() {
    return place.plugin;
  }

  /** Returns what is wrong: one sentence, the same on every version of Java. */
  public String message() {
    return message;
  }

  /** Returns what to do about it: one sentence, or the empty text. */
  public String hint() {
    return hint;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Problem that
        && code == that.code
        && place.equals(that.place)
        && message.equals(that.message)
        && hint.equals(that.hint);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, place, message);
  }

  /**
   * Returns the problem in one line: {@code plugins/x.jar: the file is empty; copy it again
   * [docs/errors.md#not-a-jar]}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(place.location);
    if (!place.entry.isEmpty()) {
      text.append('!').append(place.entry);
    }
    if (place.line > 0) {
      text.append(':').append(place.line);
    }
    text.append(": ").append(message);
    if (!hint.isEmpty()) {
      text.append("; ").append(hint);
    }
    return text.append(" [docs/errors.md#").append(code.anchor()).append(']').toString();
  }
}
