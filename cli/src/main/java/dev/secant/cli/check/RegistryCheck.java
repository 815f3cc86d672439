package dev.secant.cli.check;

import dev.secant.api.Arguments;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Example;
import dev.secant.api.Parameter;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.check.GradientReport;
import dev.secant.runtime.registry.FunctionDescription;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.text.ThrownText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks every function of a registry that claims a derivative; one with parameters for its
 * defaults and for the arguments of each of its examples. Whatever one of them does, the others are
 * checked.
 */
public final class RegistryCheck {
  private static final int LONGEST_REASON = 1000;

  private final CheckSettings settings;
  private final List<GradientReport> reports = new ArrayList<>();
  private final List<String> silent = new ArrayList<>();
  private final List<String> undetermined = new ArrayList<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  private RegistryCheck(CheckSettings settings) {
    this.settings = settings;
  }

  /** Returns the findings about all functions. */
  public static RegistryCheck of(FunctionRegistry registry, CheckSettings settings) {
    RegistryCheck check = new RegistryCheck(settings);
    registry.functions().forEach(entry -> check.add(entry, registry));
    Comparator<GradientReport> byVerdict = Comparator.comparing(GradientReport::verdict);
    check.reports.sort(byVerdict.reversed()); // stable: else by name
    return check;
  }

  private void add(FunctionEntry entry, FunctionRegistry registry) {
    String name = entry.isShortNameUnique() ? entry.name() : entry.qualifiedName();
    try {
      Set<String> texts = texts(name, entry);
      if (texts.isEmpty()) {
        undetermined.add(name);
      }
      texts.forEach(text -> check(text, registry));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      fail(name, e); // whatever a plug-in is guilty of
    }
  }

  /** Returns what to write for the function; for a factory with all arguments it shows. */
  private static Set<String> texts(String name, FunctionEntry entry) {
    if (entry.kind() == FunctionEntry.Kind.FUNCTION) {
      return Set.of(name);
    }
    FunctionDescription description = entry.describe();
    Set<String> texts = new LinkedHashSet<>();
    if (description.parameters().stream().noneMatch(Parameter::isRequired)) {
      texts.add(name);
    }
    for (Example example : description.examples()) {
      Arguments arguments = example.arguments();
      texts.add(arguments.equals(Arguments.none()) ? name : name + "(" + arguments + ")");
    }
    return texts;
  }

  private void check(String text, FunctionRegistry registry) {
    try {
      Chain chain = registry.chain(text);
      if (!(chain instanceof DifferentiableFunction)) {
        silent.add(text);
      } else if (reports.stream().noneMatch(report -> report.name().equals(chain.toString()))) {
        reports.add(settings.checkKnown(chain));
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      fail(text, e);
    }
  }

  private void fail(String name, Throwable e) {
    String reason =
        e instanceof RuntimeException
            ? Printable.cut(String.valueOf(e.getMessage()).replace("\n", ", "), LONGEST_REASON)
            : ThrownText.of(e, LONGEST_REASON); // the message of an Error is no sentence
    failures.put(name, reason);
  }

  /** Returns what was found, worst first. */
  public List<GradientReport> reports() {
    return List.copyOf(reports);
  }

  /** Returns the functions that claim no derivative. */
  public List<String> silent() {
    return List.copyOf(silent);
  }

  /** Returns the functions that need arguments and have no example that shows some. */
  public List<String> undetermined() {
    return List.copyOf(undetermined);
  }

  /** Returns the functions that could not be checked, and why; safe to print. */
  public Map<String, String> failures() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }
}
