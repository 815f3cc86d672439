package dev.secant.runtime.registry;

import java.util.List;

/** What was found on the class path and the module path, and what was wrong there. */
record ClassPathFindings(List<FoundPlugin> plugins, List<Problem> problems) {
  /** Looks with class loaders, in their order. */
  static ClassPathFindings of(List<ClassLoader> loaders) {
    ProblemLog problems = new ProblemLog();
    ClassPathScanner scanner = new ClassPathScanner(problems);
    for (ClassLoader loader : loaders) {
      scanner.scan(loader);
    }
    return new ClassPathFindings(List.copyOf(scanner.plugins()), problems.sorted());
  }
}
