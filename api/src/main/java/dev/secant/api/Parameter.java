package dev.secant.api;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a {@link FunctionFactory}: its name, kind, range, default and one line of
 * description. Immutable.
 *
 * <pre>{@code
 * Parameter.number("exponent", "the power to raise x to")
 * Parameter.number("slope", "slope for x < 0").withDefault(0.01)
 * Parameter.integer("order", "order of the Bessel function").within(Domain.atLeast(0))
 * Parameter.numbers("coefficients", "of the polynomial, highest power first")
 * }</pre>
 */
public final class Parameter {
  /** What a parameter takes. */
  public enum Kind {
    /** One double. */
    NUMBER,
    /** One whole number in the range of {@code int}. */
    INTEGER,
    /** One or more doubles, positional; the last parameter only. */
    NUMBERS
  }

  private final String name;
  private final Kind kind;
  private final String description;
  private final Domain range;
  private final boolean infinityAllowed;
  private final double @Nullable [] defaultValue;

  private Parameter(
      String name,
      Kind kind,
      String description,
      Domain range,
      boolean infinityAllowed,
      double @Nullable [] defaultValue) {
    this.name = name;
    this.kind = kind;
    this.description = description;
    this.range = range;
    this.infinityAllowed = infinityAllowed;
    this.defaultValue = defaultValue;
  }

  /**
   * Returns a required parameter that takes one finite double.
   *
   * @param name a letter from a to z followed by at most 63 of a to z, 0 to 9 and underscore
   * @param description one line
   * @throws IllegalArgumentException if {@code name} has another form
   */
  public static Parameter number(String name, String description) {
    return create(name, Kind.NUMBER, description);
  }

  /**
   * Returns a required parameter that takes one whole number in the range of {@code int}.
   *
   * @param name a letter from a to z followed by at most 63 of a to z, 0 to 9 and underscore
   * @param description one line
   * @throws IllegalArgumentException if {@code name} has another form
   */
  public static Parameter integer(String name, String description) {
    return create(name, Kind.INTEGER, description);
  }

  /**
   * Returns a required parameter that takes all remaining positional arguments, at least one, each
   * a finite double.
   *
   * @param name a letter from a to z followed by at most 63 of a to z, 0 to 9 and underscore
   * @param description one line
   * @throws IllegalArgumentException if {@code name} has another form
   */
  public static Parameter numbers(String name, String description) {
    return create(name, Kind.NUMBERS, description);
  }

  private static Parameter create(String name, Kind kind, String description) {
    if (!FunctionNames.isIdentifier(name)) {
      throw new IllegalArgumentException(
          "parameter name must be a letter a-z followed by up to 63 of a-z, 0-9 and _, was '"
              + name
              + "'");
    }
    Objects.requireNonNull(description, "description must not be null");
    return new Parameter(name, kind, description, Domain.all(), false, null);
  }

  /**
   * Returns this parameter with a range for its value, or for each of its values.
   *
   * @throws IllegalArgumentException if the default is outside {@code range}
   */
  public Parameter within(Domain range) {
    Objects.requireNonNull(range, "range must not be null");
    return new Parameter(name, kind, description, range, infinityAllowed, null).withDefaultOf(this);
  }

  /** Returns this parameter taking also the infinities, on a side where its range has no bound. */
  public Parameter allowingInfinity() {
    return new Parameter(name, kind, description, range, true, defaultValue);
  }

  /**
   * Returns this parameter with a default, which makes it optional.
   *
   * @param values the default: one number, or one or more for {@link Kind#NUMBERS}; copied
   * @throws IllegalArgumentException if there is not one number where one is taken, or one is not
   *     allowed by the kind and range
   */
  public Parameter withDefault(double... values) {
    Objects.requireNonNull(values, "values must not be null");
    if (kind == Kind.NUMBERS ? values.length == 0 : values.length != 1) {
      throw new IllegalArgumentException(
          "default of "
              + name
              + " must be "
              + (kind == Kind.NUMBERS ? "at least one number" : "one number")
              + ", was "
              + values.length
              + " numbers");
    }
    for (double value : values) {
      check(value);
    }
    return new Parameter(name, kind, description, range, infinityAllowed, values.clone());
  }

