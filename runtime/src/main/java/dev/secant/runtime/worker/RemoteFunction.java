package dev.secant.runtime.worker;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function in a worker. It implements the interfaces of the api that the function does. */
class RemoteFunction implements Function {
  /** Arrays that have ended a worker, and elements of one, that are worth remembering. */
  private static final int MOST_FATAL = 64;

  private static final int LARGEST_FATAL = 4096;

  private final RemoteInstance instance;

  /** By what was asked for and with what. */
  private final FatalInputs<List<Object>> fatal = new FatalInputs<>(MOST_FATAL);

  RemoteFunction(RemoteInstance instance) {
    this.instance = instance;
  }

  /** Returns the function of the kind that the instance is. */
  static Function of(RemoteInstance instance, Traits traits) {
    if (traits.isElementwise()) {
      return RemoteElementwise.of(instance, traits);
    }
    return traits.isDifferentiable() ? new Differentiable(instance) : new RemoteFunction(instance);
  }

  /** One that has {@link #backward} to show. */
  private static final class Differentiable extends RemoteFunction
      implements DifferentiableFunction {
    Differentiable(RemoteInstance instance) {
      super(instance);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // what the plug-in returns, whatever it may
  public Variable apply(Variable input) {
    return ask(Request.APPLY, input);
  }

  /** See {@link DifferentiableFunction#backward}. */
  @SuppressWarnings("NullAway")
  public Variable backward(Variable input, Variable outputGradient) {
    return ask(Request.BACKWARD, input, outputGradient);
  }

  private @Nullable Variable ask(Request request, Variable... inputs) {
    List<Object> key = isSmall(inputs) ? List.of(request, List.of(inputs)) : List.of();
    Fault known = fatal.get(key);
    if (known != null) {
      throw known.exception();
    }
    String activity = request == Request.APPLY ? "apply(Variable)" : "backward(Variable, Variable)";
    try {
      return instance.ask(
          request,
          true,
          () -> activity,
          out -> {
            for (Variable input : inputs) {
              Values.put(out, input);
            }
          },
          Values::variable);
    } catch (RemoteException e) {
      if (e.fault().isOfWorker() && !key.isEmpty()) {
        fatal.put(key, e.fault());
      }
      throw e;
    }
  }

  private static boolean isSmall(Variable... inputs) {
    int size = 0;
    for (Variable input : inputs) {
      size += Math.min(input.size(), LARGEST_FATAL);
    }
    return size <= LARGEST_FATAL;
  }

  @Override
  @SuppressWarnings("NullAway")
  public final String name() {
    return Descriptions.name(instance);
  }

  @Override
  @SuppressWarnings("NullAway")
  public final String description() {
    return Descriptions.description(instance);
  }

  @Override
  @SuppressWarnings("NullAway")
  public final Domain domain() {
    return Descriptions.domain(instance);
  }

  @Override
  @SuppressWarnings("NullAway")
  public final List<Example> examples() {
    return Descriptions.examples(instance);
  }
}
