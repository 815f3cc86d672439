package dev.secant.runtime.registry;

import dev.secant.api.Arguments;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.Parameter;
import dev.secant.runtime.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Asks a function or factory to describe itself; what it fails to say has the default value. */
final class Describer {
  /** More examples than this describe nothing. */
  private static final int MAX_EXAMPLES = 1000;

  private final LazyProvider provider;
  private final FunctionEntry.Kind kind;

  Describer(LazyProvider provider, FunctionEntry.Kind kind) {
    this.provider = provider;
    this.kind = kind;
  }

  FunctionDescription describe() {
    LazyProvider.Instance instance = provider.get();
    boolean isFunction = kind == FunctionEntry.Kind.FUNCTION;
    String description =
        ask(
            "description()",
            "",
            isFunction ? instance.function()::description : instance.factory()::description);
    List<Example> examples =
        ask(
            "examples()",
            List.of(),
            () ->
                copy(isFunction ? instance.function().examples() : instance.factory().examples()));
    Function function = isFunction ? instance.function() : sample(instance, examples);
    Domain domain = function == null ? null : ask("domain()", Domain.all(), function::domain);
    return new FunctionDescription(
        new FunctionDescription.Said(
            SafeText.sentence(description), domain, instance.parameters(), examples),
        function);
  }

  private static @Nullable List<Example> copy(@Nullable List<Example> examples) {
    if (examples == null) {
      return null;
    }
    List<Example> copy = new ArrayList<>();
    for (@Nullable Example example : examples) {
      if (example == null) {
        throw new IllegalArgumentException("example " + (copy.size() + 1) + " must not be null");
      }
      if (copy.size() < MAX_EXAMPLES) {
        copy.add(example);
      } else {
        break;
      }
    }
    return List.copyOf(copy);
  }

  /** A function to look at: from the defaults if there are enough, else as in the first example. */
  private static @Nullable Arguments sampleArguments(
      List<Parameter> parameters, List<Example> examples) {
    if (parameters.stream().noneMatch(Parameter::isRequired)) {
      return Arguments.of(parameters);
    }
    return examples.isEmpty() ? null : examples.get(0).arguments();
  }

  private @Nullable Function sample(LazyProvider.Instance instance, List<Example> examples) {
    Arguments arguments = sampleArguments(instance.parameters(), examples);
    if (arguments == null) {
      return null;
    }
    FunctionFactory factory = instance.factory();
    PluginCall.Outcome<Object> outcome = provider.call(() -> factory.create(arguments));
    if (outcome.value() instanceof Function function) {
      return function;
    }
    fail("create(" + arguments + ")", outcome);
    return null;
  }

  private <T> T ask(String method, T otherwise, Callable<T> call) {
    PluginCall.Outcome<T> outcome = provider.call(call);
    T value = outcome.value();
    if (value == null) {
      fail(method, outcome);
      return otherwise;
    }
    return value;
  }

  private static String returned(@Nullable Object value) {
    return value == null ? "returned null" : "returned what is no " + Function.class.getName();
  }

  private void fail(String method, PluginCall.Outcome<?> outcome) {
    Failure failure = outcome.failure();
    String why =
        outcome.isTimeout()
            ? "did not return within " + provider.seconds()
            : failure == null ? returned(outcome.value()) : "failed: " + LazyProvider.text(failure);
    provider.report(
        ProblemCode.DESCRIPTION_FAILED,
        method + " of " + provider.subject() + " " + why,
        "tell the author of the plug-in");
  }
}
