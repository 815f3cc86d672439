package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
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
  /** What is wrong with a directory as a whole. */
  private static final Set<ProblemCode> OF_DIRECTORIES =
      EnumSet.of(
          ProblemCode.DIRECTORY_MISSING,
          ProblemCode.DIRECTORY_UNREADABLE,
          ProblemCode.NOT_A_DIRECTORY,
          ProblemCode.BROKEN_LINK);

  /** Then it stays as it was: what changes all the time is not to be waited for. */
  private static final int MOST_LOOKS = 3;

  private final RegistryState state;
  private final Places places;
  private final DiscoveryOptions options;
  private @Nullable ClassPathFindings classPath;

  /** Where a registry looks. */
  record Places(List<ClassLoader> classPaths, List<Path> directories) {
    Places {
      classPaths = List.copyOf(classPaths);
      directories = List.copyOf(directories);
    }
  }

  GenerationMaker(RegistryState state, Places places, DiscoveryOptions options) {
    this.state = state;
    this.places = places;
    this.options = options;
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
   * before, all stays as it was, and that is a problem: it says nothing about what is in it.
   *
   * @param unfinished whether a candidate is about to change and is to stay as it was
   */
  Generation next(Generation current, Predicate<Candidate> unfinished) {
    Generation next = makeSecured(current, unfinished);
    List<Problem> lost = lostDirectories(current, next);
    if (!lost.isEmpty()) {
      next.closeOthersThan(current);
      return current.despite(lost);
    }
    return next.isLike(current) ? current : next;
  }

  private Generation makeSecured(Generation current, Predicate<Candidate> unfinished) {
    Generation next = make(current, unfinished);
    Set<String> moving = new HashSet<>();
    Set<String> changed = next.secureOthersThan(current);
    for (int looks = 1; !changed.isEmpty(); looks++) { // it was replaced under the look
      next.closeOthersThan(current);
      if (looks >= MOST_LOOKS) {
        moving.addAll(changed); // ends the loop in the end: so many candidates there are
      }
      next = make(current, unfinished.or(each -> moving.contains(each.location())));
      changed = next.secureOthersThan(current);
    }
    return next;
  }

  private Generation make(Generation current, Predicate<Candidate> unfinished) {
    ClassPathFindings onClassPath = classPath();
    ProblemLog problems = new ProblemLog(current.report().problems());
    onClassPath.problems().forEach(problems::addLogged);
    Discovery discovery = new Discovery(options, state, problems);
    HeldBack heldBack = HeldBack.of(unfinished, current);
    List<LivePlugin> plugins = new ArrayList<>();
    for (FoundPlugin found :
        discovery.find(onClassPath.plugins(), places.directories(), heldBack)) {
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

  private List<Problem> lostDirectories(Generation current, Generation next) {
    Set<String> directories = new HashSet<>();
    places.directories().forEach(directory -> directories.add(SafeText.of(directory.toString())));
    List<Problem> lost = new ArrayList<>();
    for (Problem problem : next.problemsFound()) {
      if (OF_DIRECTORIES.contains(problem.code())
          && directories.contains(problem.location())
          && !current.problemsFound().contains(problem)) {
        lost.add(
            Problem.of(
                problem.code(),
                problem.location(),
                problem.message() + ", so the plug-ins that were found before stay in use",
                problem.hint()));
      }
    }
    return lost;
  }
}
