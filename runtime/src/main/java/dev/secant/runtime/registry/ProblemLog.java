package dev.secant.runtime.registry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the problems of a registry, each once, and logs each at warn. Thread-safe. */
final class ProblemLog {
  /** Initialised by the first problem: a run without any never starts the logging framework. */
  private static final class Log {
    static final Logger LOGGER = LoggerFactory.getLogger(FunctionRegistry.class);
  }

  private final Set<Problem> problems = new LinkedHashSet<>();

  void add(Problem problem) {
    boolean isNew;
    synchronized (problems) {
      isNew = problems.add(problem);
    }
    if (isNew) {
      Log.LOGGER.warn("{}", problem);
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
      return problems.stream().sorted(Problem.ORDER).toList();
    }
  }
}
