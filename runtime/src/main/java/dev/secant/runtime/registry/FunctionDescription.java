package dev.secant.runtime.registry;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.Parameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a function says of itself once it is loaded. Values only: no class of a plug-in is kept. */
public final class FunctionDescription {
  /** An answer to a question about the functions of a factory, which need not be alike. */
  public enum Answer {
    /** It is so; for a factory, so it is with the defaults or the arguments of an example. */
    YES,
    /** It is not so; for a factory, with the defaults or the arguments of an example. */
    NO,
    /** A factory with a required parameter and no example: nobody can tell without arguments. */
    DEPENDS;

    private static Answer of(@Nullable Function function, Class<?> type) {
      if (function == null) {
        return DEPENDS;
      }
      return type.isInstance(function) ? YES : NO;
    }
  }

  private final String description;
  private final @Nullable Domain domain;
  private final List<Parameter> parameters;
  private final List<Example> examples;
  private final Answer elementwise;
  private final Answer differentiable;
  private final Answer bulk;

  /** What a function or factory says in values of the api. */
  record Said(
      String description,
      @Nullable Domain domain,
      List<Parameter> parameters,
      List<Example> examples) {}

  /**
   * @param function the function itself, or one that the factory made; null if it made none
   */
  FunctionDescription(Said said, @Nullable Function function) {
    this.description = said.description;
    this.domain = said.domain;
    this.parameters = said.parameters;
    this.examples = said.examples;
    this.elementwise = Answer.of(function, ElementwiseFunction.class);
    this.differentiable = Answer.of(function, DifferentiableFunction.class);
    this.bulk = Answer.of(function, BulkFunction.class);
  }

  /**
   * Returns one line that says what the function computes, safe to print; empty if there is none.
   */
  public String description() {
    return description;
  }

  /**
   * Returns where the function is defined; for a factory, the domain of the function made from the
   * defaults, or from the arguments of the first example where they are not enough. Empty for a
   * factory that has neither: the domain depends on the arguments.
   */
  public Optional<Domain> domain() {
    return Optional.ofNullable(domain);
  }

  /** Returns the parameters of a factory; empty for a function. Immutable. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Returns examples, possibly none. Immutable. */
  public List<Example> examples() {
    return examples;
  }

  /** Returns whether the function maps each element by itself. */
  public Answer elementwise() {
    return elementwise;
  }

  /** Returns whether the function knows its derivative. */
  public Answer differentiable() {
    return differentiable;
  }

  /** Returns whether the function has a kernel over arrays of its own. */
  public Answer bulk() {
    return bulk;
  }
}
