package dev.secant.runtime.registry;

import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Parameter;
import java.util.List;

/**
 * SKELETON of the contract; to be made real: what a function says of itself once it is loaded;
 * values only, no plug-in class is kept.
 */
public final class FunctionDescription {
  private FunctionDescription() {}

  /** One line, or empty. */
  public String description() {
    throw new IllegalStateException("skeleton");
  }

  /**
   * For a factory: the domain of the function made from defaults or the first example's arguments,
   * else the whole line.
   */
  public Domain domain() {
    throw new IllegalStateException("skeleton");
  }

  /** Empty for a function. */
  public List<Parameter> parameters() {
    throw new IllegalStateException("skeleton");
  }

  /** May be empty. */
  public List<Example> examples() {
    throw new IllegalStateException("skeleton");
  }

  /** Maps each element by itself. */
  public boolean isElementwise() {
    throw new IllegalStateException("skeleton");
  }

  /** Knows its derivative. */
  public boolean isDifferentiable() {
    throw new IllegalStateException("skeleton");
  }

  /** Has a kernel over arrays of its own. */
  public boolean isBulk() {
    throw new IllegalStateException("skeleton");
  }
}
