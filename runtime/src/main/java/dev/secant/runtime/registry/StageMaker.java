package dev.secant.runtime.registry;

import dev.secant.api.Arguments;
import dev.secant.api.Function;
import dev.secant.runtime.chain.Origin;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;

/** Makes the stage of a chain from a name, its arguments and a provider. */
final class StageMaker {
  private final StageRequest request;
  private final String name;
  private final LazyProvider provider;
  private final Origin origin;

  StageMaker(StageRequest request, LazyProvider provider, Origin origin) {
    this.request = request;
    this.name = request.name();
    this.provider = provider;
    this.origin = origin;
  }

  /**
   * Returns the stage of a function.
   *
   * @throws IllegalArgumentException if there are arguments, of which it takes none
   * @throws FunctionLoadException if its class does not load
   */
  Stage function() {
    if (request.argumentCount() > 0) {
      throw new IllegalArgumentException(
          name + " takes no arguments, was given " + request.argumentCount());
    }
    return Stage.of(name, Arguments.none(), provider.get().function(), origin);
  }

  /**
   * Returns the stage of the function that a factory creates.
   *
   * @throws IllegalArgumentException if the arguments do not fit the parameters, or the factory
   *     refuses them
   * @throws FunctionLoadException if the class of the factory does not load, or it fails otherwise
   */
  Stage create() {
    LazyProvider.Instance instance = provider.get();
    Arguments arguments;
    try {
      arguments = Arguments.of(instance.parameters(), request.positional(), request.named());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
    // As an object: the verifier lets anything pass where the type is an interface.
    PluginCall.Outcome<Object> outcome = provider.call(() -> instance.factory().create(arguments));
    if (outcome.value() instanceof Function function) {
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

  private FunctionLoadException failed(Arguments arguments, PluginCall.Outcome<Object> outcome) {
    Failure failure = outcome.failure();
    String why;
    if (failure != null) {
      why = "failed: " + LazyProvider.text(failure);
    } else if (outcome.isTimeout()) {
      why = "did not return within " + provider.seconds();
    } else if (outcome.value() != null) {
      why = "returned what is no " + Function.class.getName();
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
    return new FunctionLoadException(origin + ": " + problem.message(), problem);
  }
}
