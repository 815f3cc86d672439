package dev.secant.runtime.registry;

import java.util.List;

/** What a registry found and what did not load: a snapshot. Immutable. */
public final class RegistryReport {
  private final List<Problem> problems;
  private final List<PluginEntry> plugins;

  RegistryReport(List<Problem> problems, List<PluginEntry> plugins) {
    this.problems = problems;
    this.plugins = plugins;
  }

  /**
   * Returns all problems so far, errors first, then by location, entry and line; immutable. Those
   * of constructors appear once a function is used.
   */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns the plug-ins that were found, ordered by id; immutable. */
  public List<PluginEntry> plugins() {
    return plugins;
  }

  /** Returns one line a plug-in, then one line a problem. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (PluginEntry plugin : plugins) {
      text.append(plugin).append('\n');
    }
    for (Problem problem : problems) {
      text.append(problem.severity()).append(' ').append(problem).append('\n');
    }
    return text.toString();
  }
}
