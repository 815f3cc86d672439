package dev.secant.cli;

import dev.secant.cli.failure.Printable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a command does to get its results, for {@code --explain}: which functions of whom, by which
 * method, at which cost, and what the error bar means. It goes to standard error, so that results
 * stay what they are.
 */
final class Account {
  private static final String BUILT_IN = "core";
  private static final int LABEL = 13;

  private final List<String> lines = new ArrayList<>();

  /** Begins with the chain and where its functions come from. */
  static Account of(Chain chain, FunctionRegistry registry) {
    Account account = new Account().add("chain", chain.toString());
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Stage stage : chain.stages()) {
      String plugin = stage.origin().plugin();
      names.computeIfAbsent(plugin, each -> new LinkedHashSet<>()).add(stage.name());
    }
    names.forEach(
        (plugin, functions) ->
            account.add(
                "functions", String.join(", ", functions) + " of " + source(plugin, registry)));
    return account;
  }

  private static String source(String id, FunctionRegistry registry) {
    for (PluginEntry plugin : registry.report().plugins()) {
      if (plugin.id().equals(id)) {
        String named = (id + " " + plugin.version()).strip();
        return id.equals(BUILT_IN)
            ? named + ", built in"
            : "plug-in " + named + " (" + plugin.location() + ")";
      }
    }
    return id;
  }

  /** Adds a line. */
  Account add(String label, String text) {
    lines.add("  " + label + " ".repeat(LABEL - label.length()) + Printable.line(text));
    return this;
  }

  /** Shows it. */
  void print(PrintWriter err) {
    err.println("secant: what is done");
    lines.forEach(err::println);
  }
}
