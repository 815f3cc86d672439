package dev.secant.runtime.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@linkplain FunctionRegistry#reload() reload} changed. Text only, on which nothing of a
 * plug-in hangs. Immutable.
 */
public final class RegistryChanges {
  private final long generation;
  private final List<PluginEntry> added = new ArrayList<>();
  private final List<PluginEntry> removed = new ArrayList<>();
  private final List<PluginEntry> changed = new ArrayList<>();
  private final List<PluginEntry> replaced = new ArrayList<>();
  private final List<PluginEntry> unchanged = new ArrayList<>();
  private final List<Problem> newProblems;
  private final List<Problem> goneProblems;

  private RegistryChanges(Generation before, Generation after) {
    generation = after.number();
    Map<String, LivePlugin> old = new HashMap<>();
    before.plugins().forEach(plugin -> old.put(plugin.id(), plugin));
    for (LivePlugin plugin : after.plugins()) {
      add(plugin, old.remove(plugin.id()));
    }
    before.plugins().stream()
        .filter(plugin -> old.containsKey(plugin.id()))
        .forEach(plugin -> removed.add(plugin.entry()));
    List<Problem> problemsBefore = before.report().problems();
    List<Problem> problemsAfter = after.report().problems();
    newProblems = without(problemsAfter, problemsBefore);
    goneProblems = without(problemsBefore, problemsAfter);
  }

  private void add(LivePlugin plugin, @Nullable LivePlugin old) {
    if (old == null) {
      added.add(plugin.entry());
    } else if (old == plugin) {
      unchanged.add(plugin.entry());
    } else {
      changed.add(plugin.entry());
      replaced.add(old.entry());
    }
  }

  /** Returns the changes from one generation to the next, or to itself. */
  static RegistryChanges between(Generation before, Generation after) {
    return new RegistryChanges(before, after);
  }

  private static List<Problem> without(List<Problem> problems, List<Problem> others) {
    Set<Problem> known = new HashSet<>(others);
    return problems.stream().filter(problem -> !known.contains(problem)).toList();
  }

  /**
   * Returns the number of the generation that is in use now: 1 after {@link
   * FunctionRegistry.Builder#build()}, and one more after each reload that changed something.
   */
  public long generation() {
    return generation;
  }

  /** Returns whether nothing changed: no plug-in and no problem came, went or changed. */
  public boolean isEmpty() {
    return added.isEmpty()
        && removed.isEmpty()
        && changed.isEmpty()
        && newProblems.isEmpty()
        && goneProblems.isEmpty();
  }

  /** Returns the plug-ins that are new, ordered by id; immutable. */
  public List<PluginEntry> added() {
    return List.copyOf(added);
  }

  /**
   * Returns the plug-ins that are gone, as they were, ordered by id; immutable. The new problems
   * say so if one is still there and cannot be used any more.
   */
  public List<PluginEntry> removed() {
    return List.copyOf(removed);
  }

  /**
   * Returns the plug-ins that have other content than before, or lie elsewhere, as they are now,
   * ordered by id; immutable.
   */
  public List<PluginEntry> changed() {
    return List.copyOf(changed);
  }

  /**
   * Returns the plug-ins with the same content as before, whose classes and instances stay in use,
   * ordered by id; immutable. Those on the class path are always among them.
   */
  public List<PluginEntry> unchanged() {
    return List.copyOf(unchanged);
  }

  /** Returns the problems that came, errors first; immutable. */
  public List<Problem> newProblems() {
    return newProblems;
  }

  /** Returns the problems that went, errors first; immutable. */
  public List<Problem> goneProblems() {
    return goneProblems;
  }

  /**
   * Returns a line that counts, then one line each for what was added ({@code +}), removed ({@code
   * -}) or changed ({@code *}), and for problems that came ({@code !}) or went ({@code ok}):
   *
   * <pre>{@code
   * generation 3: 1 plug-in added, 0 removed, 1 changed, 4 unchanged; 1 new problem, 0 gone
   * + acme 1.0 (plugins/acme-1.0.jar): 6 functions
   * * special 1.1 (plugins/special.jar): 2 functions, was 1.0
   * ! plugins/x.jar: the file is no JAR: it is empty; build or copy it again [docs/errors.md#not-a-jar]
   * }</pre>
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("generation ").append(generation).append(": ");
    text.append(added.size()).append(added.size() == 1 ? " plug-in" : " plug-ins");
    text.append(" added, ").append(removed.size()).append(" removed, ").append(changed.size());
    text.append(" changed, ").append(unchanged.size()).append(" unchanged; ");
    text.append(newProblems.size());
    text.append(newProblems.size() == 1 ? " new problem, " : " new problems, ");
    text.append(goneProblems.size()).append(" gone");
    added.forEach(each -> text.append("\n+ ").append(each));
    removed.forEach(each -> text.append("\n- ").append(each));
    for (int i = 0; i < changed.size(); i++) {
      text.append("\n* ").append(changed.get(i)).append(was(changed.get(i), replaced.get(i)));
    }
    newProblems.forEach(each -> text.append("\n! ").append(each));
    goneProblems.forEach(each -> text.append("\nok ").append(each));
    return text.toString();
  }

  private static String was(PluginEntry now, PluginEntry before) {
    if (!now.location().equals(before.location())) {
      return ", was " + before;
    }
    boolean says = !before.version().isEmpty() && !now.version().equals(before.version());
    return says ? ", was " + before.version() : "";
  }
}
