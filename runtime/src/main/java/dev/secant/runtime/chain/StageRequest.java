package dev.secant.runtime.chain;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the text of a chain asks for at one stage: a name, and arguments as they were written.
 * Immutable and thread-safe.
 */
public final class StageRequest {
  private static final double[] NO_ARGUMENTS = {};

  private final String name;
  private final double[] positional;
  private final Map<String, Double> named;

  private StageRequest(String name, double[] positional, Map<String, Double> named) {
    this.name = name;
    this.positional = positional;
    this.named = named;
  }

  /**
   * Returns the request for a function by its name alone.
   *
   * @param name short or qualified name; whether it is legal and known is the resolver's business
   * @throws NullPointerException if {@code name} is null
   */
  public static StageRequest of(String name) {
    return of(name, NO_ARGUMENTS, Map.of());
  }

  /**
   * Returns the request for a function with arguments.
   *
   * @param name short or qualified name; whether it is legal and known is the resolver's business
   * @param positional arguments without a name, in their order; copied
   * @param named arguments with a name, in their order; copied
   * @throws NullPointerException if an argument, a name or a value is null
   */
  public static StageRequest of(String name, double[] positional, Map<String, Double> named) {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(positional, "positional must not be null");
    Objects.requireNonNull(named, "named must not be null");
    Map<String, Double> copy = new LinkedHashMap<>();
    for (Map.Entry<String, Double> argument : named.entrySet()) {
      String key = Objects.requireNonNull(argument.getKey(), "a name in named must not be null");
      if (argument.getValue() == null) {
        throw new NullPointerException("named[" + key + "] must not be null");
      }
      copy.put(key, argument.getValue());
    }
    return new StageRequest(name, positional.clone(), Collections.unmodifiableMap(copy));
  }

  /** Returns the short or qualified name, as it stands in the text. */
  public String name() {
    return name;
  }

  /** Returns the arguments without a name, in their order, as a new array; empty for none. */
  public double[] positional() {
    return positional.clone();
  }

  /** Returns the arguments with a name, in their order; immutable, empty for none. */
  public Map<String, Double> named() {
    return named;
  }

  /** Returns how many arguments there are of both kinds. */
  public int argumentCount() {
    return positional.length + named.size();
  }

  /** Returns name and arguments in a form for debugging: {@code clip[0.0]{max=1.0}}. */
  @Override
  public String toString() {
    return name + Arrays.toString(positional) + named;
  }
}
