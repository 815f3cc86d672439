package dev.secant.explore.answer;

import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.RegistryReport;
import java.util.Locale;

/**
 * All functions by name, where they come from, and what failed to load. The built-in functions
 * describe themselves; those of plug-ins do when they are asked for, since that runs their code.
 */
final class FunctionsAnswer implements Answer {
  private static final String BUILT_IN = "core";

  private final FunctionRegistry registry;

  FunctionsAnswer(FunctionRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void write(Question question, JsonWriter json) {
    json.object().name("functions").array();
    registry.functions().forEach(entry -> function(entry, json));
    json.endArray();
    RegistryReport report = registry.report(); // after the functions: describing may add problems
    json.name("plugins").array();
    report.plugins().forEach(plugin -> plugin(plugin, json));
    json.endArray().name("problems").array();
    report.problems().forEach(problem -> problem(problem, json));
    json.endArray().endObject();
  }

  private static void function(FunctionEntry entry, JsonWriter json) {
    json.object();
    json.name("name").value(entry.isShortNameUnique() ? entry.name() : entry.qualifiedName());
    json.name("plugin").value(entry.plugin());
    json.name("isFactory").value(entry.kind() == FunctionEntry.Kind.FACTORY);
    if (entry.plugin().equals(BUILT_IN)) {
      try {
        DescriptionAnswer.members(entry.describe(), json);
      } catch (FunctionLoadException e) {
        json.name("failure").value(String.valueOf(e.getMessage()));
      }
    }
    json.endObject();
  }

  private static void plugin(PluginEntry plugin, JsonWriter json) {
    json.object().name("id").value(plugin.id());
    json.name("version").value(plugin.version());
    json.name("location").value(plugin.location());
    json.name("functions").value(plugin.functionCount()).endObject();
  }

  private static void problem(Problem problem, JsonWriter json) {
    json.object();
    json.name("severity").value(problem.severity().name().toLowerCase(Locale.ROOT));
    json.name("text").value(problem.toString());
    json.endObject();
  }
}
