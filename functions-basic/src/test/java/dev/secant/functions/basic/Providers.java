package dev.secant.functions.basic;

import dev.secant.api.Arguments;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** What the module provides, as a host finds it. */
final class Providers {
  static {
    // Only hosts declare that they use the services; in the module, its tests are the host.
    Providers.class.getModule().addUses(Function.class).addUses(FunctionFactory.class);
  }

  private Providers() {}

  static List<Function> functions() {
    return ServiceLoader.load(Function.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  static List<FunctionFactory> factories() {
    return ServiceLoader.load(FunctionFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Returns the functions by name, and what the factories create in their examples: pow(3). */
  static Map<String, Function> byCall() {
    Map<String, Function> functions = new LinkedHashMap<>();
    for (Function function : functions()) {
      functions.put(function.name(), function);
    }
    for (FunctionFactory factory : factories()) {
      for (Example example : factory.examples()) {
        String call = factory.name() + "(" + example.arguments() + ")";
        functions.put(call, factory.create(example.arguments()));
      }
    }
    return functions;
  }

  static Map<String, DifferentiableElementwiseFunction> elementwiseByCall() {
    Map<String, DifferentiableElementwiseFunction> functions = new LinkedHashMap<>();
    byCall()
        .forEach(
            (call, function) -> {
              if (function instanceof DifferentiableElementwiseFunction elementwise) {
                functions.put(call, elementwise);
              }
            });
    return functions;
  }

  /** Returns the elementwise function of a name and arguments. */
  static DifferentiableElementwiseFunction elementwise(String name, double... arguments) {
    for (FunctionFactory factory : factories()) {
      if (factory.name().equals(name)) {
        return (DifferentiableElementwiseFunction)
            factory.create(Arguments.of(factory.parameters(), arguments));
      }
    }
    List<DifferentiableElementwiseFunction> found = new ArrayList<>();
    for (Function function : functions()) {
      if (function.name().equals(name)) {
        found.add((DifferentiableElementwiseFunction) function);
      }
    }
    if (found.size() != 1) {
      throw new AssertionError(name + " must be provided once, was " + found);
    }
    return found.get(0);
  }
}
