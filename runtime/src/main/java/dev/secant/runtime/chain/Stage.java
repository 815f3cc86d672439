package dev.secant.runtime.chain;

import dev.secant.api.Arguments;
import dev.secant.api.Function;
import java.util.Objects;

/**
 * One stage of a chain: a function, with the name and arguments it was asked for by, and where it
 * comes from.
 */
public final class Stage {
  private final String name;
  private final Arguments arguments;
  private final Function function;
  private final Origin origin;

  private Stage(String name, Arguments arguments, Function function, Origin origin) {
    this.name = name;
    this.arguments = arguments;
    this.function = function;
    this.origin = origin;
  }

  /**
   * Returns the stage of a function handed over in code, under its own name.
   *
   * @throws IllegalStateException if the function has no legal name, see {@link Function#name()}
   * @throws IllegalArgumentException if the function calls itself by a name that is not legal
   * @throws NullPointerException if {@code function} or its name is null
   */
  public static Stage of(Function function) {
    Objects.requireNonNull(function, "function must not be null");
    return of(function.name(), Arguments.none(), function, Origin.code());
  }

  /**
   * Returns a stage.
   *
   * @param name the name in the chain, short or qualified
   * @param arguments what the function was created from; {@link Arguments#none()} if it has no
   *     parameters
   * @param function the function
   * @param origin where it comes from
   * @throws IllegalArgumentException if {@code name} is neither a legal name nor one behind the id
   *     of a plug-in (a to z, 0 to 9 and underscore) and a dot; such a chain could not be read back
   * @throws NullPointerException if an argument is null
   */
  public static Stage of(String name, Arguments arguments, Function function, Origin origin) {
    if (!StageName.isLegal(Objects.requireNonNull(name, "name must not be null"))) {
      throw new IllegalArgumentException(
          "name of a stage must be a legal name of a function, perhaps behind a plug-in and a dot,"
              + " was '"
              + FailureText.abridged(name)
              + "'");
    }
    return new Stage(
        name,
        Objects.requireNonNull(arguments, "arguments must not be null"),
        Objects.requireNonNull(function, "function must not be null"),
        Objects.requireNonNull(origin, "origin must not be null"));
  }

  /** Returns the name in the chain, short or qualified. */
  public String name() {
    return name;
  }

  /**
   * Returns what the function was created from; {@link Arguments#none()} if it has no parameters.
   */
  public Arguments arguments() {
    return arguments;
  }

  /** Returns the function. */
  public Function function() {
    return function;
  }

  /** Returns where the function comes from. */
  public Origin origin() {
    return origin;
  }

  /**
   * Returns the stage as it stands in a chain, with its arguments in full: {@code square}, {@code
   * scale(2)}.
   */
  @Override
  public String toString() {
    String text = arguments.toString();
    return text.isEmpty() ? name : name + "(" + text + ")";
  }
}
