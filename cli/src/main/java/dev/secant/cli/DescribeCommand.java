package dev.secant.cli;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.ElementwiseFunction;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.ExitCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.PluginOptions;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.UnknownFunctionException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code secant describe}: all that a function says of itself. */
@Command(
    name = "describe",
    description = {
      "Describes a function: its parameters, domain, derivative and examples, and the JAR it comes"
          + " from. Loads its class."
    },
    footer = "  secant describe exp")
final class DescribeCommand implements Callable<Integer> {
  private final Console console;
  private final PluginOptions plugins;

  @Parameters(
      paramLabel = "NAME",
      description = "Name of the function, with its plug-in if needed: special_functions.erf.")
  private String name = "";

  DescribeCommand(Console console, PluginOptions plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    try (FunctionRegistry registry = plugins.open(console, this::isBuiltIn)) {
      PluginProblems problems = PluginProblems.of(registry, console);
      String chain = registry.definitions().get(name);
      if (chain != null) {
        describe(chain, ChainWords.parse(List.of(name), registry));
        return ExitCode.SUCCESS;
      }
      DescriptionText text = describe(registry, problems);
      PrintWriter out = console.outWriter();
      text.print(out);
      out.flush();
      problems.warnOf(text.entry());
    }
    return ExitCode.SUCCESS;
  }

  private void describe(String text, Chain chain) {
    PrintWriter out = console.outWriter();
    out.println(name + " = " + text);
    out.println("  A named chain, by 'secant define'.");
    out.println();
    if (!chain.toString().equals(text)) {
      out.println("  stages      " + Printable.line(chain.toString()));
    }
    out.println(
        "  works on    "
            + (chain instanceof ElementwiseFunction ? "each element by itself" : "whole arrays"));
    out.println(
        "  derivative  "
            + (chain instanceof DifferentiableFunction
                ? "known to all functions"
                : "numerical only"));
    out.flush();
  }

  private boolean isBuiltIn(FunctionRegistry registry) {
    return new BuiltInFunctions(registry).has(name);
  }

  private DescriptionText describe(FunctionRegistry registry, PluginProblems problems) {
    try {
      FunctionEntry entry = registry.function(name);
      return new DescriptionText(entry, entry.describe());
    } catch (UnknownFunctionException e) {
      problems.warn();
      throw new CommandFailure(ErrorCode.UNKNOWN_FUNCTION, e.getMessage() + hint(e), e);
    } catch (FunctionLoadException e) {
      problems.warn();
      throw LoadFailure.of(e);
    }
  }

  /** Where to look if no name is spelt like the one that was asked for. */
  private String hint(UnknownFunctionException e) {
    if (name.matches("(?s).*[|\\s(:].*")) {
      return "\n'secant describe' takes the name of one function; of a chain, 'secant diff --explain' says"
          + " what each stage does";
    }
    return e.candidates().isEmpty() ? "\n'secant functions' lists all" : "";
  }
}