  private Parameter withDefaultOf(Parameter other) {
    return other.defaultValue == null ? this : withDefault(other.defaultValue);
  }

  /**
   * Returns a copy of a list, once it is known to keep the rules of {@link
   * FunctionFactory#parameters()}.
   *
   * @return an immutable list
   * @throws IllegalArgumentException if two names are equal, one of kind {@link Kind#NUMBERS} is
   *     not the last, or a required one comes after one with a default; the message names it
   * @throws NullPointerException if the list or one of its elements is null
   */
  public static List<Parameter> checkedList(List<Parameter> parameters) {
    List<Parameter> copy =
        List.copyOf(Objects.requireNonNull(parameters, "parameters must not be null"));
    Set<String> names = new HashSet<>();
    boolean optional = false;
    for (Parameter parameter : copy) {
      if (!names.add(parameter.name)) {
        throw new IllegalArgumentException(
            "parameter names must be distinct, " + parameter.name + " is not");
      }
      if (parameter.kind == Kind.NUMBERS && names.size() < copy.size()) {
        throw new IllegalArgumentException(
            "a parameter of several numbers must be the last, " + parameter.name + " is not");
      }
      if (optional && parameter.isRequired()) {
        throw new IllegalArgumentException(
            "required parameters must come before those with a default, "
                + parameter.name
                + " does not");
      }
      optional = !parameter.isRequired();
    }
    return copy;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns what the parameter takes. */
  public Kind kind() {
    return kind;
  }

  /** Returns one line that says what the parameter means. */
  public String description() {
    return description;
  }

  /** Returns the range of the value, or of each value; the whole real line unless set. */
  public Domain range() {
    return range;
  }

  /** Returns whether the parameter must be given, having no default. */
  public boolean isRequired() {
    return defaultValue == null;
  }

  /**
   * Returns the default, as a new array of one number, or of one or more for {@link Kind#NUMBERS}.
   *
   * @throws IllegalStateException if the parameter {@linkplain #isRequired() is required}
   */
  public double[] defaultValue() {
    if (defaultValue == null) {
      throw new IllegalStateException(name + " is required and has no default");
    }
    return defaultValue.clone();
  }

  /**
   * Returns {@code value}, once it is known to be allowed by the kind and range.
   *
   * @throws IllegalArgumentException if it is not; the message names the parameter, the rule and
   *     the value
   */
  double check(double value) {
    if (kind == Kind.INTEGER && value != Math.rint(value)) { // also NaN
      throw violation("must be a whole number", value);
    }
    if (kind == Kind.INTEGER && value != (int) value) {
      throw violation("must be from -2147483648 to 2147483647", value);
    }
    boolean allowed =
        Double.isInfinite(value)
            ? infinityAllowed && (value > 0 ? range.upper() == value : range.lower() == value)
            : range.contains(value);
    if (!allowed) {
      boolean unbounded = range.equals(Domain.all());
      String number = infinityAllowed ? "must be a number" : "must be a finite number";
      throw violation(unbounded ? number : "must satisfy " + range.condition(name), value);
    }
    return value;
  }

  private IllegalArgumentException violation(String rule, double value) {
    return new IllegalArgumentException(
        name + " " + rule + ", was " + Decimal.toShortString(value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameter that
        && name.equals(that.name)
        && kind == that.kind
        && description.equals(that.description)
        && range.equals(that.range)
        && infinityAllowed == that.infinityAllowed
        && Arrays.equals(defaultValue, that.defaultValue);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        name, kind, description, range, infinityAllowed, Arrays.hashCode(defaultValue));
  }

  /**
   * Returns the parameter as in a signature: {@code exponent}, {@code slope=0.01}, {@code
   * coefficients...}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    if (kind == Kind.NUMBERS) {
      text.append("...");
    }
    if (defaultValue != null) {
      text.append('=');
      for (int i = 0; i < defaultValue.length; i++) {
        text.append(i > 0 ? ", " : "").append(Decimal.toShortString(defaultValue[i]));
      }
    }
    return text.toString();
  }
}
