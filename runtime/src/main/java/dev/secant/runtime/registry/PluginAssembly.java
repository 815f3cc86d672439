package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginContent;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.scan.PluginId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plug-in of what its files hold: its content gets a place, an id and code. What depends on
 * where a file is and how it is called is decided here and nowhere before.
 */
final class PluginAssembly {
  private final CodeSupply supply;
  private final ProblemLog problems;

  PluginAssembly(CodeSupply supply, ProblemLog problems) {
    this.supply = supply;
    this.problems = problems;
  }

  /**
   * Returns the plug-in, or null if it is refused as a whole.
   *
   * @param isLocked whether a lock file says what its files must be
   */
  @Nullable FoundPlugin assemble(PluginFiles files, PluginContent content, boolean isLocked) {
    Candidate candidate = files.candidate();
    PluginId id = PluginId.of(content.id(), content.version(), candidate.name());
    Problem refusal = content.refusal();
    if (refusal == null && PluginId.isReserved(id.id())) {
      problems.add(reserved(candidate, id));
      return null;
    }
    for (Problem problem : content.problems()) {
      Problem located = PluginContent.locate(problem, files);
      boolean isOfClass = !problem.className().isEmpty();
      problems.add(isOfClass ? located.ofFunction(id.id(), problem.function()) : located);
    }
    if (refusal != null) {
      refuse(candidate, PluginContent.locate(refusal, files));
      return null;
    }
    PluginFiles usable = files.only(content.files());
    return new FoundPlugin(
        id,
        candidate.location(),
        usable.paths(),
        usable.sha256(),
        content.offers(),
        files,
        supply.codeOf(id.id(), usable, isLocked));
  }

  /** Reports why a plug-in as a whole is not there, under the id that its file claims. */
  void refuse(Candidate candidate, Problem problem) {
    refuse(candidate, problem, List.of());
  }

  /**
   * Reports why a plug-in as a whole may not be used. What its manifest says does not count: under
   * the id of another plug-in it would ask to be trusted whenever a function of that is missing.
   *
   * @param missing what it would offer
   */
  void refuse(Candidate candidate, Problem problem, List<Offer> missing) {
    String id = PluginId.ofFileName(candidate.name()).id();
    problems.add(problem.ofFunction(id, ""), missing);
  }

  private static Problem reserved(Candidate candidate, PluginId id) {
    return Problem.of(
            ProblemCode.RESERVED_ID,
            candidate.location(),
            "the id " + id.id() + " is reserved",
            "give the plug-in another one by Secant-Plugin in its manifest")
        .ofFunction(PluginId.ofFileName(candidate.name()).id(), "");
  }
}
