package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Offer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the problems of a registry, each once, and logs each at warn. Thread-safe. */
final class ProblemLog {
  /** Initialised by the first problem: a run without any never starts the logging framework. */
  private static final class Log {
    static final Logger LOGGER = LoggerFactory.getLogger(FunctionRegistry.class);
  }

  /** Logged before, so no news. */
  private final Set<Problem> logged;

  private final Set<Problem> problems = new LinkedHashSet<>();

  /** By short name, why a plug-in that is refused as a whole does not offer the function. */
  private final Map<String, Problem> reasons = new HashMap<>();

  ProblemLog() {
    this(List.of());
  }

  /**
   * @param logged what is not to be logged again
   */
  ProblemLog(List<Problem> logged) {
    this.logged = logged.isEmpty() ? Set.of() : new HashSet<>(logged);
  }

  /** Adds a problem that was logged already. */
  void addLogged(Problem problem) {
    synchronized (problems) {
      problems.add(problem);
    }
  }

  void add(Problem problem) {
    boolean isNew;
    synchronized (problems) {
      isNew = problems.add(problem) && !logged.contains(problem);
    }
    if (isNew) {
      log(problem);
    }
  }

  /** Logs a problem that is kept elsewhere. */
  static void log(Problem problem) {
    Log.LOGGER.warn("{}", problem);
  }

  /** Adds a problem for which functions are missing that would be there without it. */
  void add(Problem problem, List<Offer> missing) {
    add(problem);
    synchronized (problems) {
      missing.forEach(offer -> reasons.putIfAbsent(offer.name(), problem));
    }
  }

  /** Returns why there is no function of this short or full name, if that is known. */
  @Nullable Problem reason(String name) {
    int dot = name.indexOf('.');
    String plugin = dot < 0 ? "" : name.substring(0, dot);
    String function = name.substring(dot + 1);
    for (Problem problem : sorted()) {
      boolean isThis = problem.function().equals(function);
      boolean isOfPlugin = problem.plugin().equals(plugin);
      boolean isWholePlugin = isOfPlugin && problem.function().isEmpty();
      if (problem.severity() == Problem.Severity.ERROR
          && (dot < 0 ? isThis : isWholePlugin || (isThis && isOfPlugin))) {
        return problem;
      }
    }
    synchronized (problems) {
      return reasons.get(name);
    }
  }

  /** Says what was found, if something went wrong on the way. */
  void summarise(int plugins, int functions) {
    synchronized (problems) {
      if (problems.isEmpty()) {
        return;
      }
    }
    Log.LOGGER.debug("found {} functions in {} plug-ins", functions, plugins);
  }

  /** Returns all so far, in their order. */
  List<Problem> sorted() {
    synchronized (problems) {
      return problems.isEmpty() ? List.of() : problems.stream().sorted(Problem.ORDER).toList();
    }
  }
}
