package dev.secant.runtime.worker;

import dev.secant.api.Arguments;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A factory in a worker; what it creates is there, too. */
final class RemoteFactory implements FunctionFactory {
  private final RemoteInstance instance;

  RemoteFactory(RemoteInstance instance) {
    this.instance = instance;
  }

  @Override
  @SuppressWarnings("NullAway") // what the plug-in returns, whatever it may
  public List<Parameter> parameters() {
    return Descriptions.parameters(instance);
  }

  @Override
  @SuppressWarnings("NullAway")
  public Function create(Arguments arguments) {
    List<Parameter> parameters = parameters();
    RemoteInstance created = instance.created(parameters, arguments);
    @Nullable Traits traits = created.makeIfAny();
    if (traits == null) {
      return null;
    }
    if (!traits.isFunction()) {
      String what = "it returned what is no " + Function.class.getName();
      throw new Fault("THREW", what, what).exception();
    }
    return RemoteFunction.of(created, traits);
  }

  @Override
  @SuppressWarnings("NullAway")
  public String name() {
    return Descriptions.name(instance);
  }

  @Override
  @SuppressWarnings("NullAway")
  public String description() {
    return Descriptions.description(instance);
  }

  @Override
  @SuppressWarnings("NullAway")
  public List<Example> examples() {
    return Descriptions.examples(instance);
  }
}
