package dev.secant.explore.answer;

import dev.secant.api.Arguments;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Parameter;
import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.registry.FunctionDescription;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.UnknownFunctionException;
import java.util.List;

/** A chain taken apart: its notation, and each stage with its arguments and where it comes from. */
final class ChainAnswer implements Answer {
  private final FunctionRegistry registry;
  private final Chains chains;

  ChainAnswer(FunctionRegistry registry, Chains chains) {
    this.registry = registry;
    this.chains = chains;
  }

  @Override
  public void write(Question question, JsonWriter json) throws Refusal {
    Chain chain = chains.of(question.chain());
    json.object().name("text").value(chain.toString());
    json.name("isElementwise").value(chain instanceof ElementwiseFunction);
    json.name("domain").value(domain(chain));
    json.name("stages").array();
    for (Stage stage : chain.stages()) {
      stage(stage, json);
    }
    json.endArray().endObject();
  }

  private static String domain(Chain chain) {
    try {
      Domain domain = chain.domain();
      return domain.equals(Domain.all()) ? "" : domain.condition("x");
    } catch (FunctionFailedException e) {
      return ""; // it serves people only
    }
  }

  private void stage(Stage stage, JsonWriter json) {
    json.object().name("text").value(stage.toString());
    json.name("name").value(stage.name());
    json.name("plugin").value(stage.origin().plugin());
    json.name("location").value(stage.origin().location());
    json.name("arguments").array();
    List<Parameter> parameters = parameters(stage);
    for (Parameter parameter : parameters) {
      argument(parameter, stage.arguments(), json);
    }
    json.endArray().endObject();
  }

  private List<Parameter> parameters(Stage stage) {
    if (stage.arguments().equals(Arguments.none())) {
      return List.of();
    }
    try {
      FunctionEntry entry = registry.function(stage.name());
      FunctionDescription description = entry.describe();
      return description.parameters();
    } catch (UnknownFunctionException | FunctionLoadException e) {
      return List.of(); // a chain under a name of its own; it is shown whole
    }
  }

  private static void argument(Parameter parameter, Arguments arguments, JsonWriter json) {
    json.object().name("name").value(parameter.name());
    json.name("kind").value(parameter.kind().name());
    json.name("description").value(parameter.description());
    json.name("range").value(parameter.range().condition(parameter.name()));
    json.name("values").array();
    for (double value : arguments.numbers(parameter.name())) {
      json.value(value);
    }
    json.endArray().endObject();
  }
}
