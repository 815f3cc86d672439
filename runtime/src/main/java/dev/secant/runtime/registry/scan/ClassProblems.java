package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import java.util.function.Consumer;

/** The problems of the classes that one services file lists: no more than help anybody. */
public final class ClassProblems {
  static final int MAX_LISTED = 50;

  private final String location;
  private final String plugin;
  private final String entry;
  private final Consumer<Problem> problems;
  private int count;

  /**
   * @param plugin id of the plug-in, or empty if it is not known
   * @param entry that lists the classes
   */
  public ClassProblems(String location, String plugin, String entry, Consumer<Problem> problems) {
    this.location = location;
    this.plugin = plugin;
    this.entry = entry;
    this.problems = problems;
  }

  /** Adds the problem of a class, with the line that lists it and the name it would have. */
  public void add(Problem problem, String className, int line) {
    count++;
    if (count <= MAX_LISTED) {
      String name =
          problem.function().isEmpty() ? ProviderCheck.guessName(className) : problem.function();
      Problem placed = problem.entry().isEmpty() ? problem.inEntry(entry, line) : problem;
      problems.accept(placed.ofClass(className).ofFunction(plugin, name));
    }
  }

  /** Says how many were not listed. */
  public void finish() {
    if (count > MAX_LISTED) {
      problems.accept(
          Problem.of(
                  ProblemCode.TOO_MANY_PROBLEMS,
                  location,
                  (count - MAX_LISTED) + " more classes have a problem",
                  "")
              .inEntry(entry, 0));
    }
  }

  /** Returns how messages call the plug-in. */
  public String location() {
    return location;
  }

  /** Returns how many there were. */
  public int count() {
    return count;
  }
}
