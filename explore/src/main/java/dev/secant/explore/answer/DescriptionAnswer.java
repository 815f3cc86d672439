package dev.secant.explore.answer;

import dev.secant.api.Domain;
import dev.secant.api.Parameter;
import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.registry.FunctionDescription;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.UnknownFunctionException;

/** What one function says of itself; its code is run for that. */
final class DescriptionAnswer implements Answer {
  private final FunctionRegistry registry;

  DescriptionAnswer(FunctionRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void write(Question question, JsonWriter json) throws Refusal {
    String name = question.text("name");
    try {
      FunctionDescription description = registry.function(name).describe();
      json.object().name("name").value(name);
      members(description, json);
      json.endObject();
    } catch (UnknownFunctionException e) {
      throw new Refusal(RefusalCode.UNKNOWN_FUNCTION, String.valueOf(e.getMessage()));
    } catch (FunctionLoadException e) {
      throw new Refusal(RefusalCode.FUNCTION_NOT_LOADED, String.valueOf(e.getMessage()));
    }
  }

  /** Writes the members of a description into an object. */
  static void members(FunctionDescription description, JsonWriter json) {
    json.name("description").value(description.description());
    json.name("domain").value(description.domain().map(Domain::toString).orElse(""));
    json.name("isElementwise").value(description.elementwise() != FunctionDescription.Answer.NO);
    json.name("parameters").array();
    description.parameters().forEach(parameter -> parameter(parameter, json));
    json.endArray();
  }

  private static void parameter(Parameter parameter, JsonWriter json) {
    json.object().name("name").value(parameter.name());
    json.name("kind").value(parameter.kind().name());
    json.name("description").value(parameter.description());
    json.name("range").value(parameter.range().condition(parameter.name()));
    if (!parameter.isRequired()) {
      json.name("default").array();
      for (double value : parameter.defaultValue()) {
        json.value(value);
      }
      json.endArray();
    }
    json.endObject();
  }
}
