package dev.secant.runtime.registry;

/** The problems of the classes that one services file lists: no more than help anybody. */
final class ClassProblems {
  static final int MAX_LISTED = 50;

  private final String location;
  private final String plugin;
  private final String entry;
  private final ProblemLog problems;
  private int count;

  /**
   * @param plugin id of the plug-in, or empty if it is not known
   * @param entry that lists the classes
   */
  ClassProblems(String location, String plugin, String entry, ProblemLog problems) {
    this.location = location;
    this.plugin = plugin;
    this.entry = entry;
    this.problems = problems;
  }

  /** Adds the problem of a class, with the line that lists it and the name it would have. */
  void add(Problem problem, String className, int line) {
    count++;
    if (count <= MAX_LISTED) {
      String name =
          problem.function().isEmpty() ? ProviderCheck.guessName(className) : problem.function();
      Problem placed = problem.entry().isEmpty() ? problem.inEntry(entry, line) : problem;
      problems.add(placed.ofClass(className).ofFunction(plugin, name));
    }
  }

  /** Says how many were not listed. */
  void finish() {
    if (count > MAX_LISTED) {
      problems.add(
          Problem.of(
                  ProblemCode.TOO_MANY_PROBLEMS,
                  location,
                  (count - MAX_LISTED) + " more classes have a problem",
                  "")
              .inEntry(entry, 0));
    }
  }

  String location() {
    return location;
  }

  /** Returns how many there were. */
  int count() {
    return count;
  }
}
