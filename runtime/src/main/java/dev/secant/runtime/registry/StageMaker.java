package dev.secant.runtime.registry;

import dev.secant.api.Arguments;
import dev.secant.api.Function;
import dev.secant.runtime.chain.Origin;
import dev.secant.runtime.chain.Stage;
import java.util.Map;

/** Makes the stage of a chain from a name, its arguments and a provider. */
final class StageMaker {
  private final String name;
  private final LazyProvider provider;
  private final Origin origin;

  /**
   * @param name as it was asked for, short or full
   */
  StageMaker(String name, LazyProvider provider, Origin origin) {
    this.name = name;
    this.provider = provider;
    this.origin = origin;
  }

  /** Returns the stage of a function, which takes no arguments. */
  Stage function(int argumentCount) {
    if (argumentCount > 0) {
      throw new IllegalArgumentException(name + " takes no arguments, was given " + argumentCount);
    }
    return Stage.of(name, Arguments.none(), provider.get().function(), origin);
  }

  /** Returns the stage of the function that a factory creates. */
  Stage create(double[] positional, Map<String, Double> named) {
    LazyProvider.Instance instance = provider.get();
    Arguments arguments;
    try {
      arguments = Arguments.of(instance.parameters(), positional, named);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
    PluginCall.Outcome<Function> outcome =
        provider.call(() -> instance.factory().create(arguments));
    Function function = outcome.value();
    if (function != null) {
      return Stage.of(name, arguments, function, origin);
    }
    Failure failure = outcome.failure();
    if (failure != null && failure.kind() == Failure.Kind.ILLEGAL_ARGUMENT) {
      throw new IllegalArgumentException(
          name
              + ": "
              + (failure.text().isEmpty()
                  ? "it takes no such arguments: " + arguments
                  : failure.text()));
    }
    throw failed(arguments, outcome);
  }

  private IllegalArgumentException failed(
      Arguments arguments, PluginCall.Outcome<Function> outcome) {
    Failure failure = outcome.failure();
    String why;
    if (failure != null) {
      why = "failed: " + LazyProvider.text(failure);
    } else if (outcome.isTimeout()) {
      why = "did not return within " + provider.seconds();
    } else {
      why = "returned null";
    }
    Problem problem =
        provider.report(
            ProblemCode.FACTORY_FAILED,
            "the factory could not create "
                + name
                + "("
                + arguments
                + "): create() of "
                + provider.subject()
                + " "
                + why,
            "tell the author of the plug-in");
    return new IllegalArgumentException(origin + ": " + problem.message());
  }
}
