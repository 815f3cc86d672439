package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Candidate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the generations of one registry, one after the other. What is on the class path is looked
 * at once: its classes are the host's, which cannot load them again.
 */
final class GenerationMaker {
  /** Then it stays as it was: what changes all the time is not to be waited for. */
  private static final int MOST_LOOKS = 3;

  private final RegistryState state;
  private final Places places;
  private final DiscoveryOptions options;
  private final CodeSupply supply;
  private @Nullable ClassPathFindings classPath;

  /**
   * Where a registry looks.
   *
   * @param jars that are plug-ins each, whatever else is beside them
   */
  record Places(List<ClassLoader> classPaths, List<Path> directories, List<Candidate> jars) {
    Places {
      classPaths = List.copyOf(classPaths);
      directories = List.copyOf(directories);
      jars = List.copyOf(jars);
    }
  }

  GenerationMaker(RegistryState state, Places places, DiscoveryOptions options) {
    this.state = state;
    this.places = places;
    this.options = options;
    this.supply = options.supply(state); // one: what plug-ins share outlasts a reload
  }

  /** Returns generation 1. */
  Generation first() {
    return make(Generation.none(), candidate -> false);
  }

  /**
   * Returns what is there now, complete; the same generation if nothing changed. Plug-ins whose
   * content is the same are taken over with their instances; of those in use that changed, the
   * files are secured, so that whoever uses them goes on with the new ones, even if these are
   * replaced before they are first called. If a directory cannot be listed that could be listed
   * before, its plug-ins stay, and that is a problem: it says nothing about what is in it.
   *
   * @param unfinished whether a candidate is about to change and is to stay as it was
   */
  Generation next(Generation current, Predicate<Candidate> unfinished) {
    Generation next = makeSecured(current, unfinished);
    return next.isLike(current) ? current : next;
  }

  private Generation makeSecured(Generation current, Predicate<Candidate> unfinished) {
    Generation next = make(current, unfinished);
    Set<Path> moving = new HashSet<>();
    Set<Path> changed = next.secureOthersThan(current);
    for (int looks = 1; !changed.isEmpty(); looks++) { // it was replaced under the look
      next.closeOthersThan(current);
      if (looks >= MOST_LOOKS) {
        moving.addAll(changed); // ends the loop in the end: so many candidates there are
      }
      next = make(current, unfinished.or(each -> moving.contains(each.jar())));
      changed = next.secureOthersThan(current);
    }
    return next;
  }

  private Generation make(Generation current, Predicate<Candidate> unfinished) {
    ClassPathFindings onClassPath = classPath();
    ProblemLog problems = new ProblemLog(current.report().problems());
    onClassPath.problems().forEach(problems::addLogged);
    Discovery discovery = new Discovery(options, supply, state, problems);
    HeldBack heldBack = HeldBack.of(unfinished, current);
    List<LivePlugin> plugins = new ArrayList<>();
    for (FoundPlugin found : discovery.find(onClassPath.plugins(), places, heldBack)) {
      plugins.add(live(found, current));
    }
    Catalogue catalogue = Catalogue.of(plugins, options.preferred());
    discovery.explainNames(catalogue);
    problems.summarise(plugins.size(), catalogue.entries().size());
    return new Generation(current.number() + 1, plugins, catalogue, problems);
  }

  private LivePlugin live(FoundPlugin found, Generation current) {
    LivePlugin before = current.plugin(found.id().id());
    if (before == null || !before.found().isSameAs(found)) {
      return new LivePlugin(found, state, before != null && before.isInUse());
    }
    if (found.code() != before.found().code()) {
      found.close();
    }
    return before;
  }

  private ClassPathFindings classPath() {
    ClassPathFindings known = classPath;
    if (known == null) {
      known = ClassPathFindings.of(places.classPaths());
      classPath = known;
    }
    return known;
  }
}
