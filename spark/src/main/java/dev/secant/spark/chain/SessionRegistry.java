package dev.secant.spark.chain;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.UnknownFunctionException;
import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The functions of a session: built-in ones, and those of JARs that executors are given too. */
final class SessionRegistry implements AutoCloseable {
  private static final String BY = "--jars, spark.jars or ADD JAR";

  /** Enough to find the one that matters; the log has all. */
  private static final int MOST_PROBLEMS = 5;

  private final FoundJars found;
  private final FunctionRegistry registry;

  SessionRegistry(ChainSettings settings, FoundJars found) {
    this.found = found;
    FunctionRegistry.Builder builder =
        FunctionRegistry.builder().classPath(BuiltIns.here().view()).withoutCache();
    settings.applyTo(builder);
    found.jars().keySet().forEach(builder::plugin);
    registry = builder.build(); // which logs what is wrong with a JAR
  }

  /** Returns what to send for a chain. */
  ShippedChain ship(String text) {
    Chain chain = chain(text);
    SortedMap<String, SortedSet<String>> names = new TreeMap<>();
    for (Stage stage : chain.stages()) {
      names.computeIfAbsent(stage.origin().plugin(), id -> new TreeSet<>()).add(stage.name());
    }
    Map<String, PluginEntry> entries = new HashMap<>();
    registry.report().plugins().forEach(entry -> entries.put(entry.id(), entry));
    List<PluginPin> pins = new ArrayList<>();
    names.forEach(
        (id, ofPlugin) -> {
          PluginEntry entry = entries.get(id);
          if (entry != null && entry.sha256().isPresent()) {
            pins.add(pin(entry, entry.sha256().get(), List.copyOf(ofPlugin)));
          }
        });
    return new ShippedChain(chain.toString(), pins, BuiltIns.here().pins());
  }

  private PluginPin pin(PluginEntry entry, String sha256, List<String> names) {
    String file =
        found.jars().entrySet().stream()
            .filter(jar -> jar.getValue().equals(sha256))
            .map(jar -> String.valueOf(jar.getKey().getFileName()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ChainRefusedException(
                        entry.location()
                            + " changed while it was opened; run the query again once it is"
                            + " copied"));
    return new PluginPin(entry.id(), entry.version(), file, sha256, names);
  }

  private Chain chain(String text) {
    try {
      return registry.chain(text);
    } catch (FunctionLoadException e) {
      throw new ChainRefusedException(LoadFailure.text(e));
    } catch (ChainSyntaxException e) {
      if (e.getCause() instanceof UnknownFunctionException unknown) {
        throw new ChainRefusedException(e.getMessage() + "\n" + hint(unknown));
      }
      throw e;
    }
  }

  private String hint(UnknownFunctionException unknown) {
    return isAmbiguous(unknown)
        ? "spark.secant.prefer lists the ids of plug-ins whose functions keep their short names"
        : whereFunctionsAre();
  }

  /** Of an unknown name, candidates are other names; of an ambiguous one, it behind plug-ins. */
  private static boolean isAmbiguous(UnknownFunctionException unknown) {
    return !unknown.candidates().isEmpty()
        && unknown.candidates().stream().allMatch(each -> each.endsWith("." + unknown.name()));
  }

  private String whereFunctionsAre() {
    List<String> hints = new ArrayList<>();
    for (Path folder : found.folders()) {
      hints.add(
          "functions in the folder "
              + SafeText.ofPath(folder.toString())
              + " are in no JAR, so that executors cannot have them: package them, and give the JAR"
              + " by "
              + BY);
    }
    hints.addAll(found.unreachable());
    registry.report().problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .limit(MOST_PROBLEMS)
        .map(problem -> "not loaded: " + problem)
        .forEach(hints::add);
    hints.add(
        found.jars().isEmpty()
            ? "plug-ins are JARs given by " + BY + "; there is none"
            : "plug-ins are JARs given by " + BY + "; there are " + listed());
    return String.join("\n", hints);
  }

  private String listed() {
    return String.join(
        ", ",
        found.jars().keySet().stream()
            .map(jar -> SafeText.of(String.valueOf(jar.getFileName())))
            .toList());
  }

  @Override
  public void close() {
    registry.close();
  }
}
