package dev.secant.runtime.chain;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Where the function of a stage comes from: the plug-in, its JAR, and whether the registry that
 * loaded it is still open. It tells error messages whom to blame.
 */
public final class Origin {
  /** Made when first asked for: most programs run plug-ins alone. */
  private static final class Code {
    static final Origin ORIGIN = new Origin("", "", () -> true, failure -> {});
  }

  private final String plugin;
  private final String location;
  private final BooleanSupplier open;
  private final Consumer<FunctionFailedException> failures;

  private Origin(
      String plugin,
      String location,
      BooleanSupplier open,
      Consumer<FunctionFailedException> failures) {
    this.plugin = plugin;
    this.location = location;
    this.open = open;
    this.failures = failures;
  }

  /** Returns the origin of functions handed over in code: no plug-in, no location, always open. */
  public static Origin code() {
    return Code.ORIGIN;
  }

  /**
   * Returns the origin of a function from a plug-in.
   *
   * @param plugin id of the plug-in, {@code core} for the built-in functions
   * @param location path or URL of its JAR, as text
   * @param open whether the function may still be called; asked at every call of a chain, so it
   *     must be cheap
   */
  public static Origin of(String plugin, String location, BooleanSupplier open) {
    return of(plugin, location, open, failure -> {});
  }

  /**
   * Returns the origin of a function from a plug-in, with one who is told of its failures.
   *
   * @param plugin as {@link #of(String, String, BooleanSupplier)} has it
   * @param location likewise
   * @param open likewise
   * @param failures told of each failure of a call before it is thrown, in the calling thread; it
   *     must be quick, thread-safe, and throw nothing
   */
  public static Origin of(
      String plugin,
      String location,
      BooleanSupplier open,
      Consumer<FunctionFailedException> failures) {
    return new Origin(
        Objects.requireNonNull(plugin, "plugin must not be null"),
        Objects.requireNonNull(location, "location must not be null"),
        Objects.requireNonNull(open, "open must not be null"),
        Objects.requireNonNull(failures, "failures must not be null"));
  }

  /** Tells who wants to know of it. */
  void failed(FunctionFailedException failure) {
    failures.accept(failure);
  }

  /** Returns the id of the plug-in; empty for a function handed over in code. */
  public String plugin() {
    return plugin;
  }

  /** Returns the path or URL of the JAR, as text; empty for a function handed over in code. */
  public String location() {
    return location;
  }

  /** Returns whether functions from here may still be called. */
  public boolean isOpen() {
    return open.getAsBoolean();
  }

  /**
   * Returns {@code plug-in special_functions (plugins/special-functions-1.0.jar)}, or {@code code}.
   */
  @Override
  public String toString() {
    return plugin.isEmpty() ? "code" : "plug-in " + plugin + " (" + location + ")";
  }
}
