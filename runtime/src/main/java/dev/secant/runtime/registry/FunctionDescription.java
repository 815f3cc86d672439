package dev.secant.runtime.registry;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function says of itself once it is loaded. Values only: no class of a plug-in is kept. */
public final class FunctionDescription {
  private final String description;
  private final Domain domain;
  private final List<Parameter> parameters;
  private final List<Example> examples;
  private final boolean elementwise;
  private final boolean differentiable;
  private final boolean bulk;

  /** What a function or factory says in values of the api. */
  record Said(
      String description, Domain domain, List<Parameter> parameters, List<Example> examples) {}

  /**
   * @param function the function itself, or one that the factory made; null if it made none
   */
  FunctionDescription(Said said, @Nullable Function function) {
    this.description = said.description;
    this.domain = said.domain;
    this.parameters = said.parameters;
    this.examples = said.examples;
    this.elementwise = function instanceof ElementwiseFunction;
    this.differentiable = function instanceof DifferentiableFunction;
    this.bulk = function instanceof BulkFunction;
  }

  /**
   * Returns one line that says what the function computes, safe to print; empty if there is none.
   */
  public String description() {
    return description;
  }

  /**
   * Returns where the function is defined; for a factory, the domain of the function made from the
   * defaults or from the arguments of the first example, else the whole line.
   */
  public Domain domain() {
    return domain;
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
  public boolean isElementwise() {
    return elementwise;
  }

  /** Returns whether the function knows its derivative. */
  public boolean isDifferentiable() {
    return differentiable;
  }

  /** Returns whether the function has a kernel over arrays of its own. */
  public boolean isBulk() {
    return bulk;
  }
}
