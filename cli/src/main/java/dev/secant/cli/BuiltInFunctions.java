package dev.secant.cli;

import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.chain.StageResolver;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.UnknownFunctionException;

/**
 * What a registry has of built-in functions. They own their names: whatever plug-ins there are
 * besides, each of these names finds the same function.
 */
final class BuiltInFunctions implements StageResolver {
  private static final String PLUGIN = "core";

  private final FunctionRegistry registry;

  BuiltInFunctions(FunctionRegistry registry) {
    this.registry = registry;
  }

  /** Returns whether a name is that of one of them. */
  boolean has(String name) {
    try {
      return registry.function(name).plugin().equals(PLUGIN);
    } catch (UnknownFunctionException e) {
      return false;
    }
  }

  /**
   * Returns the stage of one.
   *
   * @throws IllegalArgumentException if there is none of this name, or the arguments do not fit
   * @throws FunctionLoadException if it does not load
   */
  @Override
  public Stage resolve(StageRequest request) {
    if (!has(request.name())) {
      throw new IllegalArgumentException(request.name() + " is no built-in function");
    }
    return registry.resolve(request);
  }
}
